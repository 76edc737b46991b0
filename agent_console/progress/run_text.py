"""A finished run as text and back: what stands in the clear, what is sealed. It knows no file and no folder.

Events hold numbers and notes somebody typed: the people of training are made up, but nobody can tell whose number a
trainee tried, so events are sealed with training's key as they are in its casebook. What was said stands in the
clear: every word of it is a scenario's. The seal is over the clear part byte for byte as it was written, so a changed
byte is found, and a program that has learnt new fields since can still open what an older one wrote.
"""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agent_console.backend import PlatformId
from agent_console.call.events import Event
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.event_codec import decode, encode
from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text
from agent_console.encryption.cipher import NotOpened, open_sealed, seal
from agent_console.scorecard.evidence import ExpectedEnd, Mark, Said
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import HintTaken, Mode
from agent_console.training.rehearsal import Spoken

FORMAT: Final = 1
"""Raised when a program could read an older file wrong; names that are added with a default need no new one."""

_WRITTEN: Final = re.compile(r'\{"events":"([A-Za-z0-9+/=]*)","run":(\{.*\})\}\n?', re.ASCII | re.DOTALL)
"""The two parts of a file as they stand in it: what was sealed cannot be told from what JSON makes of it."""


class RunDamaged(ValueError):
    """It is not what was written, or was sealed with another key."""


class RunNewer(ValueError):
    """A newer program wrote it."""


@dataclass(frozen=True, slots=True)
class SaidText:
    """`Said`, its marks in an order."""

    at: datetime
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class EndText:
    """`ExpectedEnd`, its platforms in an order."""

    outcome: Outcome
    platforms: tuple[str, ...]
    complaint: bool = False
    case_number: bool = False


@dataclass(frozen=True, slots=True)
class ClearPart:
    """What of a run stands in the clear. `program` and `rubric` say by which versions it was played and scored."""

    format: int
    program: str
    rubric: str
    number: int
    staff_no: str
    scenario_id: str
    mode: Mode
    seed: int
    started_at: datetime
    ended_at: datetime
    keys: int
    hints: tuple[HintTaken, ...]
    said: tuple[SaidText, ...]
    spoken: tuple[Spoken, ...]
    expected: EndText | None = None


def run_to_text(run: FinishedRun, key: bytes, program: str, rubric: str) -> str:
    """Write a run as one JSON object, its events sealed with a key of 32 bytes."""
    clear = clear_text(run, program, rubric)
    sealed = seal(key, events_text(run).encode(), clear.encode())
    return f'{{"events":"{base64.b64encode(sealed).decode()}","run":{clear}}}\n'


def run_from_text(text: str, key: bytes) -> FinishedRun:
    """Read what `run_to_text` wrote.

    Raises:
        RunNewer: A newer program wrote it.
        RunDamaged: It is something else, was changed, or was sealed with another key.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise RunDamaged
    sealed, clear = found.groups()
    _refuse_newer(clear)
    try:
        opened = open_sealed(key, base64.b64decode(sealed, validate=True), clear.encode())
    except (ValueError, NotOpened) as error:
        raise RunDamaged from error.with_traceback(None)
    try:
        return _run(
            from_text(ClearPart, clear), tuple(decode(kind, body) for kind, body in json.loads(opened))
        )
    except NotUnderstood:
        # The seal is whole, so a program that knows more fields, words or events wrote it.
        raise RunNewer from None


def _refuse_newer(clear: str) -> None:
    """Look at the format before the seal: a newer program may seal in another way."""
    try:
        format_ = json.loads(clear).get("format")
    except (ValueError, RecursionError) as error:
        raise RunDamaged from error.with_traceback(None)
    if isinstance(format_, int) and format_ > FORMAT:
        raise RunNewer


def clear_text(run: FinishedRun, program: str, rubric: str) -> str:
    """Write down what of a run holds nobody's data; the same run gives the same text."""
    part = ClearPart(
        FORMAT,
        program,
        rubric,
        run.number,
        run.staff_no,
        run.scenario_id,
        run.mode,
        run.seed,
        run.started_at,
        run.ended_at,
        run.keys,
        run.hints,
        tuple(SaidText(one.at, tuple(sorted(one.marks))) for one in run.said),
        run.spoken,
        None if run.expected is None else _end_text(run.expected),
    )
    return to_text(part)


def events_text(run: FinishedRun) -> str:
    """Write down the events of a run, each by its kind."""
    return json.dumps([encode(event) for event in run.events], ensure_ascii=False)


def _run(part: ClearPart, events: tuple[Event, ...]) -> FinishedRun:
    return FinishedRun(
        number=part.number,
        staff_no=part.staff_no,
        scenario_id=part.scenario_id,
        mode=part.mode,
        seed=part.seed,
        started_at=part.started_at,
        ended_at=part.ended_at,
        keys=part.keys,
        hints=part.hints,
        events=events,
        said=tuple(Said(one.at, frozenset(one.marks)) for one in part.said),
        spoken=part.spoken,
        expected=None if part.expected is None else _end(part.expected),
    )


def _end_text(end: ExpectedEnd) -> EndText:
    return EndText(end.outcome, tuple(sorted(map(str, end.platforms))), end.complaint, end.case_number)


def _end(end: EndText) -> ExpectedEnd:
    return ExpectedEnd(end.outcome, frozenset(map(PlatformId, end.platforms)), end.complaint, end.case_number)
