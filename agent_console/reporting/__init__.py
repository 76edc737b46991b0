"""`agent-console report`: what a desk did, counted. It knows no terminal toolkit and gives out no number."""
