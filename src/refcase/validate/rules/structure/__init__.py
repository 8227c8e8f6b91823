"""STR: sections, headings, length, what is left of the template."""
