"""What of a call is recorded: the one mapping from events to entries. It knows no question and writes nothing.

An event's data are looked at for one word at most (what came of it); no number, name or text of it is taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Basis, Field
from agent_console.call import events as e
from agent_console.call.read_back import Statement
from agent_console.call.request import PROOF_EXPIRED

Kind = Callable[[Any], dict[str, Any]]
"""From an event to what its entry says besides time and case."""

_A, _F, _B = Action, Field, Basis


def _said(action: Action, *fields: Field, basis: Basis | None = None, outcome: str | None = None) -> Kind:
    return lambda _event: {"action": action, "fields": fields, "basis": basis, "outcome": outcome}


RECORDED: Final[dict[type[e.Event], Kind]] = {
    e.CallOpened: _said(_A.CALL_OPENED, _F.CALLING_NUMBER),
    e.CallResumed: _said(_A.CALL_RESUMED, _F.CASE),
    e.SubjectEntered: _said(_A.NUMBER_ENTERED, _F.SUBJECT_NUMBER),
    e.ContactEntered: _said(_A.NUMBER_ENTERED, _F.CONTACT_NUMBER),
    e.NumberAnswered: lambda event: {
        "action": _A.NUMBER_SEEN,
        "fields": (_F.CARRIER, _F.VERDICT, _F.ACTIVATED_ON),
        "basis": _B.CONTRACT,
        "outcome": str(event.record.verdict),
    },
    e.NoticeAgreed: _said(_A.CONSENT_GIVEN, basis=_B.CONSENT),
    e.SignalsAnswered: _said(_A.SIGNALS_SEEN, _F.FRAUD_SIGNALS, basis=_B.CONSENT),
    e.IdentityCompared: lambda event: {
        "action": _A.IDENTITY_COMPARED,
        "fields": (_F.NAME, _F.ID_NUMBER),
        "basis": _B.CONSENT,
        "outcome": str(event.answer.outcome),
    },
    e.CodeSent: lambda event: {
        "action": _A.CODE_SENT,
        "fields": (_F.SUBJECT_NUMBER,),
        "basis": _B.CONSENT,
        "outcome": str(event.answer.outcome),
    },
    e.CodeSendUnknown: _said(_A.CODE_SENT, _F.SUBJECT_NUMBER, basis=_B.CONSENT, outcome="UNKNOWN"),
    e.CodeCompared: lambda event: {
        "action": _A.CODE_COMPARED,
        "fields": (_F.SMS_CODE,),
        "basis": _B.CONSENT,
        "outcome": str(event.answer.outcome),
    },
    e.CodeCompareUnknown: _said(_A.CODE_COMPARED, _F.SMS_CODE, basis=_B.CONSENT, outcome="UNKNOWN"),
    e.LookupStarted: _said(_A.LOOKUP_STARTED, _F.BINDINGS, basis=_B.CONSENT),
    e.LookupAnswered: lambda event: {
        "action": _A.BINDINGS_SEEN,
        "fields": (_F.BINDINGS,),
        "basis": _B.CONSENT,
        "outcome": "FINISHED" if event.lookup.finished else "RUNNING",
    },
    e.LookupUnreachable: _said(_A.LOOKUP_STARTED, _F.BINDINGS, basis=_B.CONSENT, outcome="UNREACHABLE"),
    e.OwnLookupStarted: _said(_A.LOOKUP_STARTED, _F.OWN_ACCOUNTS, basis=_B.CONSENT),
    e.OwnLookupAnswered: lambda event: {
        "action": _A.BINDINGS_SEEN,
        "fields": (_F.OWN_ACCOUNTS,),
        "basis": _B.CONSENT,
        "outcome": "FINISHED" if event.lookup.finished else "RUNNING",
    },
    e.OwnLookupUnreachable: _said(
        _A.LOOKUP_STARTED, _F.OWN_ACCOUNTS, basis=_B.CONSENT, outcome="UNREACHABLE"
    ),
    e.OwnLookupLost: _said(_A.BINDINGS_SEEN, _F.OWN_ACCOUNTS, basis=_B.CONSENT, outcome="LOST"),
    e.StatementMade: lambda event: {
        "action": _A.CONSENT_GIVEN,
        "basis": _B.SEPARATE_CONSENT if event.statement is Statement.SEPARATE_CONSENT else None,
        "outcome": str(event.statement),
    },
    e.StatementTakenBack: _said(_A.CONSENT_GIVEN, outcome="TAKEN_BACK"),
    e.FilingQueued: _said(_A.REQUEST_QUEUED, _F.REQUEST, basis=_B.SEPARATE_CONSENT),
    e.FilingAccepted: _said(_A.REQUEST_ANSWERED, _F.REQUEST, basis=_B.SEPARATE_CONSENT, outcome="ACCEPTED"),
    e.FilingUnknown: _said(_A.REQUEST_ANSWERED, _F.REQUEST, basis=_B.SEPARATE_CONSENT, outcome="UNKNOWN"),
    e.FilingRefused: lambda event: {
        "action": _A.REQUEST_ANSWERED,
        "fields": (_F.REQUEST,),
        "basis": _B.SEPARATE_CONSENT,
        # What was never sent was refused by nobody.
        "outcome": PROOF_EXPIRED if event.code == PROOF_EXPIRED else "REFUSED",
    },
    e.FilingUpdated: _said(_A.REQUEST_SEEN, _F.REQUEST, basis=_B.CONTRACT),
    e.LabelsAnswered: _said(_A.LABELS_SEEN, _F.LABELS, basis=_B.CONSENT),
    e.LabelsUnreachable: _said(_A.LABELS_SEEN, _F.LABELS, basis=_B.CONSENT, outcome="UNREACHABLE"),
    e.CorrectionQueued: _said(_A.CORRECTION_QUEUED, _F.REQUEST, _F.LABELS, basis=_B.SEPARATE_CONSENT),
    e.CorrectionAccepted: _said(
        _A.CORRECTION_ANSWERED, _F.REQUEST, basis=_B.SEPARATE_CONSENT, outcome="ACCEPTED"
    ),
    e.CorrectionUnknown: _said(
        _A.CORRECTION_ANSWERED, _F.REQUEST, basis=_B.SEPARATE_CONSENT, outcome="UNKNOWN"
    ),
    e.CorrectionRefused: lambda event: {
        "action": _A.CORRECTION_ANSWERED,
        "fields": (_F.REQUEST,),
        "basis": _B.SEPARATE_CONSENT,
        "outcome": PROOF_EXPIRED if event.code == PROOF_EXPIRED else "REFUSED",
    },
    e.CorrectionUpdated: _said(_A.CORRECTION_SEEN, _F.REQUEST, basis=_B.CONTRACT),
    e.CaseTold: _said(_A.CASE_SEEN, _F.CASE, _F.REQUEST, basis=_B.CONTRACT),
    e.CaseShown: _said(_A.CASE_SEEN, _F.CASE, _F.REQUEST, basis=_B.CONTRACT),
    e.ReviewStated: lambda event: {
        "action": _A.CONSENT_GIVEN,
        "basis": _B.SEPARATE_CONSENT if event.statement is Statement.SEPARATE_CONSENT else None,
        "outcome": str(event.statement),
    },
    e.ReviewTakenBack: _said(_A.CONSENT_GIVEN, outcome="TAKEN_BACK"),
    e.WithdrawalQueued: _said(_A.WITHDRAWAL_QUEUED, _F.REQUEST, basis=_B.CONSENT),
    e.FilingTakenBack: _said(_A.WITHDRAWAL_ANSWERED, _F.REQUEST, basis=_B.CONSENT, outcome="NEVER_SENT"),
    e.WithdrawalAnswered: _said(_A.WITHDRAWAL_ANSWERED, _F.REQUEST, basis=_B.CONSENT, outcome="ACCEPTED"),
    e.WithdrawalUnknown: _said(_A.WITHDRAWAL_ANSWERED, _F.REQUEST, basis=_B.CONSENT, outcome="UNKNOWN"),
    e.WithdrawalRefused: _said(_A.WITHDRAWAL_ANSWERED, _F.REQUEST, basis=_B.CONSENT, outcome="REFUSED"),
    e.FilingsFound: _said(_A.REQUEST_SEEN, _F.REQUEST, basis=_B.CONTRACT),
    e.RefusedSettled: lambda event: {
        "action": _A.REFUSED_SETTLED,
        "fields": (_F.CASE,),
        "basis": _B.CONTRACT,
        "reason": str(event.by),
    },
    e.Urged: _said(_A.URGED, _F.CASE, basis=_B.CONTRACT),
    e.ComplaintOpened: _said(_A.COMPLAINT_OPENED, _F.CASE, basis=_B.CONTRACT),
    e.ComplaintClockStopped: _said(_A.COMPLAINT_CLOCK_STOPPED, _F.CASE, basis=_B.CONTRACT),
    e.ComplaintClockStarted: _said(_A.COMPLAINT_CLOCK_STARTED, _F.CASE, basis=_B.CONTRACT),
    e.ComplaintAnswered: _said(_A.COMPLAINT_ANSWERED, _F.CASE, basis=_B.CONTRACT),
    e.CallStopped: lambda event: {"action": _A.CALL_STOPPED, "reason": str(event.reason)},
    e.CallWrappedUp: lambda event: {"action": _A.CALL_WRAPPED_UP, "outcome": str(event.outcome)},
}
"""Every look at somebody's data and every effect."""

