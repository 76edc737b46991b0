"""What the console needs below the toolkit: keys, the Esc key, the real cursor, the driver."""
