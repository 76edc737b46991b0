"""`agent-console sync`: one round of the follow-up without a screen. It knows no terminal toolkit."""