NOT_RECORDED: Final[frozenset[type[e.Event]]] = frozenset(
    {
        e.PlatformsListed,
        e.CallerSaidWhat,
        e.StepEntered,
        e.TenureStated,
        e.LookupLeftOpen,
        e.OwnLookupLeftOpen,
        e.RouteTold,
        e.RouteTakenBack,
        e.Ticked,
        e.Unticked,
        e.LastPageShown,
        e.LineHeld,
        e.LineResumed,
        e.LineDropped,
        e.LineEnded,
        e.NoteFiled,
        e.StopLeft,
        e.NextStepChosen,
        e.CallBackAgreed,
        e.CaseNamed,
        e.ReviewOpened,
        e.ReviewPageShown,
        e.ReviewLeft,
        e.ReviewSent,
        e.RingBackOffered,
        e.LabelChosen,
        e.LabelLeft,
        e.ServiceChosen,
    }
)
"""What shows nobody's data and leaves the desk with no effect; the case's own events tell of it."""


def entries_of(case: str, events: Iterable[e.Event]) -> tuple[Entry, ...]:
    """Give what is recorded of events of one call, in their order."""
    return tuple(
        Entry(at=event.at, case=case, **kind(event))
        for event in events
        if (kind := RECORDED.get(type(event))) is not None
    )
