"""`agent-console scenarios`: what a trainer who writes scenarios needs. It plays none."""
