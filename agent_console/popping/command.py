"""`agent-console pop`: its options, not what it does. It imports little: a phone system runs it for each call."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import book_option, home_option, language_option
from agent_console.options import Language


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option("The home of the console it rings at.")
@book_option
@language_option("Say it in Chinese or in English.")
def pop(home: Path | None, which: str | None, lang: Language | None) -> int:
    """Hand the caller's number on standard input to the running console, where it rings on the first page.

    Exit code 0: it rings; 2: no number; 3: no console runs; 4: the console did not take it.
    """
    from agent_console.popping.handing import run

    return run(home, which, lang)
