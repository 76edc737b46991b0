"""A training as a plain dialogue: scenarios, brief, the practised caller, the score. It opens no stage."""
