"""One run of `agent-console sync`: open, go round until nothing is due, close, say what it brought."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.calendar.zone import Clock, system_clock
from agent_console.call.events import FilingRefused
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.crash import report_sentence
from agent_console.desk import Desk, Failure
from agent_console.desk.following import MOST_CASES
from agent_console.home import Home, default_folder
from agent_console.language import Language
from agent_console.opened import Opened
from agent_console.opening import open_console
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Language as LanguageCode
from agent_console.options import Options
from agent_console.output import print_out
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError, StoreHeld
from agent_console.syncing.outcome import EXIT_HELD, NeedsPerson, Synced
from agent_console.syncing.sentences import held_json, held_sentence, json_of, page_of

STAFF_NO: Final = "sync"
"""Who signs on in the audit log and on the lock: nobody sits there."""

MOST_ROUNDS: Final = 100
"""5,000 open cases; at five questions a second that takes a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    home: Path | None = None
    backend: str | None = None
    language: LanguageCode | None = None
    as_json: bool = False


def run(asked: Asked, clock: Clock = system_clock) -> int:
    """Send, ask, print what came of it, and give the exit code."""
    language = spoken_language(asked.language, asked.home)
    try:
        synced = _synced(asked, clock)
    except StoreHeld as error:
        told = held_json(error.holder, clock()) if asked.as_json else held_sentence(error.holder, language)
        return print_out(told, language) or EXIT_HELD
    except StoreError as error:
        return _failed(opening_sentence(error, language), exit_codes.NOT_WRITTEN)
    except OPENING_PROBLEMS as error:
        return _failed(opening_sentence(error, language), exit_codes.NOT_STARTED)
    except Exception as error:
        return _crashed(error, asked, clock, language)
    text = json_of(synced, clock()) if asked.as_json else page_of(synced, language)
    return print_out(text, language) or synced.exit_code


def _failed(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _crashed(error: Exception, asked: Asked, clock: Clock, language: Language) -> int:
    home = Home(asked.home or default_folder())
    return _failed(report_sentence(error, home, clock, language), exit_codes.CRASHED)


def _synced(asked: Asked, clock: Clock) -> Synced:
    options = Options(
        home=asked.home, language=asked.language, staff_no=STAFF_NO, backend=asked.backend, mouse=False
    )
    opened = open_console(options, clock)
    return asyncio.run(_work(opened))


async def _work(opened: Opened) -> Synced:
    try:
        return await _go_round(opened, opened.desk(await opened.platforms()))
    finally:
        await opened.close()


async def _go_round(opened: Opened, desk: Desk) -> Synced:
    """Go round until no case is due: what was asked about once is not asked about again by the same desk."""
    casebook, name = opened.casebook, opened.description.name
    tray_before = len(casebook.needing_a_person(name))
    answered = asked = moved = 0
    failure: Failure | None = None
    for _ in range(MOST_ROUNDS):
        followed = await desk.following.round()
        answered, asked = answered + followed.sent, asked + followed.asked
        moved += followed.moved - followed.sent
        failure = failure or followed.failure
        if followed.asked < MOST_CASES and not followed.sent:
            break
    tray = casebook.needing_a_person(name)
    refused = max(0, len(tray) - tray_before)
    return Synced(
        backend=name,
        environment=opened.description.environment,
        sent=answered - refused,
        refused=refused,
        asked=asked,
        moved=moved,
        waiting=len(casebook.waiting(name)),
        tray=tuple(NeedsPerson(one.call_id, _code(casebook, one.call_id, one.filing)) for one in tray),
        failure=failure,
    )


def _code(casebook: Casebook, call_id: str, filing: int) -> str:
    """Give the word a request was refused with; empty where a newer console wrote the case."""
    try:
        events = casebook.events_of(call_id)
    except (CallNotFound, CallUnreadable):
        return ""
    codes = [one.code for one in events if isinstance(one, FilingRefused) and one.filing == filing]
    return codes[-1] if codes else ""
