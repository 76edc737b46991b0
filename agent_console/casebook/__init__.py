"""What was done on calls, kept: it knows cases, their events and the outbox, and no screen, backend or file format."""
