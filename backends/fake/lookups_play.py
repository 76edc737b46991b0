"""The platforms' part in a lookup: who answers when. It knows no request and keeps nothing.

Each answer is a function of the lookup, the platform and the instant, so nothing runs in the background.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    Platform,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    UnbindMethod,
)
from agent_console.calendar.zone import SHANGHAI, start_of_day, today
from backends.fake import proportions
from backends.fake.draw import Draw
from backends.fake.facts import NumberFacts
from backends.fake.latency import Latency, seconds_of_platform
from backends.fake.records import LookupRecord
from backends.fake.world import World

PENDING_WORKING_DAYS: Final = 2
"""A query is answered within two working days (the 2022 service's own word)."""

_OFFICE_OPENS: Final = time(9, 0)
_OFFICE_MINUTES: Final = 8 * 60

POLL_WHILE_RUNNING: Final = timedelta(milliseconds=400)
POLL_WHILE_PENDING: Final = timedelta(seconds=60)
"""What is promised for another day need not be asked for each second."""

UNREACHABLE: Final = "UNAVAILABLE"


@dataclass(frozen=True, slots=True)
class _Plan:
    """When a platform answers, and how."""

    state: PlatformAnswerState
    at: datetime
    on_another_day: bool = False


def lookup_as_of(
    world: World,
    latency: Latency,
    record: LookupRecord,
    facts: NumberFacts,
    open_requests: Mapping[str, str],
    platforms: Mapping[PlatformId, Platform],
) -> Lookup:
    """Give a lookup as far as it is now.

    Args:
        world: Clock, draws and working days.
        latency: How fast platforms answer.
        record: The lookup.
        facts: The number, without what was released before the lookup.
        open_requests: Binding id -> the open request that asks for it.
        platforms: The platforms by id.
    """
    now = world.now
    plans = {
        platform_id: _plan(world, latency, record, facts, platforms[platform_id])
        for platform_id in record.platform_ids
        if platform_id in platforms
    }
    open_plans = [plan for plan in plans.values() if plan.at > now]
    # While the quick ones still come in, nothing is promised for a later day yet.
    pending = bool(open_plans) and all(plan.on_another_day for plan in open_plans)
    answers = tuple(_answer(platform_id, plan, now) for platform_id, plan in plans.items())
    return Lookup(
        id=record.id,
        finished=not open_plans,
        answers=answers,
        bindings=_found(answers, facts, open_requests),
        expected_by=(
            world.working_day_after(today(record.created_at), PENDING_WORKING_DAYS) if pending else None
        ),
        poll_after=POLL_WHILE_PENDING if pending else POLL_WHILE_RUNNING,
    )


def _found(
    answers: tuple[PlatformAnswer, ...], facts: NumberFacts, open_requests: Mapping[str, str]
) -> tuple[Binding, ...]:
    """Give the bindings of the platforms that have answered."""
    answered = {answer.platform_id for answer in answers if answer.state is PlatformAnswerState.ANSWERED}
    return tuple(
        Binding(held.id, held.platform_id, held.bound_on, held.told, open_requests.get(held.id))
        for held in facts.bindings
        if held.platform_id in answered
    )


def finished_at(
    world: World,
    latency: Latency,
    record: LookupRecord,
    facts: NumberFacts,
    platforms: Mapping[PlatformId, Platform],
) -> datetime:
    """Give the instant the last platform answers."""
    plans = (
        _plan(world, latency, record, facts, platforms[platform_id]).at
        for platform_id in record.platform_ids
        if platform_id in platforms
    )
    return max(plans, default=record.created_at)


def _answer(platform_id: PlatformId, plan: _Plan, now: datetime) -> PlatformAnswer:
    if plan.at > now:
        return PlatformAnswer(platform_id, PlatformAnswerState.PENDING)
    context = UNREACHABLE if plan.state is PlatformAnswerState.UNAVAILABLE else None
    return PlatformAnswer(platform_id, plan.state, context)


def _plan(
    world: World, latency: Latency, record: LookupRecord, facts: NumberFacts, platform: Platform
) -> _Plan:
    draw = world.draw("lookup", record.id)
    soon = record.created_at + timedelta(seconds=seconds_of_platform(latency, draw, platform.id))
    takes_no_part = platform.unbind_method is UnbindMethod.NOT_SUPPORTED
    if takes_no_part and record.relation is not HolderRelation.CURRENT_HOLDER:
        # What holders have themselves is told by platforms that release nothing, too.
        return _Plan(PlatformAnswerState.NOT_SUPPORTED, record.created_at)
    of_number = world.draw("platforms of", record.number)
    if _is_among(facts.play.unavailable, of_number, platform.id, "unavailable"):
        return _Plan(PlatformAnswerState.UNAVAILABLE, soon)
    if _is_among(facts.play.pending, of_number, platform.id, "pending"):
        return _Plan(PlatformAnswerState.ANSWERED, _another_day(world, record, platform.id), True)
    return _Plan(PlatformAnswerState.ANSWERED, soon)


_SHARES: Final = {
    "unavailable": (proportions.UNAVAILABLE_NUMBER, proportions.UNAVAILABLE_PLATFORM),
    "pending": (proportions.PENDING_NUMBER, proportions.PENDING_PLATFORM),
}


def _is_among(written: frozenset[PlatformId] | None, draw: Draw, platform_id: PlatformId, which: str) -> bool:
    if written is not None:
        return platform_id in written
    numbers, platforms = _SHARES[which]
    return draw.percent(numbers, which) and draw.percent(platforms, which, platform_id)


def _another_day(world: World, record: LookupRecord, platform_id: PlatformId) -> datetime:
    draw = world.draw("late answer", record.id, platform_id)
    days = 1 + draw.below(PENDING_WORKING_DAYS, "working days")
    day = world.working_day_after(today(record.created_at), days)
    opens = datetime.combine(day, _OFFICE_OPENS, SHANGHAI).astimezone(start_of_day(day).tzinfo)
    return opens + timedelta(minutes=draw.below(_OFFICE_MINUTES, "minute"))
