"""A practised call that a program works: what is said, what time goes by, what the caller notices.

It plays one call on one stage; what can be done in it are the moves, which know their gates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from agent_console.backend import SimulatedCall
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.line import LineState
from agent_console.desk import Desk
from agent_console.staging.by_itself import one_thing_by_itself
from agent_console.staging.recorded import done_on
from agent_console.staging.stage import Stage, StageSetting, open_stage
from agent_console.staging.virtual_time import VirtualClock, spoken_in
from agent_console.training.finished import FinishedRun, finished_run
from agent_console.training.noticed import SAID
from agent_console.training.pages import page_of
from agent_console.training.practice import Mode, Practice, followed, practice_of, spoken, with_key
from agent_console.training.rehearsal import Speaker
from agent_console.training.scenario import AgentLine, Scenario

REFERENCE_NUMBER = 0
"""No agent's run: those count from 1."""


@dataclass
class Play:
    """A stage with its call so far.

    Attributes:
        practice: What was said, and the keys.
        call: The call as the desk has it, or as it was put away.
        answered: Ids of lines the caller had something to say to.
        failures: How often something broke.
    """

    stage: Stage
    desk: Desk
    clock: VirtualClock
    caller: SimulatedCall
    practice: Practice
    call_id: str | None = None
    call: Call | None = None
    answered: set[str] = field(default_factory=set)
    failures: int = 0
    _events: tuple[e.Event, ...] = ()

    def __post_init__(self) -> None:
        """Follow the call: the last that is heard of it is how it was wrapped up."""
        self.desk.on_change(self._changed)

    def _changed(self, call: Call) -> None:
        # Who listens before may have recorded more meanwhile: the desk has the newest.
        self.call = self.desk.call or call

    @property
    def scenario(self) -> Scenario:
        """What is played."""
        return self.stage.scenario

    @property
    def at_hand(self) -> Call:
        """The call at hand.

        Raises:
            LookupError: None is.
        """
        if self.desk.call is None:
            raise LookupError("no call is at hand")
        return self.desk.call

    @property
    def over(self) -> bool:
        """Whether the call is wrapped up."""
        return self.call is not None and self.call.wrap_up is not None

    @property
    def events(self) -> tuple[e.Event, ...]:
        """Everything recorded of the call so far."""
        return self._events

    @property
    def page(self) -> str:
        """The page things are said on now; none between calls."""
        if self.desk.call is None:
            return ""
        return page_of(self.desk.call, self.desk.casework.case is not None)

    def open(self, act: Act) -> bool:
        """Whether the gate of an act is open on the call at hand."""
        return self.desk.call is not None and not self.desk.why_not(act)

    def heard(self, *lines: str) -> bool:
        """Whether the caller answered any of some lines; before that there is nothing to enter."""
        return not self.answered.isdisjoint(lines)

    def lines(self) -> tuple[AgentLine, ...]:
        """Give what can be said now: nothing while the caller does not hear it."""
        if self.desk.call is None or not self.desk.call.line.caller_hears:
            return ()
        return self.scenario.lines_on(self.page)

    def take(self, by: timedelta) -> None:
        """Let time go by."""
        self.clock.advance(by)

    def press(self, keys: int) -> None:
        """Count keys."""
        for _ in range(keys):
            self.practice = with_key(self.practice)

    def say(self, line: AgentLine) -> None:
        """Say a line, and hear the caller out."""
        before = self.practice.run.spoken
        self.take(spoken_in(line.text.zh))
        self.practice = spoken(self.practice, line, self.clock())
        if any(one.speaker is Speaker.CALLER for one in self.practice.run.spoken if one not in before):
            self.answered.add(line.id)

    def hear_out(self) -> None:
        """Wait until the caller has said what they were going to say."""
        caller = (one for one in self.practice.run.spoken if one.speaker is Speaker.CALLER)
        end = max((one.at + spoken_in(one.text.zh) for one in caller), default=self.clock())
        self.take(max(end - self.clock(), timedelta()))

    async def go_on(self) -> None:
        """Let the console do what it does by itself, and the caller notice what happened."""
        while await one_thing_by_itself(self.desk):
            pass
        self._follow()
        self.hear_out()
        if self.practice.run.line_dropped(self.clock()) and self._line_is_up():
            self.desk.line.drop()
            self._follow()
            self.hear_out()

    def _line_is_up(self) -> bool:
        return self.desk.call is not None and self.desk.call.line.state is LineState.UP

    def _follow(self) -> None:
        if self.call_id is None:
            return
        self._events = done_on(self.desk.casebook, self.call_id)
        self.practice = followed(self.practice, self._events)

    def finished(self) -> FinishedRun:
        """Give the run, once it is over."""
        staff_no = self.stage.opened.settings.staff_no
        # As where an agent practises: a run begins when the call is answered.
        practice = replace(self.practice, started_at=self._events[0].at)
        return finished_run(practice, REFERENCE_NUMBER, staff_no, self._events, self.clock())

    async def close(self) -> None:
        """Let go of the stage."""
        await self.stage.close()


async def begin(scenario: Scenario, folder: Path, setting: StageSetting, clock: VirtualClock) -> Play:
    """Open a stage in a folder and stand before the ringing telephone.

    The registry answers at once, and nothing waits: time goes by as `clock` is told.
    """
    stage = open_stage(scenario, folder, setting)
    desk = stage.opened.desk(await stage.opened.platforms(), clock.sleep)
    practice = practice_of(scenario, Mode.PRACTICE, stage.seed, clock())
    return Play(stage, desk, clock, await stage.caller.caller(), practice)


def word_of(line: AgentLine) -> str:
    """Name what the caller hears when a line is said."""
    return f"{SAID}{line.id}"
