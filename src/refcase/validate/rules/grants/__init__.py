"""GRA: grant numbers and amounts."""
