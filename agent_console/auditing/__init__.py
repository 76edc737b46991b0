"""`agent-console audit`: verifying, showing and exporting the logs of a home. It writes into none of them."""
