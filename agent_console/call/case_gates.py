"""What may be done for an earlier case on the call at hand, and if not, why not. Pure; every route passes here.

A case is told of, and acted on, only while a caller is on the line who was verified for the very number, as the very
holder the case was filed for.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from agent_console.call import case_checks, checks, holder_checks
from agent_console.call.call import Call
from agent_console.call.case_checks import CaseCheck, of_call
from agent_console.call.reasons import Reason


class CaseAct(StrEnum):
    """What an agent can ask of an earlier case."""

    TELL = "TELL"
    REFILE = "REFILE"
    WITHDRAW = "WITHDRAW"
    STATE = "STATE"
    SEND = "SEND"
    URGE = "URGE"
    COMPLAIN = "COMPLAIN"
    STOP_CLOCK = "STOP_CLOCK"
    START_CLOCK = "START_CLOCK"
    ANSWER_COMPLAINT = "ANSWER_COMPLAINT"
    FIND = "FIND"
    SETTLE_REFUSED = "SETTLE_REFUSED"


WITHOUT_CALLER = frozenset(
    {CaseAct.STOP_CLOCK, CaseAct.START_CLOCK, CaseAct.ANSWER_COMPLAINT, CaseAct.SETTLE_REFUSED}
)
"""What is noted on a case and sent to nobody: nobody is told anything, so nobody has to be on the line."""


def case_gate(case: Call, call: Call | None, act: CaseAct, now: datetime) -> tuple[Reason, ...]:
    """Say why an act is not possible now, most basic reason first; empty means it may be done."""
    if call is None and act not in WITHOUT_CALLER:
        return (Reason.NO_CALLER,)
    reasons = (check(case, call or case, now) for check in _CHECKS[act])
    return tuple(dict.fromkeys(reason for reason in reasons if reason is not None))


# Whoever was verified had agreed to it before (PIPL §14); that agreement lapses for a lookup alone.
_VERIFIED: tuple[CaseCheck, ...] = (
    of_call(checks.open_call),
    case_checks.holder_rings,
    case_checks.same_number,
    case_checks.not_locked,
    of_call(holder_checks.verified),
    case_checks.same_holder,
)
_ACTING: tuple[CaseCheck, ...] = (
    of_call(checks.caller_hears),
    *_VERIFIED,
    of_call(holder_checks.date_undisputed),
)
_FRESH = (*_ACTING, of_call(holder_checks.proof_fresh))
_REVIEW = (*_ACTING, case_checks.reviewing, case_checks.eligible_to_file)

_CHECKS: dict[CaseAct, tuple[CaseCheck, ...]] = {
    CaseAct.TELL: _VERIFIED,
    CaseAct.REFILE: (
        *_FRESH,
        case_checks.some_app_filed,
        case_checks.eligible,
        case_checks.arrival_known,
        case_checks.something_to_refile,
    ),
    CaseAct.WITHDRAW: (*_FRESH, case_checks.some_app_filed, case_checks.something_to_withdraw),
    CaseAct.STATE: (*_REVIEW, case_checks.last_page_shown),
    CaseAct.SEND: (
        *_REVIEW,
        case_checks.last_page_shown,
        case_checks.warnings_told,
        case_checks.read_back,
        case_checks.separate_consent,
        of_call(holder_checks.proof_fresh),
    ),
    CaseAct.URGE: (*_FRESH, case_checks.something_open),
    CaseAct.COMPLAIN: (*_FRESH, case_checks.no_complaint),
    CaseAct.STOP_CLOCK: (case_checks.complaint_open, case_checks.clock_runs),
    CaseAct.START_CLOCK: (case_checks.complaint_open, case_checks.clock_stands),
    CaseAct.ANSWER_COMPLAINT: (case_checks.complaint_open,),
    CaseAct.FIND: _FRESH,
    CaseAct.SETTLE_REFUSED: (case_checks.something_refused, case_checks.put_away),
}
