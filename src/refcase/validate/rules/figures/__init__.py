"""FIG: how amounts and numbers are written, and whether they agree."""
