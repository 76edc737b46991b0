"""The messages both sides of the wire speak: it knows their shapes and codes, not how they travel or what they do."""
