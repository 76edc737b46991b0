"""The rules on what is read back and answered: time to read, time to answer, a consent that was given. No points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from agent_console.call import events as e
from agent_console.call.casework import ReviewKind
from agent_console.call.read_back import Reading, Statement
from agent_console.call.steps import Step
from agent_console.scorecard.evidence import Evidence, Mark, Moment
from agent_console.scorecard.judge import Lost

NAMES_A_SECOND: Final = 3
"""Nobody reads names out faster and is understood."""

ANSWER_TAKES: Final = timedelta(seconds=1)
"""A question and its yes."""

CONSENT_TAKES: Final = timedelta(milliseconds=400)
"""Two keys closer together than this were pressed in one movement (K is 0.28 s in the keystroke-level model)."""


def list_read_out(call: Evidence) -> Lost | None:
    """The list was on the screen long enough to be read out, and was, before it was called read back."""
    stated = [pair for pair in call.of(e.StatementMade) if pair[1].statement is Statement.READ_BACK]
    if not stated:
        return None
    return tuple(moment for moment, event in stated if not _time_to_read(call, moment, event.reading))


def _time_to_read(call: Evidence, stated: Moment, reading: Reading) -> bool:
    shown = _shown_before(call, stated)
    if not shown:
        return True
    takes = timedelta(seconds=_names_in(reading) / NAMES_A_SECOND)
    return stated.at - shown[-1] >= takes and call.told_between(Mark.READS_LIST, shown[0], stated.at)


def _names_in(reading: Reading) -> int:
    """Count what is read out one by one: apps, or labels."""
    return len(reading.items) + len(reading.labels)


def _shown_before(call: Evidence, moment: Moment) -> list[datetime]:
    """When the page with the list a statement is about was turned to before it."""
    entered = (at for at, event in call.of(e.StepEntered) if event.step is Step.READ_BACK)
    return [one.at for one in entered if one.index < moment.index]


def _gaps(call: Evidence) -> Iterator[tuple[Moment, e.StatementMade, timedelta]]:
    """Give each statement with the time since the statement, or the page, before it."""
    before: datetime | None = None
    for moment, event in call.of(e.StepEntered, e.LastPageShown, e.StatementMade):
        if isinstance(event, e.StatementMade) and before is not None:
            yield moment, event, event.at - before
        if not isinstance(event, e.StepEntered) or event.step is Step.READ_BACK:
            before = event.at


def answers_one_by_one(call: Evidence) -> Lost | None:
    """Between two answers there was time for a question and its yes, and what can be lost was told."""
    gaps = list(_gaps(call))
    if not gaps:
        return None
    return tuple(moment for moment, event, gap in gaps if gap < ANSWER_TAKES or _untold(call, moment, event))


def _untold(call: Evidence, stated: Moment, event: e.StatementMade) -> bool:
    """Whether it was recorded that warnings were told although none was; the other answers have rules of their own."""
    shown = _shown_before(call, stated)
    if event.statement is not Statement.WARNINGS_TOLD or not shown:
        return False
    return not call.told_between(Mark.TELLS_WARNINGS, shown[0], stated.at)


def answers_stand(call: Evidence) -> Lost | None:
    """No answer was pressed that had to be taken back."""
    if next(call.of(e.StatementMade), None) is None:
        return None
    return tuple(moment for moment, _ in call.of(e.StatementTakenBack))


def consent_given(call: Evidence) -> Lost | None:
    """A consent of its own (PIPL §23): pressed too fast for anybody to give it, or before the caller was heard to."""
    recorded = list(_consents_recorded(call))
    if not recorded:
        return None
    rushed = {at.index for at, event, gap in _gaps(call) if gap < CONSENT_TAKES and _is_consent(event)}
    return tuple(at for at in recorded if at.index in rushed or not _heard_before(call, at))


def _is_consent(event: e.Event) -> bool:
    match event:
        case e.ReviewStated(statement=statement):
            # What is taken back goes to nobody who did not have it: no consent of its own.
            return statement is Statement.SEPARATE_CONSENT and event.review.kind is ReviewKind.REFILE
        case e.StatementMade(statement=statement):
            return statement is Statement.SEPARATE_CONSENT
    return False


def _consents_recorded(call: Evidence) -> Iterator[Moment]:
    return (at for at, event in call.of(e.Event) if _is_consent(event))


def _heard_before(call: Evidence, recorded: Moment) -> bool:
    """Whether the caller said yes before, and the line did not drop since; True where nobody recorded what was said."""
    if call.consents is None:
        return True
    void = [at.at for at, _ in call.of(e.LineDropped, e.CallResumed) if at.index < recorded.index]
    return any(said <= recorded.at and (not void or said > void[-1]) for said in call.consents)
