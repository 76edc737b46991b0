"""Everything that can happen on a call, as data. Names, document numbers and codes are in none of them.

Score, audit, summary and replay are read from this one list. An event is written once and never changed.
"""

from __future__ import annotations

from agent_console.call.events.base import Event
from agent_console.call.events.bindings import (
    LastPageShown,
    LookupAnswered,
    LookupLeftOpen,
    LookupStarted,
    LookupUnreachable,
    StatementMade,
    StatementTakenBack,
    Ticked,
    Unticked,
)
from agent_console.call.events.calls import (
    CallBackAgreed,
    CallerSaidWhat,
    CallOpened,
    CallResumed,
    CallStopped,
    CallWrappedUp,
    NextStepChosen,
    NoteFiled,
    PlatformsListed,
    ServiceChosen,
    StepEntered,
    StopLeft,
)
from agent_console.call.events.casework import (
    CaseNamed,
    CaseShown,
    CaseTold,
    ComplaintAnswered,
    ComplaintClockStarted,
    ComplaintClockStopped,
    ComplaintOpened,
    FilingsFound,
    ReviewLeft,
    ReviewOpened,
    ReviewPageShown,
    ReviewSent,
    ReviewStated,
    ReviewTakenBack,
    RingBackOffered,
    Urged,
    WithdrawalAnswered,
    WithdrawalQueued,
    WithdrawalRefused,
    WithdrawalUnknown,
)
from agent_console.call.events.filings import (
    FilingAccepted,
    FilingQueued,
    FilingRefused,
    FilingUnknown,
    FilingUpdated,
)
from agent_console.call.events.holder import (
    CodeCompared,
    CodeCompareUnknown,
    CodeSendUnknown,
    CodeSent,
    IdentityCompared,
    NoticeAgreed,
    SignalsAnswered,
    TenureStated,
)
from agent_console.call.events.labels import (
    CorrectionAccepted,
    CorrectionQueued,
    CorrectionRefused,
    CorrectionUnknown,
    CorrectionUpdated,
    LabelChosen,
    LabelLeft,
    LabelsAnswered,
    LabelsUnreachable,
)
from agent_console.call.events.line import LineDropped, LineEnded, LineHeld, LineResumed
from agent_console.call.events.numbers import ContactEntered, NumberAnswered, SubjectEntered

EVENT_TYPES: tuple[type[Event], ...] = tuple(
    kind for kind in Event.__subclasses__() if globals().get(kind.__name__) is kind
)
"""Every kind of event, for whoever writes them down or reads them.

A slotted dataclass is made twice, and the first making stays a subclass until it is collected.
"""

__all__ = [
    "EVENT_TYPES",
    "CallBackAgreed",
    "CallOpened",
    "CallResumed",
    "CallStopped",
    "CallWrappedUp",
    "CallerSaidWhat",
    "CaseNamed",
    "CaseShown",
    "CaseTold",
    "CodeCompareUnknown",
    "CodeCompared",
    "CodeSendUnknown",
    "CodeSent",
    "ComplaintAnswered",
    "ComplaintClockStarted",
    "ComplaintClockStopped",
    "ComplaintOpened",
    "ContactEntered",
    "CorrectionAccepted",
    "CorrectionQueued",
    "CorrectionRefused",
    "CorrectionUnknown",
    "CorrectionUpdated",
    "Event",
    "FilingAccepted",
    "FilingQueued",
    "FilingRefused",
    "FilingUnknown",
    "FilingUpdated",
    "FilingsFound",
    "IdentityCompared",
    "LabelChosen",
    "LabelLeft",
    "LabelsAnswered",
    "LabelsUnreachable",
    "LastPageShown",
    "LineDropped",
    "LineEnded",
    "LineHeld",
    "LineResumed",
    "LookupAnswered",
    "LookupLeftOpen",
    "LookupStarted",
    "LookupUnreachable",
    "NextStepChosen",
    "NoteFiled",
    "NoticeAgreed",
    "NumberAnswered",
    "PlatformsListed",
    "ReviewLeft",
    "ReviewOpened",
    "ReviewPageShown",
    "ReviewSent",
    "ReviewStated",
    "ReviewTakenBack",
    "RingBackOffered",
    "ServiceChosen",
    "SignalsAnswered",
    "StatementMade",
    "StatementTakenBack",
    "StepEntered",
    "StopLeft",
    "SubjectEntered",
    "TenureStated",
    "Ticked",
    "Unticked",
    "Urged",
    "WithdrawalAnswered",
    "WithdrawalQueued",
    "WithdrawalRefused",
    "WithdrawalUnknown",
]
