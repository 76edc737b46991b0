"""A backend behind HTTP: CAMARA for the number and its holder, our own contract for bindings and labels."""
