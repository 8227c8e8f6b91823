"""ITM: the references and sources themselves, and their identifiers."""
