"""What happened before a scenario's caller rings: earlier calls, filed on the same desk days or minutes ago.

They are played, not made up: the case, its request and what became of it stand as a real call leaves them.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from agent_console.backend import PlatformId
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import today
from agent_console.call.read_back import Statement
from agent_console.staging.moves import Move, make, make_all, open_moves
from agent_console.staging.play import Play, begin
from agent_console.staging.stage import Stage, StageSetting, open_stage
from agent_console.staging.virtual_time import VirtualClock
from agent_console.training.scenario import Earlier, Scenario

FURTHEST: Final = 200
"""Days that are looked back over for a working day: beyond any holiday."""


def open_with_past(scenario: Scenario, folder: Path, setting: StageSetting) -> Stage:
    """Open a stage on which the scenario's earlier calls were worked; see `open_stage`."""
    if scenario.earlier:
        # A loop of its own, in a thread of its own: whoever opens a stage may have one running.
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(asyncio.run, play_past(scenario, folder, setting)).result()
    return open_stage(scenario, folder, setting)


async def play_past(scenario: Scenario, folder: Path, setting: StageSetting) -> None:
    """Work the earlier calls of a scenario in a folder, oldest first, then ask how far they are by now.

    Raises:
        NotPossible: One of them cannot be filed for this number.
    """
    now = setting.clock()
    times = ((_time_of(one, now, setting.materials.calendar), one) for one in scenario.earlier)
    for began, one in sorted(times, key=lambda pair: pair[0]):
        play = await _before(scenario, folder, setting, began)
        try:
            await _file(play, one.platforms)
        finally:
            await play.close()
    if scenario.earlier:
        await _ask_how_far(scenario, folder, setting, now)


def _time_of(one: Earlier, now: datetime, calendar: WorkingCalendar) -> datetime:
    """Give the instant an earlier call rang: on a working day, unless it was today."""
    day, at = today(now), now - timedelta(minutes=one.minutes_ago)
    if one.working_days_ago == 0:
        return at
    days = (day - timedelta(days=back) for back in range(FURTHEST) if _worked(day, back, calendar))
    began = next(
        one_day for one_day in days if calendar.working_days_between(one_day, day) >= one.working_days_ago
    )
    return at - (day - began)


def _worked(day: date, back: int, calendar: WorkingCalendar) -> bool:
    return calendar.is_working_day(day - timedelta(days=back)).working


async def _before(scenario: Scenario, folder: Path, setting: StageSetting, now: datetime) -> Play:
    """Stand at the telephone at another time: nothing goes wrong there, and nobody waits."""
    plain = replace(scenario, earlier=(), faults="")
    clock = VirtualClock(now)
    return await begin(plain, folder, replace(setting, clock=clock, waits=False), clock)


async def _file(play: Play, platforms: frozenset[PlatformId]) -> None:
    await make_all(play, ("answer",))
    if play.at_hand.numbers.subject != play.scenario.number:
        await make_all(play, (f"number {play.scenario.number.digits}",))
    await make_all(play, ("numbers", "agreed", "compare"))
    if play.at_hand.verification.code is None:
        await make_all(play, ("send_code",))
    await make_all(play, ("code", "platforms"))
    await _make_if_open(play, "leave_open")
    wanted = " ".join(sorted(platforms & play.at_hand.tickable))
    await make_all(play, (f"tick {wanted}", "read_back"))
    for statement in Statement:
        if statement is not Statement.WARNINGS_TOLD or play.at_hand.reading.warnings:
            await make(play, Move("state", statement))
    await make_all(play, ("submit", "to_wrap_up", "wrap_up"))


async def _make_if_open(play: Play, act: str) -> None:
    if Move(act) in open_moves(play):
        await make(play, Move(act))


async def _ask_how_far(scenario: Scenario, folder: Path, setting: StageSetting, now: datetime) -> None:
    play = await _before(scenario, folder, setting, now)
    try:
        await play.desk.following.round(by_hand=True)
    finally:
        await play.close()
