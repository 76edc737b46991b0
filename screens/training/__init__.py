"""Training on the screens: what stands before, beside and after a practised call. It scores nothing itself."""
