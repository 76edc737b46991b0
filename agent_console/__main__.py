"""`python -m agent_console`: it knows the door's name and nothing else."""

from agent_console.cli import main

if __name__ == "__main__":
    main()
