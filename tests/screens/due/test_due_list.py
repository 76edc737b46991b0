"""The due list: parts, search by case, number, day and word; a case opened from it leads back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from agent_console.backend import ItemState
from agent_console.calendar.zone import start_of_day
from agent_console.call.steps import Step
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.due import DueCase, DueReason
from agent_console.identity.case_number import CaseNumber
from agent_console.identity.phone import PhoneNumber
from agent_console.language import load_language
from screens.due.page import Tab, in_tab
from screens.due.search import fits, read
from screens.home.words import next_step
from tests.console import TestClock, console
from tests.states.cases import ONE_IS_SILENT, a_case, six_working_days_later
from tests.states.hands import paste

NOW = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
ZH, EN = load_language("zh"), load_language("en")


def due(reason: DueReason, day: date = date(2026, 11, 24), state: CaseState = CaseState.WAITING) -> DueCase:
    case = CaseSummary(
        call_id="261116-0217-5",
        opened_at=NOW - timedelta(days=8),
        updated_at=NOW,
        staff_no="8021",
        backend="fake",
        subject=PhoneNumber("13900139000"),
        step=Step.WRAP_UP,
        state=state,
        items=((ItemState.NO_REPLY, 1), (ItemState.UNBOUND, 48)),
    )
    return DueCase(case, reason, start_of_day(day))


def test_every_reason_stands_in_a_part_and_all_of_them_in_the_last() -> None:
    rows = [due(reason) for reason in DueReason]
    assert in_tab(rows, Tab.ALL) == tuple(rows)
    others = {row.reason for tab in Tab if tab is not Tab.ALL for row in in_tab(rows, tab)}
    assert others == set(DueReason)
    assert DueReason.WAITING not in {row.reason for row in in_tab(rows, Tab.TODAY)}


def test_an_overdue_case_says_to_file_again_what_stayed_silent() -> None:
    assert next_step(due(DueReason.OVERDUE, state=CaseState.NO_REPLY)) == "file again"
    assert next_step(due(DueReason.OVERDUE, state=CaseState.WAITING)) == "look"


def test_what_is_typed_is_a_number_a_case_a_day_or_a_word() -> None:
    assert read("139 0013 9000").number == PhoneNumber("13900139000")
    assert isinstance(read("001123-0001-7").case, CaseNumber)
    assert read("11-24").day == read("2026-11-24").day == read("１１－２４").day == "11-24"
    assert read("超时").word == "超时"
    assert read("").word == ""


@pytest.mark.parametrize(
    ("text", "stays"), [("11-24", True), ("11-25", False), ("0217", True), ("9999", False)]
)
def test_a_day_and_a_part_of_a_case_number_leave_what_fits(text: str, stays: bool) -> None:
    assert fits(due(DueReason.OVERDUE), read(text), NOW, ZH) is stays


def test_a_word_of_a_state_leaves_what_stands_so_in_either_language() -> None:
    silent = due(DueReason.OVERDUE, state=CaseState.NO_REPLY)
    assert fits(silent, read("没答"), NOW, ZH)
    assert fits(silent, read("silent"), NOW, EN)
    other = replace(silent, case=replace(silent.case, state=CaseState.CLOSED), reason=DueReason.COMPLAINT)
    assert not fits(other, read("silent"), NOW, EN)


@pytest.mark.full
async def test_end_and_home_move_in_the_list_also_while_something_is_typed(tmp_path: Path) -> None:
    async with console(tmp_path, clock=TestClock()) as running:
        await a_case(running, *ONE_IS_SILENT)
        await six_working_days_later(running)
        await running.press(":", *"due", "enter")
        await running.on_page("DueScreen")
        await running.sees("> ! 逾期 1 天")
        await running.press(*"00", "home", *"11", "end")
        await running.sees("[0011")
        assert "> ! 逾期 1 天" in running.text


@pytest.mark.full
async def test_a_case_opened_from_the_list_leads_back_to_it(tmp_path: Path) -> None:
    async with console(tmp_path, clock=TestClock()) as running:
        case = await a_case(running, *ONE_IS_SILENT)
        await six_working_days_later(running)
        await running.press(":", *"due", "enter")
        await running.on_page("DueScreen")
        await running.sees("> ! 逾期 1 天")
        await running.press("enter")
        await running.on_page("CaseScreen")
        await running.press("escape")
        await running.on_page("DueScreen")
        await paste(running, "13800138000")
        await running.press("enter")
        await running.on_page("CaseScreen")
        assert running.desk.casework.at_hand.id == case
        await running.press("escape")
        await running.on_page("DueScreen")
        assert "13800138000" not in running.text
        await running.press("escape")
        await running.on_page("HomeScreen")
