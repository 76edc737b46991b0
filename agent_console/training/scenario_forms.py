"""The form of the files in `data/scenarios`, entry by entry; what it refuses is told by its place. It reads none."""

from __future__ import annotations

from typing import Annotated, Final, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    model_validator,
)

from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.data_forms import Form, Line, Printable, TextForm, Word
from agent_console.identity.phone import PhoneNumber
from agent_console.scorecard.evidence import Mark
from agent_console.training.faults import read_faults
from agent_console.training.hint_file import HintForm
from agent_console.training.noticed import SAID, STOPPED, WORDS
from agent_console.training.pages import PAGES
from agent_console.training.scenario import MOODS

MOST_REPLIES: Final = 60
SHORTEST_AGO: Final = 10
"""Minutes: a call that was filed is over by then, with its wrap-up."""
LONGEST_WAIT: Final = 120
"""Seconds a caller lets pass before a reply; beyond this nobody would still be on the line."""


def _faults(text: str) -> str:
    read_faults(text)
    return text


def _number(text: str) -> str:
    return PhoneNumber(text).digits


def _page(text: str) -> str:
    if text not in PAGES:
        raise ValueError("no page")
    return text


def _heard(text: str) -> str:
    kind, _, rest = text.partition(":")
    if text in WORDS or (f"{kind}:" == SAID and rest):
        return text
    if f"{kind}:" == STOPPED and rest in StopReason.__members__:
        return text
    raise ValueError("nothing a caller hears")


Id = Annotated[str, StringConstraints(pattern=r"\A[a-z0-9]+(_[a-z0-9]+)*\z", max_length=40)]
Digits = Annotated[str, AfterValidator(_number)]
Page = Annotated[str, AfterValidator(_page)]
Heard = Annotated[str, AfterValidator(_heard)]
Mood = Annotated[int, Field(ge=MOODS.start, lt=MOODS.stop)]


class LineForm(Form):
    """A line the agent may say."""

    id: Id
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    text: TextForm
    marks: tuple[Annotated[Mark, Word], ...] = ()


class LinesFile(Form):
    """The lines of every scenario."""

    line: tuple[LineForm, ...]


class ReplyForm(Form):
    """A reply of the caller."""

    id: Id
    on: Annotated[tuple[Heard, ...], Field(min_length=1)]
    text: TextForm
    has: tuple[Id, ...] = ()
    has_not: tuple[Id, ...] = ()
    mood_from: Mood = MOODS.start
    mood_to: Mood = MOODS.stop - 1
    brings_up: tuple[Id, ...] = ()
    mood: Annotated[int, Field(ge=-6, le=6)] = 0
    after: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] = 0
    again: bool = False
    consents: bool | None = None
    drops: bool = False


class EarlierForm(Form):
    """A call that was filed before; one of today has to be long enough ago to be over."""

    working_days_ago: Annotated[int, Field(ge=0, le=60)] = 0
    minutes_ago: Annotated[int, Field(ge=0, le=600)] = 0
    platforms: Annotated[tuple[str, ...], Field(min_length=1, max_length=100)]

    @model_validator(mode="after")
    def _is_over(self) -> Self:
        if self.working_days_ago == 0 and self.minutes_ago < SHORTEST_AGO:
            raise ValueError("not over yet")
        return self


class BriefForm(Form):
    """What is read before the call."""

    you: TextForm
    caller: TextForm
    know: TextForm
    goal: Annotated[tuple[TextForm, ...], Field(min_length=1, max_length=6)]


class ExpectedForm(Form):
    """The good end."""

    outcome: Annotated[Outcome, Word]
    platforms: tuple[Line, ...] = ()
    complaint: bool = False
    case_number: bool = False


class ScenarioForm(Form):
    """A scenario as its file has it."""

    id: Annotated[str, StringConstraints(pattern=r"\A[0-9]{2}[a-z]?\z")]
    title: TextForm
    difficulty: Annotated[int, Field(ge=1, le=5)]
    number: Digits
    calling_number: Digits | None = None
    minutes: Annotated[int, Field(ge=1, le=30)]
    keys: Annotated[int, Field(ge=1, le=100)]
    skills: Annotated[tuple[Id, ...], Field(min_length=1)]
    mood: Mood = 0
    faults: Annotated[str, StringConstraints(max_length=200), Printable, AfterValidator(_faults)] = ""
    seed: Annotated[int, Field(ge=0, le=999_999)] = 0
    brief: BriefForm
    expected: ExpectedForm
    line: tuple[LineForm, ...] = ()
    earlier: Annotated[tuple[EarlierForm, ...], Field(max_length=5)] = ()
    reply: Annotated[tuple[ReplyForm, ...], Field(min_length=1, max_length=MOST_REPLIES)]
    hint: tuple[HintForm, ...] = ()


class AnyReplyForm(Form):
    """What any caller says; it changes nothing, so it may be said again."""

    id: Id
    on: Annotated[tuple[Heard, ...], Field(min_length=1)]
    text: TextForm
    mood_from: Mood = MOODS.start
    mood_to: Mood = MOODS.stop - 1
    after: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] = 0


class AnyCallerFile(Form):
    """What any caller says where the scenario's has nothing of their own to say."""

    reply: tuple[AnyReplyForm, ...]
