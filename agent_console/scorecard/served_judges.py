"""The rules on whether a caller was served: their concern, a complaint of theirs, the number of their case. No points.

Only a scenario knows what a caller came for, so none of these is judged on a live call: a caller who hangs up early
there is nobody's fault, and nobody can tell from the record why they rang.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from agent_console.backend import MatchOutcome
from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Evidence, ExpectedEnd, Mark
from agent_console.scorecard.expected_judges import asked_for
from agent_console.scorecard.judge import Lost

_FILED: Final = frozenset({Outcome.ACCEPTED, Outcome.RECORDED})
"""Where no platform is named and something is to be filed, it is labels."""

_HAS_AN_ANSWER: Final = (
    e.CallStopped,
    e.CallBackAgreed,
    e.CaseTold,
    e.OwnLookupAnswered,
    e.LabelsAnswered,
)
"""From here on there is something to tell the caller: why not, when, how far it is, what there is."""


def concern_served(call: Evidence) -> Lost | None:
    """The caller got what they came for, or at least an answer; lost at the end of a call that gave them neither."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.expected is None:
        return None
    served = _served(call, call.expected, ended[0].at, ended[1].outcome)
    return () if served else (ended[0],)


def _served(call: Evidence, expected: ExpectedEnd, until: datetime, outcome: Outcome) -> bool:
    """Say so by what the scenario is about: something filed, a complaint, or words after an answer was known."""
    if expected.platforms:
        return not expected.platforms.isdisjoint(asked_for(call))
    if expected.complaint:
        return next(call.of(e.ComplaintOpened), None) is not None
    if expected.outcome in _FILED:
        return next(call.of(e.FilingQueued, e.CorrectionQueued), None) is not None
    if expected.outcome is Outcome.LINE_DROPPED:
        return call.last(e.LineDropped) is not None
    known = _answer_known(call)
    if known is None or outcome is Outcome.GAVE_UP:
        return outcome is expected.outcome is Outcome.GAVE_UP
    return call.spoke_between(known, until)


def _answer_known(call: Evidence) -> datetime | None:
    """When there first was something to tell the caller; a lock for the day has no event of its own."""
    at = (one.at for one, event in call.of(*_HAS_AN_ANSWER, e.IdentityCompared) if _tells_something(event))
    return next(at, None)


def _tells_something(event: e.Event) -> bool:
    if not isinstance(event, e.IdentityCompared):
        return True
    return event.answer.outcome is MatchOutcome.LOCKED or event.answer.tries_left == 0


def complaint_taken(call: Evidence) -> Lost | None:
    """A caller who complains has it on record, with its day (电信用户申诉处理办法); lost at the end without one."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.expected is None or not call.expected.complaint:
        return None
    return () if next(call.of(e.ComplaintOpened), None) is not None else (ended[0],)


def case_number_given(call: Evidence) -> Lost | None:
    """The case number was told; what was filed on this call has one once it was taken, and is lost from there on."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.said is None or call.expected is None or not call.expected.case_number:
        return None
    taken = next(call.of(e.FilingAccepted, e.CorrectionAccepted), None)
    since = call.events[0].at if taken is None else taken[0].at
    told = call.told_between(Mark.GIVES_CASE, since, ended[0].at)
    return () if told else ((taken or ended)[0],)
