"""The caller's side of a training call: card and phone. Fiction only."""
