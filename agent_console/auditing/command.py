"""`agent-console audit`: its options, not what they do. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from agent_console.cli_values import home_option, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


def _where(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options every one of these commands has."""
    with_language = language_option("Say it in Chinese or in English.")(command)
    return home_option("Look at this folder.")(with_language)


@click.group(context_settings=_SETTINGS)
def audit() -> None:
    """Verify, show or export the record of who looked at what."""


@audit.command(context_settings=_SETTINGS)
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    metavar="HEAD|FILE",
    help="A head kept elsewhere, as desk;seq;hash, or a file with one a line.",
)
@click.option(
    "--start-key",
    "start_keys",
    multiple=True,
    type=_FILE,
    metavar="FILE",
    help="A log's start key that was moved away.",
)
@_where
def verify(
    anchors: tuple[str, ...], start_keys: tuple[Path, ...], home: Path | None, lang: Language | None
) -> int:
    """Say whether every log of the home is whole.

    Exit code 0: whole, as a new home is; 3: broken at a record; 4: cut; 5: cannot be read.
    """
    from agent_console.auditing.verifying import run

    return run(home, lang, anchors, start_keys)


@audit.command(context_settings=_SETTINGS)
@click.argument("case")
@_where
def show(case: str, home: Path | None, lang: Language | None) -> int:
    """Say who looked at a case, when, at which data and why."""
    from agent_console.auditing.showing import run

    return run(case, home, lang)


@audit.command(context_settings=_SETTINGS)
@click.option(
    "--since",
    default=0,
    type=click.IntRange(0),
    metavar="CURSOR",
    help="The last record you have; 0 for all.",
)
@click.option("--format", "form", default="jsonl", show_default=True, type=click.Choice(["jsonl", "ocsf"]))
@click.option("--log", "name", metavar="NAME", help="Which log, such as live/http, where there are several.")
@_where
def export(since: int, form: str, name: str | None, home: Path | None, lang: Language | None) -> int:
    """Write records to standard output, one a line; the last one's number is the next --since."""
    from agent_console.auditing.exporting import run

    return run(since, form, name, home, lang)
