"""`agent-console train`: the console on which calls are practised. It opens nothing but stages of its own."""
