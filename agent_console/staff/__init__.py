"""Who works here: people, their roles and their passphrases. It knows no screen and no case."""
