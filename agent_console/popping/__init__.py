"""`agent-console pop`: a caller's number from the phone system to the running console. It knows no screen."""
