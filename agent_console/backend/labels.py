"""What label providers show for a number, and corrections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from agent_console.backend.words import HolderProof, IdempotencyKey, Receipt
from agent_console.identity.phone import PhoneNumber


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
class Label:
    """What one provider shows when the number calls; `open_correction` names the correction under way for it."""

    id: str
    category: LabelCategory
    text: str
    report_count: int | None = None
    first_reported_on: date | None = None
    correctable: bool | None = None
    open_correction: str | None = None


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
