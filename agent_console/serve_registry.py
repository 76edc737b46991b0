"""`agent-console serve-registry`: it knows the options and their limits; the server itself is in `backends.server`."""

from __future__ import annotations

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def serve_registry() -> int:
    """Put a backend behind HTTP, for consoles in a training room or a carrier's own tests."""
    return 2
