"""`agent-console sync`: its options, not what it does. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import home_option, language_option, one_backend_name
from agent_console.options import Language


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option("Work in this folder.")
@click.option("--backend", callback=one_backend_name, metavar="NAME", help="Send to this backend.")
@language_option("Say it in Chinese or in English.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
def sync(home: Path | None, backend: str | None, lang: Language | None, as_json: bool) -> int:
    """Send what waits and ask about open cases, without a screen; for cron.

    Exit code 0: nothing waits; 3: something needs a person; 4: something still waits to be sent;
    5: a console has the casebook open and does it by itself; 6: the registry did not answer a question.
    """
    from agent_console.syncing.running import Asked, run

    return run(Asked(home, backend, lang, as_json))
