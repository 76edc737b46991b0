"""Step 5: what the caller wants released."""
