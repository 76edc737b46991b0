"""Step 7: what became of the request, and what was not promised."""
