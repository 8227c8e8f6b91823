"""TXT: wording and typing; nearly all of it only when asked for."""
