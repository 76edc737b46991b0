"""Step 6: the list is read back, three answers are taken, 8 sends."""
