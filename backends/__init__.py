"""What answers the console: it knows how answers come about; it does not know the terminal."""
