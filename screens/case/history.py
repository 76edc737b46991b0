"""What happened to a case, in one line each: when, who, what. From its events alone; it knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from agent_console.call import events as e
from agent_console.call.stop import NextStep
from agent_console.call.wrap_up import Outcome
from agent_console.language import Language
from screens.case.history_words import Teller
from screens.outcomes import OUTCOMES
from screens.stopped.choices import OFFERED


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened: `who` is a staff number, empty for the registry's own word.

    `short` says the same in signs, where there is no room for the words. `asks` is what the case is about: a request.
    """

    at: datetime
    who: str
    text: str
    short: str = ""
    asks: bool = False


_REQUESTS = (e.FilingQueued, e.CorrectionQueued, e.FilingsFound)
"""What is filed here, or taken over from another desk."""

_SEEN_FROM_REQUESTS = frozenset({Outcome.ACCEPTED, Outcome.RECORDED})
"""Outcomes that say of a call what the rows of its requests say of the case."""


def history_of(events: Iterable[e.Event], language: Language) -> tuple[HistoryLine, ...]:
    """Read the history off the events of a case, oldest first; steps of the call itself are left out."""
    _, lines, teller = language.text, [], Teller(language)
    offered: NextStep | None = None
    for event in events:
        offered = _offered(event, offered)
        if isinstance(event, e.CallWrappedUp) and offered in OFFERED:
            lines.append(HistoryLine(event.at, teller.staff, _(OFFERED[offered])))
        if isinstance(event, e.CallOpened):
            teller.staff = event.staff_no
        who, text = teller.told(event)
        if isinstance(event, e.CallWrappedUp) and event.outcome not in _SEEN_FROM_REQUESTS:
            who, text = teller.staff, _("wrapped up: {outcome}").format(outcome=_(OUTCOMES[event.outcome]))
        if text:
            words, _sep, short = text.partition("\n")
            lines.append(HistoryLine(event.at, who, words, short, isinstance(event, _REQUESTS)))
    return tuple(lines)


def newest_of(lines: tuple[HistoryLine, ...], room: int) -> tuple[HistoryLine, ...]:
    """Give the newest lines that fit, oldest first; the newest request stays among them, whatever came after it."""
    shown = lines[-room:] if room > 0 else ()
    if any(one.asks for one in shown):
        return shown
    request = next((one for one in reversed(lines) if one.asks), None)
    return shown if request is None or room < 1 else (request, *shown[1:])


def words_of_case(event: e.Event, language: Language) -> str:
    """Say what one event did to its case; empty for a step of the call itself."""
    return Teller(language).told(event)[1].partition("\n")[0]


def _offered(event: e.Event, before: NextStep | None) -> NextStep | None:
    """Follow what a stop page was left with; who goes on with the call takes none of it."""
    if isinstance(event, e.NextStepChosen):
        return event.choice
    return None if isinstance(event, e.CallStopped | e.StopLeft | e.ServiceChosen) else before
