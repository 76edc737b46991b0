"""Step 3: is the caller the holder? Compared, never revealed."""
