"""What is recorded of an act itself: that the registry is about to be asked, that the rules refused. It writes nothing.

What comes of an act that was done is an event's matter.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Basis, Field
from agent_console.call.case_gates import CaseAct
from agent_console.call.gates import Act, Reason

_A, _F, _B = Action, Field, Basis

QUESTIONS: Final[dict[Act | CaseAct, tuple[Action, tuple[Field, ...], Basis]]] = {
    Act.CHANGE_NUMBERS: (
        _A.NUMBER_ASKED,
        (_F.SUBJECT_NUMBER, _F.CARRIER, _F.VERDICT, _F.ACTIVATED_ON),
        _B.CONTRACT,
    ),
    Act.ENTER_VERIFICATION: (_A.SIGNALS_ASKED, (_F.SUBJECT_NUMBER, _F.FRAUD_SIGNALS), _B.CONSENT),
    Act.COMPARE: (_A.IDENTITY_ASKED, (_F.SUBJECT_NUMBER, _F.NAME, _F.ID_NUMBER), _B.CONSENT),
    Act.SEND_CODE: (_A.CODE_ASKED, (_F.SUBJECT_NUMBER,), _B.CONSENT),
    Act.CONFIRM_CODE: (_A.CODE_COMPARE_ASKED, (_F.SUBJECT_NUMBER, _F.SMS_CODE), _B.CONSENT),
    CaseAct.FIND: (_A.CASE_ASKED, (_F.SUBJECT_NUMBER, _F.CASE, _F.REQUEST), _B.CONTRACT),
    Act.LOOK_UP_LABELS: (_A.LABELS_ASKED, (_F.SUBJECT_NUMBER, _F.LABELS), _B.CONSENT),
    Act.LOOK_UP: (_A.LOOKUP_ASKED, (_F.SUBJECT_NUMBER, _F.BINDINGS), _B.CONSENT),
    Act.LOOK_UP_OWN_ACCOUNTS: (_A.LOOKUP_ASKED, (_F.SUBJECT_NUMBER, _F.OWN_ACCOUNTS), _B.CONSENT),
}
"""Questions to the registry about a person. A submit is recorded when it is put in the outbox."""

REFUSALS: Final[frozenset[Act | CaseAct]] = frozenset(
    {
        Act.LOOK_UP,
        Act.LOOK_UP_OWN_ACCOUNTS,
        Act.LOOK_UP_LABELS,
        Act.SUBMIT,
        Act.SUBMIT_CORRECTION,
        CaseAct.TELL,
        CaseAct.SEND,
        CaseAct.FIND,
    }
)
"""Acts whose refused attempts are recorded: a look at somebody's bindings or case, and what would take effect."""


def question(case: str, act: Act | CaseAct, at: datetime) -> Entry | None:
    """Give what is recorded before the registry is asked; None where the act asks nothing about a person."""
    asked = QUESTIONS.get(act)
    if asked is None:
        return None
    action, fields, basis = asked
    return Entry(at=at, action=action, case=case, fields=fields, basis=basis)


def refusal(case: str, act: Act | CaseAct, reason: Reason, at: datetime) -> Entry | None:
    """Give what is recorded of an attempt the rules did not allow; None where the act is harmless."""
    if act not in REFUSALS:
        return None
    return Entry(at=at, action=Action.REFUSED, case=case, reason=str(reason), outcome=str(act))
