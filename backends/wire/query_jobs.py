"""number-bindings 0.1, query jobs: asking platforms what is bound to a number, and what they found."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backends.wire.common import (
    AnswerModel,
    Consent,
    ErrorInfo,
    HolderProof,
    PageQuery,
    Pagination,
    RequestModel,
)
from backends.wire.fields import E164, CallerReference, Day, Identifier, Instant, Maybe, Open, Whole
from backends.wire.platforms import UnbindMethod

Purpose = Annotated[
    str, Field(pattern=r"^dpv:[A-Za-z]{1,64}$", examples=["dpv:FulfilmentOfContractualObligation"])
]
"""Why personal data are asked for: one purpose of the W3C Data Privacy Vocabulary."""

PlatformIds = Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=300)]


class JobStatus(StrEnum):
    """QUEUED and RUNNING are open, the others are final."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    SUCCEEDED = "SUCCEEDED"
    PARTIALLY_SUCCEEDED = "PARTIALLY_SUCCEEDED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class PlatformStatus(StrEnum):
    """How far one platform is. No bindings are a fact only where every platform has ANSWERED."""

    PENDING = "PENDING"
    ANSWERED = "ANSWERED"
    NOT_SUPPORTED = "NOT_SUPPORTED"
    UNAVAILABLE = "UNAVAILABLE"


class AccountCategory(StrEnum):
    """What kind of account it is."""

    PAYMENT = "PAYMENT"
    FINANCE = "FINANCE"
    SHOPPING = "SHOPPING"
    SOCIAL = "SOCIAL"
    TRAVEL = "TRAVEL"
    GOVERNMENT = "GOVERNMENT"
    ENTERTAINMENT = "ENTERTAINMENT"
    OTHER = "OTHER"


class HolderRelation(StrEnum):
    """Whose binding it is, by the holder's activation date."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    CURRENT_HOLDER = "CURRENT_HOLDER"
    UNKNOWN = "UNKNOWN"


class QueryJobRequest(RequestModel):
    """Which platforms to ask, on whose word. Without `platform_ids` all of them.

    With `holder_relation` the job is about bindings of that holder alone: it finds, counts and lists no others.
    """

    phone_number: E164
    purpose: Purpose
    holder_proof: HolderProof
    consent: Consent
    platform_ids: Maybe[PlatformIds] = None
    activated_on: Maybe[Day] = None
    holder_relation: Maybe[HolderRelation] = None
    caller_reference: Maybe[CallerReference] = None


class JobPlatform(AnswerModel):
    """How far one platform is with the job."""

    platform_id: Identifier
    platform_name: Maybe[str] = None
    status: Open[PlatformStatus]
    binding_count: Maybe[Whole] = None
    context_code: Maybe[str] = None
    context_message: Maybe[str] = None


class QueryJob(AnswerModel):
    """A job in any state. `error` says what failed during the work; that is no HTTP error."""

    query_job_id: Identifier
    phone_number: E164
    status: Open[JobStatus]
    created_at: Instant
    updated_at: Instant
    expected_by: Maybe[Day] = None
    results_expire_at: Maybe[Instant] = None
    binding_count: Maybe[Whole] = None
    platforms: tuple[JobPlatform, ...]
    error: Maybe[ErrorInfo] = None


class BindingsQuery(PageQuery):
    """Which page of a job's bindings, and whose."""

    holder_relation: HolderRelation | None = None


class Binding(AnswerModel):
    """One account found on the number. `bound_at` is None where the platform does not tell."""

    binding_id: Identifier
    platform_id: Identifier
    platform_name: str
    account_category: Open[AccountCategory]
    masked_account: Maybe[str] = None
    bound_at: Instant | None
    holder_relation: Open[HolderRelation]
    unbind_method: Open[UnbindMethod]
    self_service_url: Maybe[str] = None
    open_unbind_request_id: Maybe[Identifier] = None


class BindingPage(AnswerModel):
    """One page of a job's bindings."""

    items: tuple[Binding, ...]
    pagination: Pagination
