"""The pages on which a call ends without a request."""
