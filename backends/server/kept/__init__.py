"""What the server remembers, a table or two a module. Each knows its rows and no HTTP."""
