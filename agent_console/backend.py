"""The port: what a backend answers, in the console's words. It knows no HTTP, no store and no screen.

A backend answers for a carrier: for numbers, their holders, what is bound to them and their labels.
Business answers (wrong code, no match, not eligible) are values; the three errors are for what broke.
A carrier ships a class of its own under the entry-point group ``agent_console.backends``; the entry point is
called with a :class:`BackendContext` and returns a :class:`Backend`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import NewType, Protocol, runtime_checkable

from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret

ENTRY_POINT_GROUP = "agent_console.backends"
"""Where backends are found by name; ours are listed there like anyone's."""

MAX_ITEMS_PER_REQUEST = 300
"""Our contract, number-bindings 0.1: a request holds 1 to 300 items."""

PlatformId = NewType("PlatformId", str)
"""A platform as the registry names it, opaque to the console."""

IdempotencyKey = NewType("IdempotencyKey", str)
"""Made once per write, kept until answered: the same key never takes effect twice."""


class Environment(StrEnum):
    """Which world a backend acts on. Everything that does not declare itself LIVE is TRAINING."""

    LIVE = "LIVE"
    TRAINING = "TRAINING"


class Carrier(StrEnum):
    """Who serves the number today; a number's prefix does not tell, numbers move (since 2019-11-27)."""

    CHINA_MOBILE = "CHINA_MOBILE"
    CHINA_UNICOM = "CHINA_UNICOM"
    CHINA_TELECOM = "CHINA_TELECOM"
    CHINA_BROADNET = "CHINA_BROADNET"
    MVNO = "MVNO"
    UNKNOWN = "UNKNOWN"


class Verdict(StrEnum):
    """Whether a number changed hands, as the registry judges it. Only RECYCLED opens the way to unbinding."""

    RECYCLED = "RECYCLED"
    NOT_RECYCLED = "NOT_RECYCLED"
    CANNOT_JUDGE = "CANNOT_JUDGE"
    CANCELLED = "CANCELLED"
    NOT_SYNCED_YET = "NOT_SYNCED_YET"
    PORTED_UNSUPPORTED = "PORTED_UNSUPPORTED"
    OTHER_CARRIER = "OTHER_CARRIER"


class Confidence(StrEnum):
    """How sure the registry is of the activation date."""

    HIGH = "HIGH"
    LOW = "LOW"


class Ternary(StrEnum):
    """An answer that may be missing. UNKNOWN is never read as permission."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class UnbindMethod(StrEnum):
    """How a platform releases a number."""

    AUTOMATIC = "AUTOMATIC"
    SELF_SERVICE = "SELF_SERVICE"
    NOT_SUPPORTED = "NOT_SUPPORTED"


class WarningWeight(StrEnum):
    """What unbinding may cost the caller: money left behind, identity or devices tied, or little."""

    MONEY = "MONEY"
    IDENTITY = "IDENTITY"
    PLAIN = "PLAIN"


class HolderRelation(StrEnum):
    """Whose binding it is, by the holder's activation date."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    CURRENT_HOLDER = "CURRENT_HOLDER"
    UNKNOWN = "UNKNOWN"


class PlatformAnswerState(StrEnum):
    """How far one platform is with a lookup."""

    PENDING = "PENDING"
    ANSWERED = "ANSWERED"
    NOT_SUPPORTED = "NOT_SUPPORTED"
    UNAVAILABLE = "UNAVAILABLE"


class ItemState(StrEnum):
    """How far one platform is with a request item, as the registry tells it."""

    SUBMITTED = "SUBMITTED"
    FORWARDED = "FORWARDED"
    UNBOUND = "UNBOUND"
    NO_PRIOR_BINDING = "NO_PRIOR_BINDING"
    KEPT_CURRENT_HOLDER = "KEPT_CURRENT_HOLDER"
    REFUSED = "REFUSED"
    SELF_SERVICE_REQUIRED = "SELF_SERVICE_REQUIRED"
    NO_REPLY = "NO_REPLY"
    WITHDRAWN = "WITHDRAWN"
    OTHER = "OTHER"


