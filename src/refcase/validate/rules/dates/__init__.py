"""DAT: dates, and the windows of the exercise."""
