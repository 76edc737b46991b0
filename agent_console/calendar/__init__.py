"""Days: it knows the one time zone, working days and promised dates; it does not know cases."""