class MatchOutcome(StrEnum):
    """The one joint answer for name and document."""

    MATCH = "MATCH"
    NO_MATCH = "NO_MATCH"
    NOT_COMPARABLE = "NOT_COMPARABLE"
    DOCUMENT_REQUIRED = "DOCUMENT_REQUIRED"
    LOCKED = "LOCKED"
    NOT_SERVED = "NOT_SERVED"


class SendCodeOutcome(StrEnum):
    """What became of the text message with the code."""

    SENT = "SENT"
    TOO_SOON = "TOO_SOON"
    LIMIT_REACHED = "LIMIT_REACHED"
    NOT_ALLOWED = "NOT_ALLOWED"
    BARRED = "BARRED"
    NOT_SERVED = "NOT_SERVED"


class CodeOutcome(StrEnum):
    """What the comparison of a code said."""

    CONFIRMED = "CONFIRMED"
    WRONG = "WRONG"
    EXPIRED = "EXPIRED"
    USED_UP = "USED_UP"


class LabelCategory(StrEnum):
    """What a caller-label provider shows for a number."""

    SPAM = "SPAM"
    FRAUD = "FRAUD"
    MARKETING = "MARKETING"
    DELIVERY = "DELIVERY"
    AGENCY = "AGENCY"
    COMPANY_NAME = "COMPANY_NAME"
    OTHER = "OTHER"


class LabelProviderState(StrEnum):
    """How fresh a provider's answer is."""

    CURRENT = "CURRENT"
    STALE = "STALE"
    PENDING = "PENDING"
    UNAVAILABLE = "UNAVAILABLE"


class CorrectionReason(StrEnum):
    """Why a label is wrong; the first two can be proved with the activation date."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    WRONG_NAME = "WRONG_NAME"
    WRONG_CATEGORY = "WRONG_CATEGORY"
    OTHER = "OTHER"


class CorrectionState(StrEnum):
    """How far a provider is with a correction."""

    PENDING = "PENDING"
    IN_REVIEW = "IN_REVIEW"
    CORRECTED = "CORRECTED"
    NOT_LABELLED = "NOT_LABELLED"
    REFUSED = "REFUSED"
    REQUIRES_REVIEW = "REQUIRES_REVIEW"
    INELIGIBLE = "INELIGIBLE"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text of the registry or the catalogue in the product's two languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Platform:
    """One app or site that may hold accounts under a number, as the registry lists it."""

    id: PlatformId
    name: Bilingual
    family_id: str
    family_name: Bilingual
    unbind_method: UnbindMethod = UnbindMethod.AUTOMATIC
    warning_weight: WarningWeight = WarningWeight.PLAIN
    warning: Bilingual | None = None
    route: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class PlatformList:
    """Every platform the registry knows, with the version of the list."""

    version: str
    platforms: tuple[Platform, ...]


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """What the registry says of a number. `verdict_text` keeps the word of a newer server we do not know."""

    number: PhoneNumber
    carrier: Carrier
    verdict: Verdict
    activated_on: date | None = None
    activated_on_confidence: Confidence = Confidence.HIGH
    ported_in_on: date | None = None
    retry_on: date | None = None
    service_line: str | None = None
    verdict_text: str | None = None


@dataclass(frozen=True, slots=True)
class ActivationCheck:
    """Second opinions on an activation date (CAMARA number-recycling 0.2.0 and kyc-tenure 0.2.0)."""

    recycled_since: Ternary
    held_since: Ternary


@dataclass(frozen=True, slots=True)
class IdentityAnswer:
    """One joint answer; `tries_left` is None where the carrier does not say."""

    outcome: MatchOutcome
    tries_left: int | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SendCodeAnswer:
    """Whether a code went out; `authentication_id` belongs to the newest code alone."""

    outcome: SendCodeOutcome
    authentication_id: str | None = None
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class HolderProof:
    """The registry's own record that the holder was in possession of the SIM."""

    authentication_id: str
    validated_at: datetime


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What the comparison said; `proof` only when it is CONFIRMED."""

    outcome: CodeOutcome
    proof: HolderProof | None = None
    tries_left: int | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One fraud signal: yes, no or not known (`reason` says why), with the day where one is told."""

    answer: Ternary
    reason: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FraudSignals:
    """Three checks that stand side by side; one failing never hides the others."""

    sim_swapped: Signal
    calls_forwarded: Signal
    sms_receivable: Signal


