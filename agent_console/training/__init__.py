"""Training: scenarios and the caller who answers in them. It reaches no backend, no screen and no network."""
