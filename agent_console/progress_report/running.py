"""One run of `agent-console progress`: it reads an agent's runs beside any console and prints them."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.calendar.zone import Clock, system_clock
from agent_console.home import Home, default_folder
from agent_console.keeping.problems import told
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.progress.files import runs_at_hand
from agent_console.progress_report.forms import csv_of, json_of
from agent_console.progress_report.page import page_of, passed_over_sentence
from agent_console.progress_report.results import Results, results_of
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.settings import load_settings
from agent_console.training.scenario_file import scenarios_with_own


def run(
    form: str | None, staff_no: str | None, folder: Path | None, lang: str | None, clock: Clock = system_clock
) -> int:
    """Print the results of an agent and give the exit code."""

    def act(language: Language) -> int:
        results = gathered(Home(folder or default_folder()), staff_no, clock)
        for one in results.passed_over:
            click.echo(passed_over_sentence(one, language), err=True)
        return print_out(_text(results, form, language), language)

    return told(folder, lang, act)


def gathered(home: Home, staff_no: str | None, clock: Clock) -> Results:
    """Read what an agent practised; the settings say whose where nobody is named.

    Raises:
        DataFileError, SettingsUnreadable, KeyFileUnreadable, OSError: See there.
    """
    agent = load_settings(home.settings_file, staff_no=staff_no).staff_no
    kept = runs_at_hand(home, agent)
    scenarios = scenarios_with_own(home.scenarios)
    return results_of(agent, kept.all(), kept.passed_over, load_rubric(), scenarios, clock())


def _text(results: Results, form: str | None, language: Language) -> str:
    if form is None:
        return page_of(results, language)
    return csv_of(results) if form == "csv" else json_of(results)
