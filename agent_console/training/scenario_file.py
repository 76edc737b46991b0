"""Reading `data/scenarios`: the form of the files and what makes scenarios of them. It plays none.

It costs pydantic: whoever paints first imports it late.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from importlib.resources.abc import Traversable
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from agent_console.backend import Bilingual, PlatformId
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_as
from agent_console.identity.phone import PhoneNumber
from agent_console.scorecard.evidence import Mark
from agent_console.training.noticed import SAID, STOPPED, WORDS
from agent_console.training.pages import PAGES
from agent_console.training.scenario import (
    MOODS,
    AgentLine,
    Brief,
    Condition,
    Expected,
    Reply,
    Scenario,
)

LINES_FILE: Final = "lines.toml"
"""What may be said in every scenario."""

MOST_REPLIES: Final = 60
LONGEST_WAIT: Final = 120
"""Seconds a caller lets pass before a reply; beyond this nobody would still be on the line."""


def _printable(text: str) -> str:
    # A control character in a file would reach the terminal as a command.
    if not text.isprintable():
        raise ValueError("not printable")
    return text


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


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


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_printable)]
Id = Annotated[str, StringConstraints(pattern=r"\A[a-z0-9]+(_[a-z0-9]+)*\z", max_length=40)]
Digits = Annotated[str, AfterValidator(_number)]
Page = Annotated[str, AfterValidator(_page)]
Heard = Annotated[str, AfterValidator(_heard)]
Word = BeforeValidator(_upper)
Mood = Annotated[int, Field(ge=MOODS.start, lt=MOODS.stop)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Text(_Form):
    zh: Line
    en: Line

    def bilingual(self) -> Bilingual:
        return Bilingual(self.zh, self.en)


class _LineForm(_Form):
    id: Id
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    text: _Text
    marks: tuple[Annotated[Mark, Word], ...] = ()


class _LinesFile(_Form):
    line: tuple[_LineForm, ...]


class _ReplyForm(_Form):
    id: Id
    on: Annotated[tuple[Heard, ...], Field(min_length=1)]
    text: _Text
    has: tuple[Id, ...] = ()
    has_not: tuple[Id, ...] = ()
    mood_from: Mood = MOODS.start
    mood_to: Mood = MOODS.stop - 1
    brings_up: tuple[Id, ...] = ()
    mood: Annotated[int, Field(ge=-6, le=6)] = 0
    after: Annotated[int, Field(ge=0, le=LONGEST_WAIT)] = 0
    again: bool = False


class _BriefForm(_Form):
    you: _Text
    caller: _Text
    know: _Text
    goal: Annotated[tuple[_Text, ...], Field(min_length=1, max_length=6)]


class _ExpectedForm(_Form):
    outcome: Annotated[Outcome, Word]
    platforms: tuple[Line, ...] = ()


class _ScenarioFile(_Form):
    id: Annotated[str, StringConstraints(pattern=r"\A[0-9]{2}[a-z]?\z")]
    title: _Text
    difficulty: Annotated[int, Field(ge=1, le=5)]
    number: Digits
    calling_number: Digits | None = None
    minutes: Annotated[int, Field(ge=1, le=30)]
    keys: Annotated[int, Field(ge=1, le=100)]
    skills: Annotated[tuple[Id, ...], Field(min_length=1)]
    mood: Mood = 0
    faults: Annotated[str, StringConstraints(max_length=200), AfterValidator(_printable)] = ""
    seed: Annotated[int, Field(ge=0, le=999_999)] = 0
    brief: _BriefForm
    expected: _ExpectedForm
    line: tuple[_LineForm, ...] = ()
    reply: Annotated[tuple[_ReplyForm, ...], Field(min_length=1, max_length=MOST_REPLIES)]


def load_scenarios(folder: Traversable | None = None) -> tuple[Scenario, ...]:
    """Load every scenario of `data/scenarios`, or of another folder of the same form, in the order of their ids.

    A folder without lines of its own takes ours.

    Raises:
        DataFileError: A file can not be used, or two scenarios share an id.
    """
    folder = data_file("scenarios") if folder is None else folder
    lines = folder / LINES_FILE
    shared = read_as(_LinesFile, lines if lines.is_file() else data_file("scenarios", LINES_FILE))
    common = _lines(shared.line, LINES_FILE)
    found: dict[str, Scenario] = {}
    for file in _files(folder):
        scenario = _scenario(read_as(_ScenarioFile, file), common, file.name)
        if scenario.id in found:
            raise DataFileError(file.name, "id", DataProblem.TWICE)
        found[scenario.id] = scenario
    return tuple(found[id_] for id_ in sorted(found))


def _files(folder: Traversable) -> list[Traversable]:
    files = (
        file
        for file in folder.iterdir()
        # Editors leave files behind whose names start with a dot.
        if file.name.endswith(".toml") and not file.name.startswith(".") and file.name != LINES_FILE
    )
    return sorted(files, key=lambda file: file.name)


def _scenario(form: _ScenarioFile, common: tuple[AgentLine, ...], name: str) -> Scenario:
    own = _lines(form.line, name, frozenset(line.id for line in common))
    replies = tuple(map(_reply, form.reply))
    _refuse_twice((one.id for one in replies), name, "reply")
    return Scenario(
        id=form.id,
        title=form.title.bilingual(),
        difficulty=form.difficulty,
        number=PhoneNumber(form.number),
        brief=Brief(
            form.brief.you.bilingual(),
            form.brief.caller.bilingual(),
            form.brief.know.bilingual(),
            tuple(goal.bilingual() for goal in form.brief.goal),
        ),
        expected=Expected(form.expected.outcome, frozenset(map(PlatformId, form.expected.platforms))),
        replies=replies,
        lines=(*own, *common),
        skills=form.skills,
        limit=timedelta(minutes=form.minutes),
        keys=form.keys,
        mood=form.mood,
        calling_number=PhoneNumber(form.calling_number) if form.calling_number else None,
        faults=form.faults,
        seed=form.seed,
    )


def _lines(
    forms: tuple[_LineForm, ...], name: str, known: frozenset[str] = frozenset()
) -> tuple[AgentLine, ...]:
    _refuse_twice((*known, *(one.id for one in forms)), name, "line", len(known))
    return tuple(
        AgentLine(one.id, frozenset(one.pages), one.text.bilingual(), frozenset(one.marks)) for one in forms
    )


def _reply(form: _ReplyForm) -> Reply:
    condition = Condition(frozenset(form.has), frozenset(form.has_not), form.mood_from, form.mood_to)
    return Reply(
        form.id,
        frozenset(form.on),
        form.text.bilingual(),
        condition,
        frozenset(form.brings_up),
        form.mood,
        timedelta(seconds=form.after),
        form.again,
    )


def _refuse_twice(ids: Iterable[str], name: str, kind: str, before: int = 0) -> None:
    seen: set[str] = set()
    for at, id_ in enumerate(ids, start=1 - before):
        if id_ in seen:
            raise DataFileError(name, f"{kind}[{at}].id", DataProblem.TWICE)
        seen.add(id_)
