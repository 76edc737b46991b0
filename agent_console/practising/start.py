"""What every start of a training shares: a folder for its stages, and a word on runs nobody can read. It opens none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from agent_console.language.language import load_language
from agent_console.practising.school import School
from agent_console.progress_report.page import passed_over_sentence
from agent_console.staging.leftovers import prefix_of, sweep_all


def in_a_folder(train: Callable[[Path], int]) -> int:
    """Train in a folder that goes with the training; what crashed ones left is swept away."""
    sweep_all()
    with TemporaryDirectory(prefix=prefix_of(os.getpid()), ignore_cleanup_errors=True) as folder:
        return train(Path(folder))


def tell_passed_over(school: School) -> None:
    """Name the runs that cannot be read once the terminal is the shell's again; on the screen it would scroll away."""
    language = load_language(school.settings.language)
    for one in school.runs.passed_over:
        click.echo(passed_over_sentence(one, language), err=True)
