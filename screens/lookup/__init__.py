"""Step 4: the platforms are asked what hangs on the number."""
