"""`agent-console scenarios`: its options, not what it does. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from agent_console.cli_values import Place, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FOLDER = Place(path_type=Path)


def _said(command: Callable[..., int]) -> Callable[..., int]:
    return language_option("Say it in Chinese or in English.")(command)


@click.group(context_settings=_SETTINGS)
def scenarios() -> None:
    """List, check and begin training scenarios."""


@scenarios.command("list", context_settings=_SETTINGS)
@click.argument("folder", required=False, type=_FOLDER)
@_said
def list_all(folder: Path | None, lang: Language | None) -> int:
    """List the scenarios of FOLDER, ours unless one is named."""
    from agent_console.authoring.running import list_scenarios

    return list_scenarios(folder, lang)


@scenarios.command(context_settings=_SETTINGS)
@click.argument("folder", required=False, type=_FOLDER)
@click.option("--quick", is_flag=True, help="Do not search for a way to win each.")
@_said
def lint(folder: Path | None, quick: bool, lang: Language | None) -> int:
    """Check the scenarios of FOLDER: form, both languages, every reply reachable, a way to win each.

    Exit code 1: something is wrong.
    """
    from agent_console.authoring.running import lint_scenarios

    return lint_scenarios(folder, lang, quick=quick)


@scenarios.command("try", context_settings=_SETTINGS)
@click.argument("scenario", metavar="ID")
@click.argument("folder", required=False, type=_FOLDER)
@_said
def try_one(scenario: str, folder: Path | None, lang: Language | None) -> int:
    """Talk with the caller of scenario ID at a prompt; no call is worked."""
    from agent_console.authoring.running import try_scenario

    return try_scenario(scenario, folder, lang)


@scenarios.command(context_settings=_SETTINGS)
@click.argument("file", type=Place(path_type=Path, dir_okay=False))
@_said
def new(file: Path, lang: Language | None) -> int:
    """Write a scenario to begin with to FILE, which must not be there yet."""
    from agent_console.authoring.running import new_scenario

    return new_scenario(file, lang)
