"""`agent-console doctor`: looks at all a call needs and says what is not right. It changes nothing, reads no case."""
