"""`agent-console casebook`: its options, not what it does. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from agent_console.cli_values import book_option, home_option, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _where(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options every one of these commands has."""
    with_language = language_option("Say it in Chinese or in English.")(book_option(command))
    return home_option("Look at this folder.")(with_language)


@click.group(context_settings=_SETTINGS)
def casebook() -> None:
    """Back up, restore and list the casebooks of a home."""


@casebook.command(context_settings=_SETTINGS)
@click.argument("dest", required=False, type=click.Path(path_type=Path))
@_where
def backup(dest: Path | None, home: Path | None, which: str | None, lang: Language | None) -> int:
    """Write a verified copy to DEST, a file or a folder; without it, below the home.

    Works beside a console. Nothing is overwritten. The master key is not in it.
    """
    from agent_console.keeping.backing_up import run

    return run(dest, home, which, lang)


@casebook.command(context_settings=_SETTINGS)
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path))
@_where
def restore(source: Path, home: Path | None, which: str | None, lang: Language | None) -> int:
    """Put the backup FROM in the place of a casebook no console has open.

    It is verified first; what was there is kept under a dated name beside it.
    """
    from agent_console.keeping.restoring import run

    return run(source, home, which, lang)


@casebook.command("list", context_settings=_SETTINGS)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
@_where
def list_all(as_json: bool, home: Path | None, which: str | None, lang: Language | None) -> int:
    """List casebooks and the backups below the home, newest first."""
    from agent_console.keeping.listing import run

    return run(home, which, lang, as_json)


@casebook.command(context_settings=_SETTINGS)
@click.option("--yes", is_flag=True, help="Erase; without it nothing is changed.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
@_where
def retain(yes: bool, as_json: bool, home: Path | None, which: str | None, lang: Language | None) -> int:
    """Say what is kept how long; with --yes erase settled cases kept long enough (keep_closed_cases_days).

    Without --yes it works beside a console.
    """
    from agent_console.keeping.retaining import run

    return run(yes, as_json, home, which, lang)


@casebook.command(context_settings=_SETTINGS)
@click.option("--format", "form", default="json", show_default=True, type=click.Choice(["json", "csv"]))
@_where
def export(form: str, home: Path | None, which: str | None, lang: Language | None) -> int:
    """Write every case to standard output, one a line, numbers masked.

    Works beside a console.
    """
    from agent_console.keeping.exporting import run

    return run(form, home, which, lang)
