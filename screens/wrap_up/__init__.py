"""Step 8: the outcome, the call-back, the notes."""
