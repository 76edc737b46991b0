"""One run of a scenario: who said what when, and what is still on the caller's tongue. Pure; it works no desk.

What the agent does is read off the events of the call, what they say comes in line by line. Everything a score needs
of what was said stands in it, and the same events, lines and times make the same run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from agent_console.backend import Bilingual
from agent_console.call import events as e
from agent_console.scorecard.evidence import Evidence, Said
from agent_console.training.caller import Caller, caller_of, hears
from agent_console.training.noticed import SAID, noticed_after
from agent_console.training.scenario import AgentLine, Scenario


class Speaker(StrEnum):
    """Whose words they are."""

    AGENT = "AGENT"
    CALLER = "CALLER"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that were said, or are going to be once their time has come; `consents` as at `Reply`."""

    at: datetime
    speaker: Speaker
    text: Bilingual
    consents: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A run so far. `heard_of` counts the events of the call the caller has noticed or passed over.

    `drops_at` is when the line is going to drop by itself; None where it stays up.
    """

    scenario: Scenario
    caller: Caller
    spoken: tuple[Spoken, ...] = ()
    said: tuple[Said, ...] = ()
    heard_of: int = 0
    drops_at: datetime | None = None

    def line_dropped(self, now: datetime) -> bool:
        """Whether the line has dropped by now and the call has not been told: who plays it records the drop."""
        return self.drops_at is not None and self.drops_at <= now

    def until(self, now: datetime) -> tuple[Spoken, ...]:
        """Give what has been said by now; a caller who hesitates has not said it yet."""
        return tuple(one for one in self.spoken if one.at <= now)

    def evidence(self, happened: tuple[e.Event, ...]) -> Evidence:
        """Put what was done and what was said together, to be scored."""
        return Evidence(happened, self.said, consents_in(self.spoken), self.scenario.expected)


def begun(scenario: Scenario) -> Rehearsal:
    """Begin a run; the caller speaks once the call is answered."""
    return Rehearsal(scenario, caller_of(scenario))


def follow(run: Rehearsal, happened: tuple[e.Event, ...]) -> Rehearsal:
    """Let the caller notice what happened on the call since; called again with the same it changes nothing."""
    for place, event in enumerate(happened[run.heard_of :], run.heard_of):
        if isinstance(event, e.LineDropped):
            run = replace(run, drops_at=None)
        words = noticed_after(event, happened[:place])
        answers = (after for word in words if (after := notice(run, word, event.at)) is not run)
        run = next(answers, run)
    return replace(run, heard_of=max(run.heard_of, len(happened)))


def say(run: Rehearsal, line: AgentLine, now: datetime) -> Rehearsal:
    """Let the agent say a line; who speaks over the caller is heard all the same."""
    spoken = Spoken(now, Speaker.AGENT, line.text)
    after = replace(run, spoken=_in_time(run.spoken, spoken), said=(*run.said, Said(now, line.marks)))
    return notice(after, f"{SAID}{line.id}", now)


def notice(run: Rehearsal, word: str, at: datetime) -> Rehearsal:
    """Let the caller notice something by its word; what they say to it they say once they get round to it."""
    caller, reply = hears(run.caller, word, run.scenario)
    if reply is None:
        return run
    spoken = Spoken(at + reply.after, Speaker.CALLER, reply.text, reply.consents)
    drops_at = spoken.at if reply.drops else run.drops_at
    return replace(run, caller=caller, spoken=_in_time(run.spoken, spoken), drops_at=drops_at)


def consents_in(spoken: tuple[Spoken, ...]) -> tuple[datetime, ...]:
    """Give the times at which a caller said yes to a consent of its own."""
    return tuple(one.at for one in spoken if one.consents)


def _in_time(spoken: tuple[Spoken, ...], one: Spoken) -> tuple[Spoken, ...]:
    """Put words where their time is: after what was said at the same instant."""
    before = tuple(other for other in spoken if other.at <= one.at)
    return (*before, one, *(other for other in spoken if other.at > one.at))
