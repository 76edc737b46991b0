"""What the pages of training share: scenarios, the call being practised, runs kept. It draws nothing.

It stands in the context where the console was begun to train, and nowhere else: with a LIVE backend there is none.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from agent_console.calendar.zone import Clock, today
from agent_console.call import events as e
from agent_console.progress.errors import CertificateNotWritten
from agent_console.scorecard.rubric import Rubric
from agent_console.training.finished import FinishedRun, Result, finished_run, result_of
from agent_console.training.hints import Hint
from agent_console.training.practice import Mode, Practice, followed, spoken, with_hint, with_key
from agent_console.training.scenario import AgentLine, Scenario


class Place(Enum):
    """Which page of training stands on the screen while no practised call is at hand."""

    SCENARIOS = auto()
    BRIEF = auto()
    CALL = auto()
    """A practised call: the ordinary pages, with the caller beside them."""
    SCORE = auto()
    REPLAY = auto()
    PROGRESS = auto()


class Runs(Protocol):
    """The runs of the agent who practises, as they are kept (`agent_console.progress`)."""

    def all(self) -> tuple[FinishedRun, ...]:
        """Give the runs of the agent, oldest first."""
        ...

    def keep(self, run: FinishedRun) -> FinishedRun:
        """Keep a finished run, and give it under the number it is kept by; another console may have kept one before."""
        ...


def _hints() -> Mapping[str, Hint]:
    # It costs pydantic, which only who trains pays for.
    from agent_console.training.hint_file import load_hints

    return load_hints()


async def _no_later(working_days: int) -> None:
    """Where nothing was practised yet there is no time to turn on."""


def _no_certificate(number: int) -> None:
    """Nothing is certified where nothing is kept."""


@dataclass
class Classroom:
    """Where an agent practises. `begin` opens a registry and a desk of their own for a scenario and shows its call."""

    scenarios: tuple[Scenario, ...]
    rubric: Rubric
    runs: Runs
    staff_no: str
    begin: Callable[[Scenario, Mode], Awaitable[None]]
    references: Mapping[str, FinishedRun]
    """The reference run of a scenario by its id, beside which a run is replayed."""
    clock: Clock
    """The day on which is practised, whatever day a stage was turned on to."""
    place: Place = Place.SCENARIOS
    chosen: int = 0
    """The place in `scenarios` of the one at hand."""
    mode: Mode = Mode.PRACTICE
    practice: Practice | None = None
    finished: FinishedRun | None = None
    """The run whose score or replay is shown."""
    step: int = 0
    """The step of the replay that is shown."""

    can_sign: bool = False
    """Whether a trainer's key is at hand, so that a certification run can be signed."""

    certificate: Callable[[int], tuple[Path, bool] | None] = _no_certificate
    """Where the certificate of a run lies, by the run's number, and whether it is signed; None where there is none."""

    hints: Mapping[str, Hint] = field(default_factory=_hints)
    """What is advised in every call, by situation; a scenario may have advice of its own."""

    later: Callable[[int], Awaitable[None]] = _no_later
    """Turn the time of the stage on by working days and show its first page, to practise the follow-up."""

    list_shown: bool = False
    """Whether the list of scenarios stood on the screen yet: its mark then stays where the agent left it."""

    @property
    def scenario(self) -> Scenario:
        """The scenario at hand."""
        return self.scenarios[self.chosen]

    @property
    def today(self) -> date:
        """The day on which is practised, in China."""
        return today(self.clock())

    def result(self, run: FinishedRun) -> Result:
        """Score a run."""
        return result_of(run, self.rubric)

    def runs_of(self, scenario_id: str) -> tuple[FinishedRun, ...]:
        """Give the agent's runs of a scenario, oldest first."""
        return tuple(run for run in self.runs.all() if run.scenario_id == scenario_id)

    def start(self, practice: Practice) -> None:
        """Turn to a call that is going to be practised; its caller rings."""
        ids = [one.id for one in self.scenarios]
        # By its id: a run that is practised again has the seed it had.
        self.chosen, self.mode = ids.index(practice.scenario.id), practice.mode
        self.practice, self.finished, self.place = practice, None, Place.CALL

    def lines(self, page: str) -> tuple[AgentLine, ...]:
        """Give what may be said on a page of the call at hand."""
        return self.practice.scenario.lines_on(page) if self.practice else ()

    def follow(self, happened: tuple[e.Event, ...]) -> None:
        """Let the caller notice what happened on the call."""
        if self.practice is not None:
            self.practice = followed(self.practice, happened)

    def say(self, line: AgentLine, now: datetime) -> None:
        """Let the agent say a line."""
        if self.practice is not None:
            self.practice = spoken(self.practice, line, now)

    def take_hint(self, page: str, level: int, now: datetime) -> None:
        """Buy a hint."""
        if self.practice is not None:
            self.practice = with_hint(self.practice, page, level, now)

    def count_key(self) -> None:
        """Count a key of the call at hand."""
        if self.practice is not None:
            self.practice = with_key(self.practice)

    def finish(self, events: tuple[e.Event, ...], now: datetime) -> None:
        """Keep the call at hand, which is wrapped up, and turn to its score; one that cannot be kept is shown once.

        Raises:
            CertificateNotWritten: It is kept, and its certificate is not.
            OSError: It cannot be written down.
        """
        if self.practice is None:
            return
        number = max((one.number for one in self.runs.all()), default=0) + 1
        self.finished = finished_run(self.practice, number, self.staff_no, events, now)
        self.practice, self.place = None, Place.SCORE
        try:
            self.finished = self.runs.keep(self.finished)
        except CertificateNotWritten as error:
            self.finished = error.kept
            raise
