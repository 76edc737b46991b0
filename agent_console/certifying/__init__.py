"""`agent-console certificate`: a trainer's key, and what it signed. It scores nothing."""
