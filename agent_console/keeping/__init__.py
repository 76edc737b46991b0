"""`agent-console casebook`: backups, exports and the retention of casebooks. It knows no terminal toolkit."""
