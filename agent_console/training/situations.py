"""Where exactly a call stands, as far as advice differs: a name for each situation of each page. Pure; no advice here.

A situation is written `page.situation`; what was bought as a hint in one says nothing of the next.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from agent_console.backend import CodeOutcome, SendCodeOutcome
from agent_console.call.call import Call
from agent_console.call.labels import LabelsState
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import ReadBack, Statement
from agent_console.call.request import FilingState
from agent_console.call.steps import Service
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer, VerificationState
from agent_console.training.pages import CASE, CASE_UNVERIFIED, STOPPED, page_of

HOME: Final = "home"
"""The caller rings, and nobody has answered yet."""

HELD: Final = "held"
"""On hold the same is to be done whatever the page."""

_WITHIN: Final[dict[str, tuple[str, ...]]] = {
    "intake": ("no_number", "waiting", "fits", "fits_not"),
    "notice": ("to_read", "agreed"),
    "verification": (
        *("to_compare", "missed", "no_answer", "locked", "no_code", "code_not_sent", "code_sent"),
        *("code_wrong", "verified"),
    ),
    "lookup": (
        *("tenure_open", "running", "later", "down", "finished"),
        *("own_accounts_later", "own_accounts_down", "labels_down"),
    ),
    "selection": ("nothing_ticked", "ticked"),
    "read_back": ("unread", "warnings", "list", "consent", "code_over", "ready"),
    "submission": ("sending", "accepted", "not_sure", "refused"),
    "wrap_up": ("talking", "ended"),
    "labels": ("none_chosen", "reason_open", "chosen"),
    "labels_read_back": ("unread", "list", "consent", "code_over", "ready"),
    "labels_submission": ("sending", "half", "accepted", "not_sure", "refused"),
    "own_accounts": ("answers", "answers_open"),
    CASE: ("not_verified", "told"),
    "review": ("unread", "warnings", "list", "consent", "code_over", "ready"),
    STOPPED: tuple(reason.lower() for reason in StopReason),
}

SITUATIONS: Final = (HOME, HELD, *(f"{page}.{name}" for page, names in _WITHIN.items() for name in names))
"""Every situation there is, in the order of a call."""


def situation_of(call: Call | None, now: datetime, *, case_open: bool = False) -> str:
    """Name the situation a call is in; `case_open`: an earlier case lies open beside it."""
    if call is None:
        return HOME
    page = page_of(call, case_open)
    if call.line.state is LineState.HELD:
        return HELD
    if page == CASE_UNVERIFIED:
        page = CASE
    return f"{page}.{_OF_PAGE[page](call, now)}"


def _intake(call: Call, now: datetime) -> str:
    if call.numbers.subject is None:
        return "no_number"
    if call.numbers.record is None:
        return "waiting"
    return "fits" if call.why_not_eligible(now) is None else "fits_not"


def _notice(call: Call, _now: datetime) -> str:
    return "agreed" if call.notice.agreed else "to_read"


def _verification(call: Call, now: datetime) -> str:
    verification = call.verification
    if verification.state is VerificationState.LOCKED:
        return "locked"
    if verification.covers_submit(now, call.terms.limits):
        return "verified"
    if verification.matched:
        return _code(call)
    missed = {
        VerificationState.NOT_MATCHED: "missed",
        VerificationState.INCONCLUSIVE: "no_answer",
    }
    return missed.get(verification.state, "to_compare")


def _code(call: Call) -> str:
    verification = call.verification
    if verification.last_code_outcome is CodeOutcome.WRONG:
        return "code_wrong"
    if verification.code is None:
        sent_before = verification.last_send_outcome not in (None, SendCodeOutcome.SENT)
        return "code_not_sent" if sent_before else "no_code"
    return "code_sent" if verification.code.authentication_id else "code_not_sent"


def _lookup(call: Call, _now: datetime) -> str:
    if call.service is Service.LABELS:
        return "labels_down" if call.labels.state is LabelsState.DOWN else "running"
    own = call.service is Service.OWN_ACCOUNTS
    state = (call.own_accounts.lookup if own else call.lookup).state
    if state is LookupState.DOWN:
        return "own_accounts_down" if own else "down"
    if call.verification.tenure is TenureAnswer.NOT_ASKED and not own:
        return "tenure_open"
    if state is LookupState.PENDING:
        return "own_accounts_later" if own else "later"
    return "finished" if state is LookupState.FINISHED else "running"


def _selection(call: Call, _now: datetime) -> str:
    return "ticked" if call.chosen else "nothing_ticked"


def _read_back(call: Call, now: datetime) -> str:
    warnings = bool(call.reading.warnings)
    return _statements(call.read_back, call, now, warnings=warnings)


def _review(call: Call, now: datetime) -> str:
    review = call.follow_up.review
    warnings = review is not None and bool(review.reading.warnings)
    return _statements(call.follow_up.read_back, call, now, warnings=warnings)


def _statements(said: ReadBack, call: Call, now: datetime, *, warnings: bool) -> str:
    """Name what is still to be said before it is sent, in the order in which it is asked for."""
    if not said.last_page_shown:
        return "unread"
    if warnings and not said.has(Statement.WARNINGS_TOLD):
        return "warnings"
    if not said.has(Statement.READ_BACK):
        return "list"
    if not said.has(Statement.SEPARATE_CONSENT):
        return "consent"
    return "ready" if call.verification.covers_submit(now, call.terms.limits) else "code_over"


def _submission(call: Call, _now: datetime) -> str:
    labels = call.service is Service.LABELS
    states = {one.state for one in (call.submission.corrections if labels else call.submission.filings)}
    if FilingState.NEEDS_PERSON in states:
        return "refused"
    if FilingState.OUTCOME_UNKNOWN in states:
        return "not_sure"
    if FilingState.QUEUED not in states:
        return "accepted"
    return "half" if labels and FilingState.ACCEPTED in states else "sending"


def _wrap_up(call: Call, _now: datetime) -> str:
    return "talking" if call.line.state is LineState.UP else "ended"


def _labels(call: Call, _now: datetime) -> str:
    if not call.labels.chosen:
        return "none_chosen"
    return "reason_open" if any(one.reason is None for one in call.labels.chosen) else "chosen"


def _own_accounts(call: Call, _now: datetime) -> str:
    return "answers_open" if call.own_accounts.is_open else "answers"


def _case(call: Call, _now: datetime) -> str:
    return "told" if call.verification.verified else "not_verified"


def _stopped(call: Call, _now: datetime) -> str:
    assert call.stop is not None
    return call.stop.reason.lower()


_OF_PAGE: Final[dict[str, Callable[[Call, datetime], str]]] = {
    "intake": _intake,
    "notice": _notice,
    "verification": _verification,
    "lookup": _lookup,
    "selection": _selection,
    "read_back": _read_back,
    "submission": _submission,
    "wrap_up": _wrap_up,
    "labels": _labels,
    "labels_read_back": _read_back,
    "labels_submission": _submission,
    "own_accounts": _own_accounts,
    CASE: _case,
    "review": _review,
    STOPPED: _stopped,
}