@dataclass(frozen=True, slots=True)
class Consent:
    """What the caller agreed to: the version of the text that was read out, and when (PIPL §14, §23)."""

    text_version: str
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """A handle on something that finishes later."""

    id: str
    poll_after: timedelta = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class LookupOrder:
    """What a lookup asks for, and on whose word."""

    number: PhoneNumber
    proof: HolderProof
    consent: Consent
    platform_ids: tuple[PlatformId, ...]
    activated_on: date | None
    case_reference: str


@dataclass(frozen=True, slots=True)
class PlatformAnswer:
    """How far one platform is with the lookup."""

    platform_id: PlatformId
    state: PlatformAnswerState
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """One account found on the number. The account's name never leaves the backend: nobody may see it."""

    id: str
    platform_id: PlatformId
    bound_on: date | None
    relation: HolderRelation
    open_request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A lookup in any state; `expected_by` is the last day a pending platform answers."""

    id: str
    finished: bool
    answers: tuple[PlatformAnswer, ...]
    bindings: tuple[Binding, ...]
    expected_by: date | None = None
    poll_after: timedelta = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One platform to unbind; a binding id names one binding where the holder has another there too."""

    platform_id: PlatformId
    binding_id: str | None = None


@dataclass(frozen=True, slots=True)
class UnbindOrder:
    """What is filed: 1 to 300 items of one number, on the holder's proof and separate consent."""

    number: PhoneNumber
    items: tuple[OrderItem, ...]
    lookup_id: str | None
    proof: HolderProof
    consent: Consent
    notify_holder: bool
    case_reference: str


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One platform's progress. `state_text` keeps the word of a newer server we do not know."""

    item_id: str
    platform_id: PlatformId
    binding_id: str | None
    state: ItemState
    updated_at: datetime
    context: str | None = None
    state_text: str | None = None


@dataclass(frozen=True, slots=True)
class UnbindRequest:
    """A filed request, in every state."""

    id: str
    case_reference: str | None
    created_at: datetime
    items: tuple[RequestItem, ...]
    expected_by: date | None = None
    poll_after: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Label:
    """What one provider shows when the number calls."""

    id: str
    category: LabelCategory
    text: str
    report_count: int | None = None
    first_reported_on: date | None = None
    correctable: bool | None = None


