"""What many case studies have in common: figures, and how they are shown."""
