"""The console as a plain dialogue, a line for each change: for screen readers and the plainest terminals."""
