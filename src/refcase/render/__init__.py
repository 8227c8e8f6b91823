"""Renderers: a case study as data or as text for reading, one module for each format."""
