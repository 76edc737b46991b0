"""Step 1: three numbers and what the registry says of them."""
