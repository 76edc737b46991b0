"""The first page: what rings, what is to be followed up, one line that takes every number."""
