"""One run of the console, from the options to the exit code: it knows what is said when there is no screen."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from threading import Thread

from agent_console import exit_codes
from agent_console.app import AgentConsole
from agent_console.at_the_door import TerminalDoor
from agent_console.calendar.zone import Clock, days_ahead, system_clock
from agent_console.casebook.casebook import Casebook
from agent_console.crash import report_sentence
from agent_console.home import Home, default_folder
from agent_console.language import N_
from agent_console.opened import Opened
from agent_console.opening import NoTerminal, open_console
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Options
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError
from screens.terminal import decoding, escape_key, leaving
from screens.widgets.plain import plain

NOT_WRITTEN = N_(
    "The casebook could not be written, so the console was left: check the disk, then start again; calls are kept."
)


def run(options: Options, clock: Clock = system_clock) -> int:
    """Open the console and answer with the exit code of the process."""
    clock = days_ahead(clock, options.days_ahead)
    try:
        opened = open_console(options, clock, TerminalDoor(options, _has_terminal))
    except OPENING_PROBLEMS as error:
        _say(opening_sentence(error, spoken_language(options.language, options.home)))
        return exit_codes.NOT_STARTED
    except Exception as error:
        language = spoken_language(options.language, options.home)
        _say(report_sentence(error, Home(options.home or default_folder()), clock, language))
        return exit_codes.CRASHED
    if not _has_terminal():
        asyncio.run(opened.close())
        _say(opening_sentence(NoTerminal(), opened.languages[0][0]))
        return exit_codes.NOT_STARTED
    return _work(opened)


def _work(opened: Opened) -> int:
    escape_key.install()
    decoding.install()
    app = AgentConsole(opened)
    # It ends with the console: nobody waits for the rest of it.
    Thread(target=_look_through, args=(opened.casebook,), daemon=True).start()
    leaving.run(app, mouse=opened.settings.mouse)
    if app.crash_report:
        _say(app.crash_report)
        return exit_codes.CRASHED
    if opened.casebook.failure is not None:
        _say(app.language.text(NOT_WRITTEN))
        return exit_codes.NOT_WRITTEN
    return app.return_code or 0


def _look_through(casebook: Casebook) -> None:
    """Check what a start leaves out; what is damaged says so at the next step, as whatever breaks there."""
    with suppress(StoreError):
        casebook.look_through()


def _has_terminal() -> bool:
    # The toolkit reads the one and draws on the other.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _say(sentence: str) -> None:
    sys.stderr.write(plain(sentence) + "\n")
