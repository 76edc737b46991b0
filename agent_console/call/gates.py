"""What may be done on a call now, and if not, why not. It decides and changes nothing; every route passes here.

Each act has its list of checks; each check is one question with one reason. A gate is open when no reason is left.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.verification import TenureAnswer, VerificationState


class Act(StrEnum):
    """What an agent can ask of a call."""

    CHANGE_NUMBERS = "CHANGE_NUMBERS"
    ENTER_NOTICE = "ENTER_NOTICE"
    AGREE = "AGREE"
    ENTER_VERIFICATION = "ENTER_VERIFICATION"
    COMPARE = "COMPARE"
    SEND_CODE = "SEND_CODE"
    CONFIRM_CODE = "CONFIRM_CODE"
    STATE_TENURE = "STATE_TENURE"
    LOOK_UP = "LOOK_UP"
    ENTER_SELECTION = "ENTER_SELECTION"
    TICK = "TICK"
    ENTER_READ_BACK = "ENTER_READ_BACK"
    TELL_WARNINGS = "TELL_WARNINGS"
    CONFIRM_READ_BACK = "CONFIRM_READ_BACK"
    CONSENT = "CONSENT"
    SUBMIT = "SUBMIT"
    HOLD = "HOLD"
    RESUME = "RESUME"
    WRAP_UP = "WRAP_UP"


class Reason(StrEnum):
    """Why a gate is closed; each has one sentence in each language."""

    WRAPPED_UP = "WRAPPED_UP"
    ON_HOLD = "ON_HOLD"
    LINE_DOWN = "LINE_DOWN"
    NOT_ON_HOLD = "NOT_ON_HOLD"
    STOPPED = "STOPPED"
    NUMBER_MISSING = "NUMBER_MISSING"
    VERDICT_MISSING = "VERDICT_MISSING"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    NOT_AGREED = "NOT_AGREED"
    LOCKED_TODAY = "LOCKED_TODAY"
    ALREADY_VERIFIED = "ALREADY_VERIFIED"
    NOT_MATCHED = "NOT_MATCHED"
    RESEND_TOO_SOON = "RESEND_TOO_SOON"
    NO_CODE_SENT = "NO_CODE_SENT"
    CODE_EXPIRED = "CODE_EXPIRED"
    NOT_VERIFIED = "NOT_VERIFIED"
    PROOF_TOO_OLD = "PROOF_TOO_OLD"
    DATE_DISPUTED = "DATE_DISPUTED"
    LOOKUP_NOT_STARTED = "LOOKUP_NOT_STARTED"
    LOOKUP_RUNNING = "LOOKUP_RUNNING"
    NOTHING_TICKED = "NOTHING_TICKED"
    NOT_READING_BACK = "NOT_READING_BACK"
    LAST_PAGE_NOT_SHOWN = "LAST_PAGE_NOT_SHOWN"
    WARNINGS_NOT_TOLD = "WARNINGS_NOT_TOLD"
    NOT_READ_BACK = "NOT_READ_BACK"
    NO_SEPARATE_CONSENT = "NO_SEPARATE_CONSENT"
    ALREADY_SUBMITTED = "ALREADY_SUBMITTED"
    NOTE_MISSING = "NOTE_MISSING"
    UNDER_WAY = "UNDER_WAY"
    NOTHING_TO_DO = "NOTHING_TO_DO"


Check = Callable[[Call, datetime], Reason | None]


def gate(call: Call, act: Act, now: datetime) -> tuple[Reason, ...]:
    """Say why an act is not possible now, most basic reason first; empty means it may be done."""
    reasons = (check(call, now) for check in (_open_call, *_CHECKS[act]))
    return tuple(dict.fromkeys(reason for reason in reasons if reason is not None))


def _open_call(call: Call, now: datetime) -> Reason | None:
    return Reason.WRAPPED_UP if call.wrap_up else None


def _caller_hears(call: Call, now: datetime) -> Reason | None:
    if call.line.caller_hears:
        return None
    return Reason.ON_HOLD if call.line.state is LineState.HELD else Reason.LINE_DOWN


def _line_up(call: Call, now: datetime) -> Reason | None:
    return None if call.line.state is LineState.UP else Reason.LINE_DOWN


def _on_hold(call: Call, now: datetime) -> Reason | None:
    return Reason.NOT_ON_HOLD if call.line.caller_hears else None


def _going_on(call: Call, now: datetime) -> Reason | None:
    return Reason.STOPPED if call.stop else None


def _eligible(call: Call, now: datetime) -> Reason | None:
    if call.numbers.subject is None:
        return Reason.NUMBER_MISSING
    if call.numbers.record is None:
        return Reason.VERDICT_MISSING
    return Reason.NOT_ELIGIBLE if call.why_not_eligible(now) else None


def _agreed(call: Call, now: datetime) -> Reason | None:
    return None if call.notice.agreed else Reason.NOT_AGREED


def _not_locked(call: Call, now: datetime) -> Reason | None:
    locked = call.verification.state is VerificationState.LOCKED
    return Reason.LOCKED_TODAY if locked else None


def _not_yet_verified(call: Call, now: datetime) -> Reason | None:
    return Reason.ALREADY_VERIFIED if call.verification.verified else None


def _fresh_code_useful(call: Call, now: datetime) -> Reason | None:
    covered = call.verification.covers_submit(now, call.terms.limits)
    return Reason.ALREADY_VERIFIED if covered else None


def _matched(call: Call, now: datetime) -> Reason | None:
    return None if call.verification.matched else Reason.NOT_MATCHED


def _resend_wait_over(call: Call, now: datetime) -> Reason | None:
    code = call.verification.code
    if code is None or code.may_be_resent(now, call.terms.limits):
        return None
    return Reason.RESEND_TOO_SOON


def _code_usable(call: Call, now: datetime) -> Reason | None:
    code = call.verification.code
    if code is None or code.authentication_id is None:
        return Reason.NO_CODE_SENT
    return Reason.CODE_EXPIRED if code.expired(now, call.terms.limits) else None


def _verified(call: Call, now: datetime) -> Reason | None:
    return None if call.verification.verified else Reason.NOT_VERIFIED


def _proof_fresh(call: Call, now: datetime) -> Reason | None:
    if not call.verification.verified:
        return Reason.NOT_VERIFIED
    return None if call.verification.covers_submit(now, call.terms.limits) else Reason.PROOF_TOO_OLD


def _proof_near_notice(call: Call, now: datetime) -> Reason | None:
    """The registry starts a lookup on an agreement and a code that are not far from one another."""
    agreed_at, verified_at = call.notice.agreed_at, call.verification.verified_at
    if call.lookup.lookup_id is not None or agreed_at is None or verified_at is None:
        return None
    apart = abs(agreed_at - verified_at)
    return Reason.PROOF_TOO_OLD if apart > call.terms.limits.proof_covers_submit else None


def _date_undisputed(call: Call, now: datetime) -> Reason | None:
    disputed = call.verification.tenure is TenureAnswer.DISAGREES
    return Reason.DATE_DISPUTED if disputed else None


def _lookup_left(call: Call, now: datetime) -> Reason | None:
    if call.lookup.state is LookupState.NOT_STARTED:
        return Reason.LOOKUP_NOT_STARTED
    running = call.lookup.state in (LookupState.RUNNING, LookupState.PENDING)
    return Reason.LOOKUP_RUNNING if running and not call.lookup.left_open else None


def _something_ticked(call: Call, now: datetime) -> Reason | None:
    return None if call.chosen else Reason.NOTHING_TICKED


def _reading_back(call: Call, now: datetime) -> Reason | None:
    return None if call.chosen and call.read_back.reading == call.reading else Reason.NOT_READING_BACK


def _last_page_shown(call: Call, now: datetime) -> Reason | None:
    return None if call.read_back.last_page_shown else Reason.LAST_PAGE_NOT_SHOWN


def _warnings_told(call: Call, now: datetime) -> Reason | None:
    told = not call.reading.warnings or call.read_back.has(Statement.WARNINGS_TOLD)
    return None if told else Reason.WARNINGS_NOT_TOLD


def _read_back(call: Call, now: datetime) -> Reason | None:
    return None if call.read_back.has(Statement.READ_BACK) else Reason.NOT_READ_BACK


def _separate_consent(call: Call, now: datetime) -> Reason | None:
    given = call.read_back.has(Statement.SEPARATE_CONSENT)
    return None if given else Reason.NO_SEPARATE_CONSENT


def _not_submitted(call: Call, now: datetime) -> Reason | None:
    return Reason.ALREADY_SUBMITTED if call.submission.made else None


_ON_THE_WAY: tuple[Check, ...] = (_not_submitted, _going_on, _eligible)
_HOLDER: tuple[Check, ...] = (*_ON_THE_WAY, _agreed, _not_locked, _verified, _date_undisputed)
_STATEMENT: tuple[Check, ...] = (_caller_hears, *_HOLDER, _something_ticked, _reading_back)

_CHECKS: dict[Act, tuple[Check, ...]] = {
    Act.CHANGE_NUMBERS: (_not_submitted,),
    Act.ENTER_NOTICE: _ON_THE_WAY,
    Act.AGREE: (_caller_hears, *_ON_THE_WAY),
    Act.ENTER_VERIFICATION: (*_ON_THE_WAY, _agreed),
    Act.COMPARE: (*_ON_THE_WAY, _agreed, _not_locked, _not_yet_verified),
    Act.SEND_CODE: (
        _caller_hears,
        *_ON_THE_WAY,
        _agreed,
        _not_locked,
        _matched,
        _fresh_code_useful,
        _resend_wait_over,
    ),
    Act.CONFIRM_CODE: (_caller_hears, *_ON_THE_WAY, _agreed, _not_locked, _matched, _code_usable),
    Act.STATE_TENURE: (_caller_hears, *_ON_THE_WAY, _agreed, _verified),
    Act.LOOK_UP: (*_HOLDER, _proof_near_notice),
    Act.ENTER_SELECTION: (*_HOLDER, _lookup_left),
    Act.TICK: _HOLDER,
    Act.ENTER_READ_BACK: (*_HOLDER, _lookup_left, _something_ticked),
    Act.TELL_WARNINGS: (*_STATEMENT, _last_page_shown),
    Act.CONFIRM_READ_BACK: (*_STATEMENT, _last_page_shown),
    Act.CONSENT: (*_STATEMENT, _last_page_shown),
    Act.SUBMIT: (*_STATEMENT, _last_page_shown, _warnings_told, _read_back, _separate_consent, _proof_fresh),
    Act.HOLD: (_line_up,),
    Act.RESUME: (_on_hold,),
    Act.WRAP_UP: (),
}
