"""The platforms' part in a lookup: who answers when. It knows no request and keeps nothing.

Each answer is a function of the lookup, the platform and the instant, so nothing runs in the background.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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
from backends.fake.facts import HeldBinding, NumberFacts
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


@dataclass(frozen=True, slots=True)
class PlayedLookup:
    """One lookup, and when each of its platforms answers how.

    Args:
        world: Clock, draws and working days.
        latency: How fast platforms answer.
        record: The lookup.
        facts: The number on the day of the lookup.
        platforms: The platforms by id.
    """

    world: World
    latency: Latency
    record: LookupRecord
    facts: NumberFacts
    platforms: Mapping[PlatformId, Platform]

    def finished_at(self) -> datetime:
        """Give the instant the last platform answers."""
        return max((plan.at for plan in self._plans().values()), default=self.record.created_at)

    def as_of_now(self, held: tuple[HeldBinding, ...], open_requests: Mapping[str, str]) -> Lookup:
        """Give the lookup as far as it is now.

        Args:
            held: What may be found: what is about others, or was released before the lookup, is left out.
            open_requests: Binding id -> the open request that asks for it.
        """
        now, plans = self.world.now, self._plans()
        open_plans = [plan for plan in plans.values() if plan.at > now]
        # While the quick ones still come in, nothing is promised for a later day yet.
        pending = bool(open_plans) and all(plan.on_another_day for plan in open_plans)
        answers = tuple(_answer(platform_id, plan, now) for platform_id, plan in plans.items())
        return Lookup(
            id=self.record.id,
            finished=not open_plans,
            answers=answers,
            bindings=_found(answers, held, open_requests),
            expected_by=self._promised_day() if pending else None,
            poll_after=POLL_WHILE_PENDING if pending else POLL_WHILE_RUNNING,
        )

    def _promised_day(self) -> date:
        return self.world.working_day_after(today(self.record.created_at), PENDING_WORKING_DAYS)

    def _plans(self) -> dict[PlatformId, _Plan]:
        asked = (one for one in self.record.platform_ids if one in self.platforms)
        return {one: self._plan(self.platforms[one]) for one in asked}

    def _plan(self, platform: Platform) -> _Plan:
        world, record, play = self.world, self.record, self.facts.play
        draw = world.draw("lookup", record.id)
        soon = record.created_at + timedelta(seconds=seconds_of_platform(self.latency, draw, platform.id))
        takes_no_part = platform.unbind_method is UnbindMethod.NOT_SUPPORTED
        if takes_no_part and record.relation is not HolderRelation.CURRENT_HOLDER:
            # What holders have themselves is told by platforms that release nothing, too.
            return _Plan(PlatformAnswerState.NOT_SUPPORTED, record.created_at)
        of_number = world.draw("platforms of", record.number)
        if _is_among(play.unavailable, of_number, platform.id, "unavailable"):
            return _Plan(PlatformAnswerState.UNAVAILABLE, soon)
        if _is_among(play.pending, of_number, platform.id, "pending"):
            return _Plan(PlatformAnswerState.ANSWERED, _another_day(world, record, platform.id), True)
        return _Plan(PlatformAnswerState.ANSWERED, soon)


def _found(
    answers: tuple[PlatformAnswer, ...], held: tuple[HeldBinding, ...], open_requests: Mapping[str, str]
) -> tuple[Binding, ...]:
    """Give the bindings of the platforms that have answered."""
    answered = {answer.platform_id for answer in answers if answer.state is PlatformAnswerState.ANSWERED}
    return tuple(
        Binding(one.id, one.platform_id, one.bound_on, one.told, open_requests.get(one.id))
        for one in held
        if one.platform_id in answered
    )


def _answer(platform_id: PlatformId, plan: _Plan, now: datetime) -> PlatformAnswer:
    if plan.at > now:
        return PlatformAnswer(platform_id, PlatformAnswerState.PENDING)
    context = UNREACHABLE if plan.state is PlatformAnswerState.UNAVAILABLE else None
    return PlatformAnswer(platform_id, plan.state, context)


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
