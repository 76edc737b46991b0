"""Stages: a registry, cases and a desk of their own for one practised call. They draw nothing and teach nothing."""
