"""The label service: asking who shows what, choosing what is corrected, reading it back, what became of it."""
