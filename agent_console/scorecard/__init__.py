"""How well a call was worked, read off its events by one rubric. It knows no screen, no backend and no file."""
