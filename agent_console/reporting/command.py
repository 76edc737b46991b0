"""`agent-console report`: its options, not what it counts. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from agent_console.cli_values import book_option, home_option, language_option
from agent_console.options import Language

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--from", "first_day", type=_DAY, metavar="DATE", help="The first day; today if left out.")
@click.option("--to", "last_day", type=_DAY, metavar="DATE", help="The last day; the first if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
@home_option("Look at this folder.")
@book_option
@language_option("Say it in Chinese or in English.")
def report(
    first_day: datetime | None,
    last_day: datetime | None,
    as_json: bool,
    home: Path | None,
    which: str | None,
    lang: Language | None,
) -> int:
    """Count what was handled, accepted, resolved, overdue and revealed, by day in China.

    Works beside a console. No number and no name is in it.
    """
    from agent_console.reporting.running import Asked, run

    return run(Asked(_day(first_day), _day(last_day), home, which, lang, as_json))


def _day(said: datetime | None) -> date | None:
    return None if said is None else said.date()
