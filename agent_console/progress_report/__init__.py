"""`agent-console progress` and `train --list`: an agent's own results, in words, as JSON and CSV. It scores nothing."""
