"""What may be done on a call now, and if not, why not. It decides and changes nothing; every route passes here.

Each act has its list of checks; each check is one question with one reason. A gate is open when no reason is left.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from agent_console.call import checks, holder_checks
from agent_console.call.call import Call
from agent_console.call.checks import Check
from agent_console.call.reasons import Reason
from agent_console.call.steps import Service

__all__ = ["Act", "Reason", "gate"]


class Act(StrEnum):
    """What an agent can ask of a call."""

    CHANGE_NUMBERS = "CHANGE_NUMBERS"
    CHOOSE_SERVICE = "CHOOSE_SERVICE"
    ENTER_NOTICE = "ENTER_NOTICE"
    AGREE = "AGREE"
    ENTER_VERIFICATION = "ENTER_VERIFICATION"
    COMPARE = "COMPARE"
    SEND_CODE = "SEND_CODE"
    CONFIRM_CODE = "CONFIRM_CODE"
    STATE_TENURE = "STATE_TENURE"
    LOOK_UP = "LOOK_UP"
    LOOK_UP_OWN_ACCOUNTS = "LOOK_UP_OWN_ACCOUNTS"
    LOOK_UP_LABELS = "LOOK_UP_LABELS"
    ENTER_OWN_ACCOUNTS = "ENTER_OWN_ACCOUNTS"
    TELL_ROUTE = "TELL_ROUTE"
    TAKE_BACK_ROUTE = "TAKE_BACK_ROUTE"
    ENTER_SELECTION = "ENTER_SELECTION"
    TICK = "TICK"
    ENTER_READ_BACK = "ENTER_READ_BACK"
    TELL_WARNINGS = "TELL_WARNINGS"
    CONFIRM_READ_BACK = "CONFIRM_READ_BACK"
    CONSENT = "CONSENT"
    SUBMIT = "SUBMIT"
    ENTER_LABELS = "ENTER_LABELS"
    CHOOSE_LABEL = "CHOOSE_LABEL"
    ENTER_LABEL_READ_BACK = "ENTER_LABEL_READ_BACK"
    CONFIRM_LABELS = "CONFIRM_LABELS"
    CONSENT_LABELS = "CONSENT_LABELS"
    SUBMIT_CORRECTION = "SUBMIT_CORRECTION"
    HOLD = "HOLD"
    RESUME = "RESUME"
    WRAP_UP = "WRAP_UP"


def gate(call: Call, act: Act, now: datetime) -> tuple[Reason, ...]:
    """Say why an act is not possible now, most basic reason first; empty means it may be done."""
    reasons = (check(call, now) for check in (checks.open_call, *_CHECKS[act]))
    return tuple(dict.fromkeys(reason for reason in reasons if reason is not None))


_ON_THE_WAY: tuple[Check, ...] = (checks.not_submitted, checks.going_on, checks.eligible)
_HOLDER: tuple[Check, ...] = (
    *_ON_THE_WAY,
    holder_checks.agreed,
    holder_checks.not_locked,
    holder_checks.verified,
    holder_checks.date_undisputed,
)
_OWN_ACCOUNTS: tuple[Check, ...] = (checks.serving(Service.OWN_ACCOUNTS), *_HOLDER)
_UNBINDING: tuple[Check, ...] = (checks.serving(Service.UNBIND), *_HOLDER)
_STATEMENT: tuple[Check, ...] = (
    checks.caller_hears,
    *_UNBINDING,
    checks.something_ticked,
    checks.reading_back,
)
_LABELS: tuple[Check, ...] = (checks.serving(Service.LABELS), *_HOLDER, checks.labels_answered)
_LABELS_CHOSEN: tuple[Check, ...] = (*_LABELS, checks.some_label_chosen, checks.every_label_has_a_reason)
_LABEL_STATEMENT: tuple[Check, ...] = (
    checks.caller_hears,
    *_LABELS_CHOSEN,
    checks.reading_labels_back,
    checks.last_page_shown,
)

_CHECKS: dict[Act, tuple[Check, ...]] = {
    Act.CHANGE_NUMBERS: (checks.nothing_filed,),
    Act.CHOOSE_SERVICE: (checks.may_turn,),
    Act.ENTER_NOTICE: _ON_THE_WAY,
    Act.AGREE: (checks.caller_hears, *_ON_THE_WAY),
    Act.ENTER_VERIFICATION: (*_ON_THE_WAY, holder_checks.agreed),
    Act.COMPARE: (
        *_ON_THE_WAY,
        holder_checks.agreed,
        holder_checks.not_locked,
        holder_checks.not_yet_verified,
    ),
    Act.SEND_CODE: (
        checks.caller_hears,
        *_ON_THE_WAY,
        holder_checks.agreed,
        holder_checks.not_locked,
        holder_checks.matched,
        holder_checks.fresh_code_useful,
        holder_checks.resend_wait_over,
    ),
    Act.CONFIRM_CODE: (
        checks.caller_hears,
        *_ON_THE_WAY,
        holder_checks.agreed,
        holder_checks.not_locked,
        holder_checks.matched,
        holder_checks.code_usable,
    ),
    Act.STATE_TENURE: (checks.caller_hears, *_ON_THE_WAY, holder_checks.agreed, holder_checks.verified),
    Act.LOOK_UP: (*_UNBINDING, holder_checks.proof_near_notice),
    Act.LOOK_UP_OWN_ACCOUNTS: (*_OWN_ACCOUNTS, holder_checks.own_proof_near_notice),
    Act.ENTER_OWN_ACCOUNTS: (*_OWN_ACCOUNTS, checks.own_lookup_left),
    Act.TELL_ROUTE: (checks.caller_hears, *_OWN_ACCOUNTS, checks.own_lookup_left),
    Act.TAKE_BACK_ROUTE: (*_OWN_ACCOUNTS, checks.own_lookup_left),
    Act.LOOK_UP_LABELS: (checks.serving(Service.LABELS), *_HOLDER),
    Act.ENTER_SELECTION: (*_UNBINDING, checks.lookup_left),
    Act.TICK: _UNBINDING,
    Act.ENTER_READ_BACK: (*_UNBINDING, checks.lookup_left, checks.something_ticked),
    Act.TELL_WARNINGS: (*_STATEMENT, checks.last_page_shown),
    Act.CONFIRM_READ_BACK: (*_STATEMENT, checks.last_page_shown),
    Act.CONSENT: (*_STATEMENT, checks.last_page_shown),
    Act.SUBMIT: (
        *_STATEMENT,
        checks.last_page_shown,
        checks.warnings_told,
        checks.read_back,
        checks.separate_consent,
        holder_checks.proof_fresh,
    ),
    Act.ENTER_LABELS: _LABELS,
    Act.CHOOSE_LABEL: _LABELS,
    Act.ENTER_LABEL_READ_BACK: _LABELS_CHOSEN,
    Act.CONFIRM_LABELS: _LABEL_STATEMENT,
    Act.CONSENT_LABELS: _LABEL_STATEMENT,
    Act.SUBMIT_CORRECTION: (
        *_LABEL_STATEMENT,
        checks.read_back,
        checks.separate_consent,
        holder_checks.proof_fresh,
    ),
    Act.HOLD: (checks.line_up,),
    Act.RESUME: (checks.on_hold,),
    Act.WRAP_UP: (),
}
