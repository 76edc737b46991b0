"""One run of the console, from the options to the exit code: it knows what is said when there is no screen.

Where nobody has to sign in the screen is painted first and everything else is opened behind it.
"""

from __future__ import annotations

import asyncio
import gc
import sys
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

import click

from agent_console import exit_codes
from agent_console.app import AgentConsole, Later
from agent_console.beginning import beginning_of
from agent_console.calendar.zone import Clock, days_ahead, system_clock
from agent_console.language.marks import N_
from agent_console.options import Options
from agent_console.store.errors import StoreError
from screens.terminal import decoding, escape_key, leaving
from screens.widgets.plain import plain

if TYPE_CHECKING:
    from agent_console.casebook.casebook import Casebook
    from agent_console.opened import Opened

NOT_WRITTEN = N_(
    "The casebook could not be written, so the console was left: check the disk, then start again; calls are kept."
)


def run(options: Options, clock: Clock = system_clock) -> int:
    """Open the console and answer with the exit code of the process."""
    clock = days_ahead(clock, options.days_ahead)
    beginning = beginning_of(options) if has_terminal() else None
    if beginning is not None:
        return _paint_first(Later(beginning, partial(_open, options, clock), _afterwards), options, clock)
    try:
        opened = _open(options, clock)
    except Exception as error:
        return not_opened(error, options, clock)
    if not has_terminal():
        from agent_console.opening import NoTerminal

        asyncio.run(opened.close())
        return not_opened(NoTerminal(), options, clock)
    _afterwards(opened)
    return work_on(AgentConsole(opened), mouse=opened.settings.mouse)


def _paint_first(later: Later, options: Options, clock: Clock) -> int:
    app = AgentConsole(later=later)
    code = work_on(app, mouse=later.beginning.mouse)
    if later.opened is not None and not app.is_at_work:
        # Whoever left meanwhile holds nobody up who starts next.
        asyncio.run(later.opened.close())
    return code if later.problem is None else not_opened(later.problem, options, clock)


def _open(options: Options, clock: Clock) -> Opened:
    """Open everything; imported here, so that the screen can be painted before."""
    from agent_console.at_the_door import TerminalDoor
    from agent_console.opening import open_console

    return open_console(options, clock, TerminalDoor(options, has_terminal))


def not_opened(error: BaseException, options: Options, clock: Clock) -> int:
    """Say in one sentence why nothing was opened."""
    from agent_console.crash import report_sentence
    from agent_console.home import Home, default_folder
    from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
    from agent_console.speaking import spoken_language

    language = spoken_language(options.language, options.home)
    if isinstance(error, OPENING_PROBLEMS):
        _say(opening_sentence(error, language))
        return exit_codes.NOT_STARTED
    _say(report_sentence(error, Home(options.home or default_folder()), clock, language))
    return exit_codes.CRASHED


def work_on(app: AgentConsole, *, mouse: bool) -> int:
    """Run the app on the terminal and give the exit code of the process."""
    escape_key.install()
    decoding.install()
    leaving.run(app, mouse=mouse)
    if app.crash_report:
        _say(app.crash_report)
        return exit_codes.CRASHED
    if app.is_at_work and app.opened.casebook.failure is not None:
        _say(app.language.text(NOT_WRITTEN))
        return exit_codes.NOT_WRITTEN
    return app.return_code or 0


def _afterwards(opened: Opened) -> None:
    """Do beside the first page what a start leaves out. It ends with the console: nobody waits for the rest of it."""
    Thread(target=_look_through, args=(opened.casebook,), daemon=True).start()


def _look_through(casebook: Casebook) -> None:
    """Check the casebook; what is damaged says so at the next step, as whatever breaks there."""
    from screens.router import load_pages

    load_pages()
    # All that is there now stays to the end; whatever comes is looked through without it, and keys wait less for that.
    gc.freeze()
    gc.enable()
    with suppress(StoreError):
        casebook.look_through()


def has_terminal() -> bool:
    """Whether there is a terminal to read from and to draw on."""
    # The toolkit reads the one and draws on the other.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _say(sentence: str) -> None:
    # Where standard error is closed there is none to write to, and the exit code still tells.
    click.echo(plain(sentence), err=True)
