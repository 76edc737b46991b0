"""The core of the agent console: it knows a call's facts, gates and files; it does not know the terminal."""

__version__ = "0.1.0"
