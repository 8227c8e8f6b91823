"""Documents from web pages."""
