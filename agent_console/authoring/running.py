"""Runs of `agent-console scenarios`: they read scenarios, print what was found, and write one to begin with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.authoring.proofs import not_won
from agent_console.authoring.sentences import (
    NO_FOLDER,
    NO_SCENARIO,
    NOT_WRITTEN,
    SOUND,
    TAKEN,
    WRITTEN,
    finding_line,
    scenario_line,
)
from agent_console.authoring.trying import talk
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError
from agent_console.language import Language
from agent_console.language.filling import clipped, filled
from agent_console.language.problems import data_problem_sentence
from agent_console.output import print_out
from agent_console.speaking import spoken_language
from agent_console.training.hint_file import load_hints
from agent_console.training.lint import findings, findings_of_hints
from agent_console.training.scenario import Scenario
from agent_console.training.scenario_file import load_scenarios

EXIT_FOUND: Final = 1
"""Something is wrong with a scenario."""

TEMPLATE: Final = "template.toml.txt"
"""Not a .toml, so that it is never taken for a scenario."""


def list_scenarios(folder: Path | None, lang: str | None) -> int:
    """Print a line for each scenario."""

    def act(scenarios: tuple[Scenario, ...], language: Language) -> int:
        return print_out("\n".join(scenario_line(one, language) for one in scenarios), language)

    return _with_scenarios(folder, lang, act)


def lint_scenarios(folder: Path | None, lang: str | None, *, quick: bool = False) -> int:
    """Print a line for whatever is wrong, or one that says that nothing is; `quick` proves no way to win."""

    def act(scenarios: tuple[Scenario, ...], language: Language) -> int:
        platforms = [one.id for one in load_catalogue().platforms]
        found = [finding for one in scenarios for finding in findings(one, platforms)]
        if not quick:
            to_mend = {one.scenario for one in found}
            found += not_won(one for one in scenarios if one.id not in to_mend)
        found += findings_of_hints(load_hints())
        if found:
            return print_out("\n".join(finding_line(one, language) for one in found), language) or EXIT_FOUND
        return print_out(filled(language.text(SOUND), count=str(len(scenarios))), language)

    return _with_scenarios(folder, lang, act)


def try_scenario(id_: str, folder: Path | None, lang: str | None) -> int:
    """Let somebody talk with the caller of a scenario, typing on standard input."""

    def act(scenarios: tuple[Scenario, ...], language: Language) -> int:
        scenario = next((one for one in scenarios if one.id == id_), None)
        if scenario is None:
            known = ", ".join(one.id for one in scenarios)
            click.echo(filled(language.text(NO_SCENARIO), id=clipped(id_), known=known), err=True)
            return exit_codes.NOT_STARTED
        for line in talk(scenario, sys.stdin, language):
            if unwritten := print_out(line, language):
                return unwritten
        return exit_codes.OK

    return _with_scenarios(folder, lang, act)


def _with_scenarios(
    folder: Path | None, lang: str | None, act: Callable[[tuple[Scenario, ...], Language], int]
) -> int:
    language = spoken_language(lang, None)
    try:
        return act(load_scenarios(folder), language)
    except DataFileError as error:
        click.echo(data_problem_sentence(error, language), err=True)
    except OSError:
        click.echo(filled(language.text(NO_FOLDER), folder=clipped(str(folder))), err=True)
    return EXIT_FOUND


def new_scenario(file: Path, lang: str | None) -> int:
    """Write a scenario to begin with, and make its folder; nothing is overwritten."""
    language = spoken_language(lang, None)
    name = clipped(str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(data_file("scenarios", TEMPLATE).read_text(encoding="utf-8"))
    except OSError:
        taken = file.exists()
        click.echo(filled(language.text(TAKEN if taken else NOT_WRITTEN), file=name), err=True)
        return exit_codes.NOT_STARTED if taken else exit_codes.NOT_WRITTEN
    told = filled(language.text(WRITTEN), file=name, folder=clipped(str(file.parent)))
    return print_out(told, language)
