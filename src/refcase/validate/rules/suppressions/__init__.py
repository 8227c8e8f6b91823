"""SET: what suppresses findings, in the draft or in the settings."""
