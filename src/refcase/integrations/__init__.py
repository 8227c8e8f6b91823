"""The unit of work on the schedulers of others: a module for each, and nothing of them anywhere else."""
