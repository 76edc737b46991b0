"""`agent-console score`: its options, not what it prints. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import book_option, home_option, language_option
from agent_console.options import Language


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("case", metavar="CASE")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
@home_option("Look at this folder.")
@book_option
@language_option("Say it in Chinese or in English.")
def score(case: str, as_json: bool, home: Path | None, which: str | None, lang: Language | None) -> int:
    """Score the call of a case by the rubric, from what was pressed and answered.

    Works beside a console. What can only be heard is not judged. No number and no name is in it.
    """
    from agent_console.scoring.running import run

    return run(case, home, which, lang, as_json)
