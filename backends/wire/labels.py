"""number-labels 0.1: what caller-label providers show for a number, and corrections of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backends.wire.common import AnswerModel, HolderProof, PageQuery, Pagination, RequestModel
from backends.wire.fields import E164, CallerReference, Day, Identifier, Instant, Maybe, Open, Truth, Whole
from backends.wire.unbind_requests import UnbindStatus as CorrectionStatus


class ProviderStatus(StrEnum):
    """How fresh a provider's answer is."""

    CURRENT = "CURRENT"
    STALE = "STALE"
    PENDING = "PENDING"
    UNAVAILABLE = "UNAVAILABLE"


class LabelCategory(StrEnum):
    """What is shown when the number calls."""

    SPAM = "SPAM"
    FRAUD = "FRAUD"
    MARKETING = "MARKETING"
    DELIVERY = "DELIVERY"
    AGENCY = "AGENCY"
    COMPANY_NAME = "COMPANY_NAME"
    OTHER = "OTHER"


class CorrectionReason(StrEnum):
    """Why a label is wrong."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    WRONG_NAME = "WRONG_NAME"
    WRONG_CATEGORY = "WRONG_CATEGORY"
    OTHER = "OTHER"


class CorrectionAction(StrEnum):
    """What shall become of a label."""

    REMOVE = "REMOVE"
    REPLACE = "REPLACE"


class CorrectionItemStatus(StrEnum):
    """One label's progress; PENDING and IN_REVIEW are open."""

    PENDING = "PENDING"
    IN_REVIEW = "IN_REVIEW"
    CORRECTED = "CORRECTED"
    NOT_LABELLED = "NOT_LABELLED"
    REFUSED = "REFUSED"
    REQUIRES_REVIEW = "REQUIRES_REVIEW"
    INELIGIBLE = "INELIGIBLE"


class RetrieveLabelsRequest(RequestModel):
    """Which number's labels; without `provider_ids` of all. `max_age` in seconds, 0 asks anew."""

    phone_number: E164
    holder_proof: HolderProof
    provider_ids: Maybe[Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=100)]] = None
    max_age: Annotated[Whole, Field(ge=0, le=31_536_000)] = 86_400


class Label(AnswerModel):
    """What one provider shows."""

    label_id: Identifier
    category: Open[LabelCategory]
    text: str
    report_count: Maybe[Whole] = None
    first_reported_at: Maybe[Instant] = None
    correctable: Maybe[Truth] = None
    open_label_correction_id: Maybe[Identifier] = None


class ProviderLabels(AnswerModel):
    """One provider's labels. `expected_by` stands beside PENDING."""

    provider_id: Identifier
    status: Open[ProviderStatus]
    refreshed_at: Maybe[Instant] = None
    expected_by: Maybe[Day] = None
    labels: tuple[Label, ...]


class LabelsAnswer(AnswerModel):
    """What every provider shows for the number."""

    phone_number: E164
    providers: tuple[ProviderLabels, ...]


class CorrectionItem(RequestModel):
    """One label to take away or to replace by a text."""

    label_id: Identifier
    action: CorrectionAction
    replacement_text: Maybe[Annotated[str, Field(min_length=1, max_length=100)]] = None


class LabelCorrectionRequest(RequestModel):
    """Which labels are wrong and why, on whose word."""

    phone_number: E164
    reason: CorrectionReason
    items: Annotated[tuple[CorrectionItem, ...], Field(min_length=1, max_length=100)]
    statement: Maybe[Annotated[str, Field(max_length=1000)]] = None
    holder_proof: HolderProof
    caller_reference: Maybe[CallerReference] = None


class LabelCorrectionItem(AnswerModel):
    """How far a provider is with one label."""

    label_id: Identifier
    status: Open[CorrectionItemStatus]
    updated_at: Instant
    context_code: Maybe[str] = None
    context_message: Maybe[str] = None


class LabelCorrection(AnswerModel):
    """A filed correction, in every state."""

    label_correction_id: Identifier
    phone_number: E164
    caller_reference: Maybe[str] = None
    created_at: Instant
    updated_at: Instant
    status: Open[CorrectionStatus]
    expected_by: Maybe[Day] = None
    items: tuple[LabelCorrectionItem, ...]


class LabelCorrectionPage(AnswerModel):
    """One page of corrections, newest first."""

    items: tuple[LabelCorrection, ...]
    pagination: Pagination


class LabelCorrectionsQuery(PageQuery):
    """The client's own corrections: which page, in which state."""

    status: CorrectionStatus | None = None
