"""`agent-console doctor`: its options, not what it looks at. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import home_option, language_option, one_backend_name
from agent_console.options import Language


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@home_option("Look at this folder.")
@click.option("--backend", callback=one_backend_name, metavar="NAME", help="Look at this backend.")
@language_option("Say it in Chinese or in English.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
def doctor(home: Path | None, backend: str | None, lang: Language | None, as_json: bool) -> int:
    """Look at settings, home, credentials, line and every operation, and say what is not right.

    Changes nothing. Exit code 0: a call can be worked; 1: something failed.
    """
    from agent_console.doctor.running import Asked, run

    return run(Asked(home, backend, lang, as_json))
