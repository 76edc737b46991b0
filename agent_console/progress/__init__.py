"""What an agent's practised calls come to over time: runs kept, skills, what is due again, certificates. No screen."""
