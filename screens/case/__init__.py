"""The page of an earlier case, its panels and its review."""