@dataclass(frozen=True, slots=True)
class ProviderLabels:
    """One provider's labels for a number."""

    provider_id: str
    state: LabelProviderState
    labels: tuple[Label, ...] = ()
    expected_by: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionOrder:
    """Labels to be removed, with the reason and the holder's proof."""

    number: PhoneNumber
    label_ids: tuple[str, ...]
    reason: CorrectionReason
    proof: HolderProof
    case_reference: str


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    """One label's progress."""

    label_id: str
    state: CorrectionState
    updated_at: datetime
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A filed correction, in every state."""

    id: str
    items: tuple[CorrectionItem, ...]
    expected_by: date | None = None


@dataclass(frozen=True, slots=True)
class BackendDescription:
    """What a backend says of itself before anything is asked of it."""

    name: str
    environment: Environment
    line: Bilingual
    platforms_version: str | None = None


@dataclass(frozen=True, slots=True)
class OperationCheck:
    """Whether one operation the console needs works, and why not."""

    operation: str
    works: bool
    reason: str | None = None


class BackendError(Exception):
    """Something broke on the way to an answer. Its text never carries what was asked."""


class Sent(StrEnum):
    """Whether a write may have reached the other side."""

    NO = "NO"
    MAYBE = "MAYBE"


class Unreachable(BackendError):
    """Nobody answered. `sent` tells whether a write may have arrived all the same."""

    def __init__(self, sent: Sent, retry_after: timedelta | None = None) -> None:
        super().__init__(f"no answer (sent: {sent})")
        self.sent = sent
        self.retry_after = retry_after


class Refused(BackendError):
    """The other side understood and will not: a person has to look. `reference` finds it in its log."""

    def __init__(self, code: str, reference: str | None = None) -> None:
        super().__init__(f"refused: {code}")
        self.code = code
        self.reference = reference


class Garbled(BackendError):
    """An answer that can not be understood; it is treated as no answer, never as permission."""

    def __init__(self, reference: str | None = None) -> None:
        super().__init__("an answer that can not be understood")
        self.reference = reference


class Numbers(Protocol):
    """What the registry knows of platforms and numbers."""

    async def platforms(self) -> PlatformList:
        """List every platform the registry knows."""
        ...

    async def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number and whether it changed hands."""
        ...

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Ask for second opinions on an activation date the registry is not sure of."""
        ...


class Holder(Protocol):
    """Whether the caller is the holder. It compares and never reveals."""

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document number with the holder's; counts a miss."""
        ...

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Ask for SIM swap, call forwarding and whether text messages arrive, side by side."""
        ...

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code by text message; `message` holds the literal ``{{code}}``. Never repeated by itself."""
        ...

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code; counts a miss. Never repeated by itself."""
        ...


class Bindings(Protocol):
    """What hangs on a number, and the requests to release it."""

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Ask the platforms what is bound to a number."""
        ...

    async def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is."""
        ...

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """File a request. It is accepted or refused whole."""
        ...

    async def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        ...

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, at this desk or another; newest first."""
        ...

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back items no platform has taken over yet; the others stay."""
        ...


class Labels(Protocol):
    """What label providers show for a number, and corrections."""

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        """Ask every provider what it shows."""
        ...

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        """File a correction. It is accepted or refused whole."""
        ...

    async def correction(self, correction_id: str) -> Correction:
        """Tell how far a correction is."""
        ...


class Backend(Numbers, Holder, Bindings, Labels, Protocol):
    """A carrier, as the console sees it."""

    def describe(self) -> BackendDescription:
        """Say what this backend is, without asking anybody."""
        ...

    async def check(self) -> tuple[OperationCheck, ...]:
        """Try every operation the console needs, without touching a person's data."""
        ...

    async def aclose(self) -> None:
        """Let go of files and connections; callable twice."""
        ...


@dataclass(frozen=True, slots=True)
class TextMessage:
    """A text message as it stands on the caller's phone."""

    sent_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class SimulatedCall:
    """A caller of the training registry: which phone rings, and what a newcomer has to know to play both sides."""

    calling_number: PhoneNumber
    subject_number: PhoneNumber
    name: str
    document: str
    first_words: Bilingual
    holder_since: date | None
    hints: tuple[Bilingual, ...] = field(default=())


@runtime_checkable
class TrainingDesk(Protocol):
    """What a TRAINING backend may offer beside the port, so that a call can be worked with nobody on the line."""

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        """Name callers who ring, always the same for a seed."""
        ...

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what stands on the caller's phone, newest last."""
        ...


@dataclass(frozen=True, slots=True)
class BackendContext:
    """What the console hands a backend when it is made."""

    folder: Path
    seed: int
    clock: Callable[[], datetime]
    options: Mapping[str, str]


BackendFactory = Callable[[BackendContext], Backend]
"""What an entry point of the group names."""
