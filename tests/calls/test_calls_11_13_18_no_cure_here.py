"""Calls 11, 13 and 18: a banned account, seven years of collectors, another service's count. No cure here, but help."""

from datetime import date
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.due import DueReason
from screens.case.history import history_of
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

BANNED = "15200001111"
ITS_HOLDER = ("曹样例", "459999199308211319")
SEVEN_YEARS = "13700001313"
WRONG_COUNT = "18600001818"
COUNTED = ("彭试样", "509999199506171180")

WORK_ON_THE_NUMBER = (e.NoticeAgreed, e.IdentityCompared, e.CodeSent, e.LookupStarted, e.FilingQueued)


async def says(agent: Agent, calling: str, digit: str) -> str:
    """Answer a call and lead it to its page with two keys from the number."""
    await agent.answers(calling)
    await agent.knows_the_verdict()
    await agent.press("f9", digit)
    await agent.on("Stopped")
    return agent.running.call.id


@pytest.mark.full
async def test_a_ban_stays_the_platforms_matter_and_the_number_is_unbound_to_register_anew(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await says(agent, BANNED, "4")
        await agent.sees("解绑治不了：账号被平台封了")
        await agent.sees("只有平台能解")
        await agent.press("2", "enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.verifies(*ITS_HOLDER)
        await agent.types(await agent.hears_the_code(BANNED))
        await agent.on("Selection")
        await agent.types("微信")
        await agent.press("space")
        assert agent.running.call.ticked == {"wechat"}
        assert agent.running.call.said is CallerSaid.BANNED


@pytest.mark.full
async def test_who_only_wanted_the_ban_lifted_is_told_where_to_appeal(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        call = await says(agent, BANNED, "4")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.PLATFORM_MATTER
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


@pytest.mark.parametrize(
    ("language", "size"), [("zh", SMALL), pytest.param("en", WIDE, marks=pytest.mark.full)]
)
async def test_seven_years_of_collectors_become_a_complaint_with_its_day_in_six_keys(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await says(agent, SEVEN_YEARS, "3")
        await agent.sees("天天被催很难受，我理解", "That is hard, I understand")
        await agent.sees("不说解绑以后就没人打了", "Never 'it will stop then'")
        await agent.press("2")
        await agent.sees("转投诉，2026-12-08（周二）前答复", "Complaint, answered by Tue 2026-12-08")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 6
        case = agent.case(call)
        assert (case.outcome, case.complaint_due_on) == (Outcome.COMPLAINT, date(2026, 12, 8))
        (due,) = agent.running.desk.casebook.due(agent.running.clock.now)
        assert (due.case.call_id, due.reason) == (call, DueReason.COMPLAINT)
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


@pytest.mark.full
async def test_the_calls_are_noted_on_the_case_where_the_caller_wants_no_complaint(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        call = await says(agent, SEVEN_YEARS, "3")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.PLATFORM_MATTER
        history = [line.text for line in history_of(agent.happened(call), agent.language)]
        assert history == ["已登记骚扰情况", "小结：平台自己的事"]


@pytest.mark.full
async def test_the_half_that_can_be_cured_is_worked_on_the_same_call(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await says(agent, SEVEN_YEARS, "3")
        await agent.press("3", "enter")
        await agent.on("Notice")
        assert agent.running.call.service is Service.UNBIND


@pytest.mark.full
async def test_a_wrong_count_is_no_count_of_ours_and_leads_to_the_callers_own_accounts(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await says(agent, WRONG_COUNT, "5")
        await agent.sees("不是这里的数：一证通查")
        await agent.sees("我这里改不了")
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.verifies(*COUNTED)
        await agent.types(await agent.hears_the_code(WRONG_COUNT))
        await agent.running.until(lambda: agent.running.call.step is Step.SELECTION, "the accounts")
        await agent.on("OwnAccounts")
        call = agent.running.call
        assert (call.service, call.said) == (Service.OWN_ACCOUNTS, CallerSaid.WRONG_COUNT)
        assert agent.registered("requests") == 0
