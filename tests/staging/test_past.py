"""What happened before a scenario's caller rings: real cases, filed on another day by the same desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from agent_console.backend import ItemState, PlatformId
from agent_console.calendar.zone import today
from agent_console.casebook.case_summary import CaseState
from agent_console.settings import Settings
from agent_console.staging.materials import read_materials
from agent_console.staging.past import open_with_past
from agent_console.staging.playground import MONDAY_MORNING, Playground
from agent_console.staging.stage import StageSetting
from agent_console.training.scenario import Earlier, Scenario
from agent_console.training.scenario_file import load_scenarios

PLAIN = next(one for one in load_scenarios() if one.id == "01")


def with_past(*earlier: Earlier) -> Scenario:
    return replace(PLAIN, earlier=earlier)


def filed(*platforms: str, **ago: int) -> Earlier:
    return Earlier(frozenset(map(PlatformId, platforms)), **ago)


async def test_a_case_of_six_working_days_ago_stands_with_what_became_of_it() -> None:
    async with Playground(
        with_past(filed("wechat", "douyin", working_days_ago=6)), read_materials()
    ).play() as play:
        (case,) = play.desk.casebook.recent(9)
        assert today(case.opened_at) == date(2026, 11, 13)
        assert today(MONDAY_MORNING) == date(2026, 11, 23)
        assert dict(case.items) == {ItemState.UNBOUND: 2}
        assert case.state is CaseState.CLOSED
        assert play.desk.call is None


async def test_an_hour_ago_nothing_is_answered_yet(folder: Path) -> None:
    setting = StageSetting(read_materials(), lambda: MONDAY_MORNING, Settings(), waits=False)
    stage = open_with_past(with_past(filed("eleme", minutes_ago=60)), folder, setting)
    (case,) = stage.opened.casebook.recent(9)
    assert timedelta(minutes=59) < MONDAY_MORNING - case.opened_at <= timedelta(minutes=60)
    assert dict(case.items) == {ItemState.SUBMITTED: 1}
    await stage.close()
