"""TXT: wording and typing; off unless selected."""
