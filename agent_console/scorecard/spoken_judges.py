"""The rules on what was said aloud, for calls of which that is known. They know no points."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import CodeOutcome
from agent_console.call import events as e
from agent_console.scorecard.evidence import Evidence, Mark
from agent_console.scorecard.judge import Lost


def nothing_promised(call: Evidence) -> Lost | None:
    """Nothing that nobody can promise."""
    if call.said is None:
        return None
    return tuple(call.place_of(one.at) for one in call.said if Mark.PROMISES in one.marks)


def nothing_given_away(call: Evidence) -> Lost | None:
    """Nothing of the previous holder, to a holder who is verified."""
    return _told(call, verified=True)


def strangers_told_nothing(call: Evidence) -> Lost | None:
    """Nothing of the number or its holder, to somebody of whom nobody knows yet who they are."""
    return _told(call, verified=False)


def _told(call: Evidence, *, verified: bool) -> Lost | None:
    if call.said is None:
        return None
    return tuple(
        call.place_of(one.at)
        for one in call.said
        if Mark.GIVES_AWAY in one.marks and _is_verified(call, one.at) is verified
    )


def _is_verified(call: Evidence, at: datetime) -> bool:
    """Whether the caller was verified by then; another number, or another call, begins anew."""
    verified = False
    for moment, event in call.of(e.CallOpened, e.SubjectEntered, e.CodeCompared):
        if moment.at > at:
            break
        verified = isinstance(event, e.CodeCompared) and (
            verified or event.answer.outcome is CodeOutcome.CONFIRMED
        )
    return verified
