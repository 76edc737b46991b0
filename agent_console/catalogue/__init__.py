"""The catalogue of platforms: it knows what the data files say of them and how one is found by its letters."""
