"""Reading `data/scenarios`: what makes scenarios of the files. It plays none.

It costs pydantic: whoever paints first imports it late.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from agent_console.backend import PlatformId
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_as
from agent_console.identity.phone import PhoneNumber
from agent_console.training.hint_file import hints_of
from agent_console.training.noticed import SAID
from agent_console.training.scenario import (
    AgentLine,
    Brief,
    Condition,
    Earlier,
    Expected,
    Reply,
    Scenario,
)
from agent_console.training.scenario_forms import (
    AnyCallerFile,
    AnyReplyForm,
    EarlierForm,
    ExpectedForm,
    LineForm,
    LinesFile,
    ReplyForm,
    ScenarioForm,
)

ASKS_CONSENT: Final = f"{SAID}ask_consent"
"""How a question for a consent of its own begins. What is answered to one is the yes, unless `consents = false`."""

LINES_FILE: Final = "lines.toml"
"""What may be said in every scenario."""

ANY_CALLER_FILE: Final = "any-caller.toml"
"""What a caller says where their own scenario has nothing for it."""

_SHARED: Final = frozenset({LINES_FILE, ANY_CALLER_FILE})


def load_scenarios(folder: Traversable | None = None) -> tuple[Scenario, ...]:
    """Load every scenario of `data/scenarios`, or of another folder of the same form, in the order of their ids.

    A folder without lines, or without an any-caller, of its own takes ours.

    Raises:
        DataFileError: A file cannot be used, or two scenarios share an id.
    """
    folder = data_file("scenarios") if folder is None else folder
    common = _lines(read_as(LinesFile, _shared(folder, LINES_FILE)).line, LINES_FILE)
    anyhow = _anyhow(read_as(AnyCallerFile, _shared(folder, ANY_CALLER_FILE)).reply)
    found: dict[str, Scenario] = {}
    for file in _files(folder):
        scenario = _scenario(read_as(ScenarioForm, file), common, anyhow, file.name)
        if scenario.id in found:
            raise DataFileError(file.name, "id", DataProblem.TWICE)
        found[scenario.id] = scenario
    return tuple(found[id_] for id_ in sorted(found))


def scenarios_with_own(folder: Path) -> tuple[Scenario, ...]:
    """Load ours and those of a folder somebody wrote, which need not be there, in the order of their ids.

    Raises:
        DataFileError: A file cannot be used, or a scenario has the id of another.
        OSError: The folder cannot be looked into.
    """
    ours = load_scenarios()
    own = load_scenarios(folder) if folder.exists() else ()
    taken = {one.id for one in ours}
    for one in own:
        if one.id in taken:
            raise DataFileError(f"{folder.name}/{one.id}", "id", DataProblem.TWICE)
    return tuple(sorted((*ours, *own), key=lambda one: one.id))


def _shared(folder: Traversable, name: str) -> Traversable:
    own = folder / name
    return own if own.is_file() else data_file("scenarios", name)


def _files(folder: Traversable) -> list[Traversable]:
    files = (
        file
        for file in folder.iterdir()
        # Editors leave files behind whose names start with a dot.
        if file.name.endswith(".toml") and not file.name.startswith(".") and file.name not in _SHARED
    )
    return sorted(files, key=lambda file: file.name)


def _scenario(
    form: ScenarioForm, common: tuple[AgentLine, ...], anyhow: tuple[Reply, ...], name: str
) -> Scenario:
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
        expected=_expected(form.expected),
        replies=replies,
        lines=(*own, *common),
        skills=form.skills,
        limit=timedelta(minutes=form.minutes),
        keys=form.keys,
        mood=form.mood,
        calling_number=PhoneNumber(form.calling_number) if form.calling_number else None,
        faults=form.faults,
        seed=form.seed,
        anyhow=anyhow,
        earlier=tuple(map(_earlier, form.earlier)),
        hints=tuple(hints_of(form.hint, name).values()),
    )


def _lines(
    forms: tuple[LineForm, ...], name: str, known: frozenset[str] = frozenset()
) -> tuple[AgentLine, ...]:
    _refuse_twice((*known, *(one.id for one in forms)), name, "line", len(known))
    return tuple(
        AgentLine(one.id, frozenset(one.pages), one.text.bilingual(), frozenset(one.marks)) for one in forms
    )


def _expected(form: ExpectedForm) -> Expected:
    return Expected(
        form.outcome, frozenset(map(PlatformId, form.platforms)), form.complaint, form.case_number
    )


def _earlier(form: EarlierForm) -> Earlier:
    return Earlier(frozenset(map(PlatformId, form.platforms)), form.working_days_ago, form.minutes_ago)


def _reply(form: ReplyForm) -> Reply:
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
        _asked_for_consent(form.on) if form.consents is None else form.consents,
        form.drops,
    )


def _asked_for_consent(heard: Iterable[str]) -> bool:
    return any(word.startswith(ASKS_CONSENT) for word in heard)


def _anyhow(forms: tuple[AnyReplyForm, ...]) -> tuple[Reply, ...]:
    _refuse_twice((one.id for one in forms), ANY_CALLER_FILE, "reply")
    return tuple(
        Reply(
            one.id,
            frozenset(one.on),
            one.text.bilingual(),
            Condition(mood_from=one.mood_from, mood_to=one.mood_to),
            after=timedelta(seconds=one.after),
            again=True,
        )
        for one in forms
    )


def _refuse_twice(ids: Iterable[str], name: str, kind: str, before: int = 0) -> None:
    seen: set[str] = set()
    for at, id_ in enumerate(ids, start=1 - before):
        if id_ in seen:
            raise DataFileError(name, f"{kind}[{at}].id", DataProblem.TWICE)
        seen.add(id_)
