"""`agent-console score`: one call by the rubric, in words and as JSON. It judges nothing and gives out no number."""
