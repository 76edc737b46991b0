"""What each event makes of a call, a module a topic. It decides nothing: an event says what happened."""
