"""The port's answers as they stand on the wire. It asks nobody and keeps nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from agent_console import backend as port
from agent_console.backend import PlatformId
from agent_console.calendar.zone import start_of_day
from backends.server.records import Filed
from backends.wire.common import BilingualText
from backends.wire.numbers import NumberRecord
from backends.wire.platforms import Platform
from backends.wire.query_jobs import Binding, JobPlatform, JobStatus, QueryJob
from backends.wire.unbind_requests import (
    ItemStatus,
    UnbindRequest,
    UnbindRequestItem,
    request_status,
)

_UNKNOWN_METHOD: Final = "UNKNOWN"
_OPEN_CORRECTIONS: Final = {port.CorrectionState.PENDING, port.CorrectionState.IN_REVIEW}
_CORRECTED: Final = {port.CorrectionState.CORRECTED, port.CorrectionState.NOT_LABELLED}


def number_record(record: port.NumberRecord) -> NumberRecord:
    """Give what is known of a number; a word the port itself does not know goes out as it came."""
    return NumberRecord(
        phone_number=record.number.e164,
        carrier=record.carrier.value,
        verdict=record.verdict_text or record.verdict.value,
        activated_on=record.activated_on,
        activated_on_confidence=record.activated_on_confidence.value if record.activated_on else None,
        ported_in_on=record.ported_in_on,
        retry_on=record.retry_on,
        service_line=record.service_line,
    )


def platform(one: port.Platform, version: str) -> Platform:
    """Give one platform of the list."""
    return Platform(
        platform_id=one.id,
        name=_bilingual(one.name),
        family_id=one.family_id,
        family_name=_bilingual(one.family_name),
        unbind_method=one.unbind_method.value,
        warning_weight=one.warning_weight.value,
        warning=_bilingual(one.warning) if one.warning else None,
        route=_bilingual(one.route) if one.route else None,
        catalogue_version=version,
    )


def queued_job(filed: Filed, platform_ids: tuple[str, ...]) -> QueryJob:
    """Give a job as it was accepted."""
    return QueryJob(
        query_job_id=filed.id,
        phone_number=filed.number,
        status=JobStatus.QUEUED,
        created_at=filed.created_at,
        updated_at=filed.created_at,
        platforms=tuple(JobPlatform(platform_id=one, status="PENDING") for one in platform_ids),
    )


def query_job(lookup: port.Lookup, filed: Filed, now: datetime) -> QueryJob:
    """Give a job in any state."""
    found = [binding.platform_id for binding in lookup.bindings]
    return QueryJob(
        query_job_id=filed.id,
        phone_number=filed.number,
        status=job_status(lookup),
        created_at=filed.created_at,
        updated_at=filed.closed_at or now,
        expected_by=lookup.expected_by,
        binding_count=len(found),
        platforms=tuple(_job_platform(answer, found.count(answer.platform_id)) for answer in lookup.answers),
    )


def job_status(lookup: port.Lookup) -> JobStatus:
    """Derive a job's status: the port tells only whether anything more comes."""
    states = {answer.state for answer in lookup.answers}
    if not lookup.finished:
        return JobStatus.QUEUED if states <= {port.PlatformAnswerState.PENDING} else JobStatus.RUNNING
    if port.PlatformAnswerState.UNAVAILABLE not in states:
        return JobStatus.SUCCEEDED
    answered = port.PlatformAnswerState.ANSWERED in states
    return JobStatus.PARTIALLY_SUCCEEDED if answered else JobStatus.FAILED


def binding(one: port.Binding, platforms: Mapping[PlatformId, port.Platform]) -> Binding:
    """Give one binding; the account's name is not in the port, so it cannot leave here."""
    known = platforms.get(one.platform_id)
    return Binding(
        binding_id=one.id,
        platform_id=one.platform_id,
        platform_name=known.name.zh if known else one.platform_id,
        account_category="OTHER",
        bound_at=instant(one.bound_on),
        holder_relation=one.relation.value,
        unbind_method=known.unbind_method.value if known else _UNKNOWN_METHOD,
        open_unbind_request_id=one.open_request_id,
    )


def unbind_request(request: port.UnbindRequest, number: str) -> UnbindRequest:
    """Give a request in any state; its status is derived from its items."""
    items = tuple(_request_item(item) for item in request.items)
    return UnbindRequest(
        unbind_request_id=request.id,
        phone_number=number,
        caller_reference=request.case_reference,
        created_at=request.created_at,
        updated_at=max((item.updated_at for item in request.items), default=request.created_at),
        status=request_status(_known(item) for item in request.items),
        expected_by=request.expected_by,
        items=items,
    )


def _request_item(item: port.RequestItem) -> UnbindRequestItem:
    return UnbindRequestItem(
        item_id=item.item_id,
        platform_id=item.platform_id,
        binding_id=item.binding_id,
        status=item.state_text or item.state.value,
        updated_at=item.updated_at,
        context_code=item.context,
    )


def _known(item: port.RequestItem) -> ItemStatus:
    """Read a state; one that is not known is taken for open, never for an end (number-bindings 0.1, rule 8)."""
    return ItemStatus.FORWARDED if item.state is port.ItemState.OTHER else ItemStatus(item.state.value)


def _job_platform(answer: port.PlatformAnswer, found: int) -> JobPlatform:
    answered = answer.state is port.PlatformAnswerState.ANSWERED
    return JobPlatform(
        platform_id=answer.platform_id,
        status=answer.state.value,
        binding_count=found if answered else None,
        context_code=answer.context,
    )


def _bilingual(text: port.Bilingual) -> BilingualText:
    return BilingualText(zh=text.zh, en=text.en)


def instant(day: date | None) -> datetime | None:
    """Give a day as the wire has it: its first instant in China."""
    return None if day is None else start_of_day(day)
