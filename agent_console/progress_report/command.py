"""`agent-console progress`: its options, not what it prints. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import home_option, language_option, one_staff_no
from agent_console.options import Language


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--json", "form", flag_value="json", help="Print JSON, for a program.")
@click.option("--csv", "form", flag_value="csv", help="Print a row for each run, for a spreadsheet.")
@click.option("--staff-no", callback=one_staff_no, metavar="NO", help="Your staff number (工号).")
@home_option("Look at this folder.")
@language_option("Say it in Chinese or in English.")
def progress(form: str | None, staff_no: str | None, home: Path | None, lang: Language | None) -> int:
    """Show your own practised calls: scores, skills, what is due again, what was passed.

    One agent's alone, compared with nobody. No number and no name of a caller is in it.
    """
    from agent_console.progress_report.running import run

    return run(form, staff_no, home, lang)
