"""One dialogue from the options to the exit code: it opens the console as the full screen does, and draws nothing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

from agent_console import exit_codes
from agent_console.at_the_door import TerminalDoor
from agent_console.calendar.zone import Clock, days_ahead, system_clock
from agent_console.contexts import context_of
from agent_console.crash import report_sentence
from agent_console.home import Home, default_folder
from agent_console.language import N_
from agent_console.linear.door import open_door
from agent_console.linear.elsewhere import Again, GoneHome, LockNow
from agent_console.linear.follow_up import follow_up
from agent_console.linear.locking import lock, watch_for_nobody
from agent_console.linear.prompt import Left, Prompt
from agent_console.linear.session import Session
from agent_console.linear.steps import work_step
from agent_console.linear.waiting import waiting
from agent_console.linear.words import obey
from agent_console.opened import Opened
from agent_console.opening import open_console
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Options
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError
from screens.context import Context
from screens.widgets.plain import plain

Step = Callable[[Session], None]

KEPT = N_("= Kept as a draft: case {number} goes on from here")
LOG_CUT = N_("! The audit log was cut: the registry remembers more of it. Tell your team lead now")
FAILED = N_("x Not written down, the disk failed: leave with Ctrl+Q and start again")


def run(options: Options, clock: Clock = system_clock) -> int:
    """Open the console, talk until the agent leaves, and answer with the exit code of the process."""
    clock = days_ahead(clock, options.days_ahead)
    try:
        opened = open_console(options, clock, TerminalDoor(options, sys.stdin.isatty))
    except OPENING_PROBLEMS as error:
        return complain_of(error, options, clock)
    try:
        return _talk(opened)
    except Exception as error:
        return _crashed(error, options, clock)


def complain_of(error: Exception, options: Options, clock: Clock) -> int:
    """Say in one sentence why nothing was opened; what is no such reason is reported."""
    if not isinstance(error, OPENING_PROBLEMS):
        return _crashed(error, options, clock)
    _complain(opening_sentence(error, spoken_language(options.language, options.home)))
    return exit_codes.NOT_STARTED


def _crashed(error: Exception, options: Options, clock: Clock) -> int:
    language = spoken_language(options.language, options.home)
    _complain(report_sentence(error, Home(options.home or default_folder()), clock, language))
    return exit_codes.CRASHED


def _talk(opened: Opened) -> int:
    with asyncio.Runner() as runner:
        try:
            session = sit_down(runner.run(context_of(opened)), runner, Prompt(), opened)
            _hear_of_cut(session, opened)
            door = runner.run(open_door(session, opened))
            try:
                return until_left(session)
            finally:
                # Before the casebook: who has that open next listens at the same place.
                if door is not None:
                    runner.run(door.close())
        finally:
            runner.run(opened.close())


def sit_down(context: Context, runner: asyncio.Runner, prompt: Prompt, opened: Opened) -> Session:
    """Begin a dialogue at a desk, with what goes on beside it."""
    session = Session(context, prompt, runner, obey)
    session.beside = runner.get_loop().create_task(follow_up(session, opened.home))
    session.prompt.wait = waiting(session)
    watch_for_nobody(session, opened.lock_after)
    return session


def _hear_of_cut(session: Session, opened: Opened) -> None:
    """Say that the registry remembers records the audit log does not hold."""

    def log_cut() -> None:
        session.news = session.language.text(LOG_CUT)

    opened.audit_heads.on_cut = log_cut
    if opened.audit_heads.cut:
        log_cut()


def keep_draft(session: Session) -> None:
    """Leave the call at hand as a draft, and say under which number it goes on."""
    call = session.desk.call
    session.desk.casework.close()
    if call is not None:
        session.desk.put_away()
        session.tell(KEPT, number=call.id)


def until_left(session: Session, work: Step = work_step, put_away: Step = keep_draft) -> int:
    """Work one step after the other until the agent leaves; answer with the exit code of the process.

    Args:
        session: The dialogue.
        work: What a step is.
        put_away: What becomes of a call that is left.
    """
    try:
        while True:
            _one_step(session, work, put_away)
    except Left as left:
        put_away(session)
        return exit_codes.INTERRUPTED if left.by_key else 0
    except StoreError:
        session.tell(FAILED)
        return exit_codes.NOT_WRITTEN


def _one_step(session: Session, work: Step, put_away: Step) -> None:
    try:
        work(session)
    except GoneHome:
        put_away(session)
    except LockNow as asked:
        lock(session, asked.reason)
    except Again:
        return


def _complain(sentence: str) -> None:
    sys.stderr.write(plain(sentence) + "\n")
