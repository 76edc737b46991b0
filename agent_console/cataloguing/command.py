"""`agent-console catalogue`: its options, not what they do. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import Place, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_SETTINGS)
def catalogue() -> None:
    """Look over the files the platforms stand in."""


@catalogue.command(context_settings=_SETTINGS)
@click.argument(
    "folder",
    required=False,
    type=Place(path_type=Path),
    metavar="[FOLDER]",
)
@language_option("Say it in Chinese or in English.")
def lint(folder: Path | None, lang: Language | None) -> int:
    """Say what is wrong in the platform files, one line each; without FOLDER in those the console has.

    Exit code 0: nothing; 1: something.
    """
    from agent_console.cataloguing.running import run

    return run(folder, lang)
