"""What a casebook may be called on the command line. It imports nothing heavy."""

from __future__ import annotations

import click

from agent_console.options import PLAIN_NAME

WORLDS = ("live", "training")


def one_book_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse what can be no casebook's name: a backend's, with its world in front where both have it."""
    if value is None:
        return None
    world, slash, backend = value.rpartition("/")
    if not PLAIN_NAME.fullmatch(backend) or (slash and world not in WORLDS):
        raise click.BadParameter("a casebook's name is such as fake or live/http.")
    return value


book_option = click.option(
    "--backend",
    "which",
    callback=one_book_name,
    metavar="NAME",
    help="Whose casebook, such as http, or live/http; needed where there are several.",
)
"""Add `--backend` of the commands that work on a casebook, not on what answers."""
