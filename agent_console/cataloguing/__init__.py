"""`agent-console catalogue lint`: it knows what a platform file has to hold, and changes no file."""
