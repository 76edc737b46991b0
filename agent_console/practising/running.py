"""One run of `agent-console train`, from the options to the exit code. It leaves nothing behind but results."""

from __future__ import annotations

import gc
from importlib import import_module
from pathlib import Path
from threading import Thread

from agent_console.calendar.zone import Clock, system_clock
from agent_console.opening import NoTerminal
from agent_console.options import Options
from agent_console.practising.asked import Asked
from agent_console.practising.console import TrainingConsole
from agent_console.practising.school import open_school, place_of
from agent_console.practising.start import in_a_folder, tell_passed_over
from agent_console.running import has_terminal, not_opened, work_on
from agent_console.training.practice import Mode


def run(options: Options, asked: Asked, clock: Clock = system_clock) -> int:
    """Let somebody practise and answer with the exit code of the process."""
    try:
        return in_a_folder(lambda folder: _train(options, asked, folder, clock))
    except Exception as error:
        return not_opened(error, options, clock)


def _train(options: Options, asked: Asked, folder: Path, clock: Clock) -> int:
    school = open_school(options, folder, clock, asked.trainer_key)
    chosen = None if asked.scenario is None else place_of(asked.scenario, school.scenarios)
    if not has_terminal():
        raise NoTerminal
    booth = school.open(school.scenarios[chosen or 0])
    app = TrainingConsole(school, booth, chosen, Mode[asked.mode.upper()])
    Thread(target=_load_pages, daemon=True).start()
    code = work_on(app, mouse=school.settings.mouse)
    tell_passed_over(school)
    return code


def _load_pages() -> None:
    """Import every page beside the first one, so that no key waits for one."""
    from screens.router import load_pages
    from screens.training.places import PAGES

    for place in PAGES.values():
        import_module(place.partition(":")[0])
    load_pages()
    gc.freeze()
    gc.enable()
