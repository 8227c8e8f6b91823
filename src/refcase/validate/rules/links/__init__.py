"""LNK: what is cited, what is listed, and whether they meet."""
