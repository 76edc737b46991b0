"""`agent-console staff`: who may sign in, in which role, by which passphrase."""
