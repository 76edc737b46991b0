"""The services a call can be about: each brings what may be asked for and what is read back. They know no screen."""
