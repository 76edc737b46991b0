"""One file that must never lose anything: it knows SQLite, files and locks, and no cases."""
