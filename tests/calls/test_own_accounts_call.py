"""A caller wants to know what hangs on their own number: told platform by platform, noted, and nothing is changed."""

from datetime import date
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.services.own_accounts import counts
from agent_console.call.steps import Service
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

NUMBER = "18100002121"
HOLDER = ("康演示", "319999199403071827")
CHANGES = (e.FilingQueued, e.WithdrawalQueued, e.CorrectionQueued, e.Ticked)
"""What would change anything anywhere."""


async def gets_to_the_lookup(agent: Agent) -> None:
    """Work a call about the caller's own accounts until the platforms were asked.

    The number never changed hands, so the page that says so leads on to what can be done for it.
    """
    await agent.answers(NUMBER)
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Stopped")
    await agent.press("enter")
    await agent.on("Notice")
    assert agent.running.call.service is Service.OWN_ACCOUNTS
    await agent.press("1")
    await agent.verifies(*HOLDER)
    await agent.types(await agent.hears_the_code(NUMBER))
    await agent.on("AskingOwnAccounts")


@pytest.mark.parametrize(
    ("language", "size"), [("zh", SMALL), pytest.param("en", WIDE, marks=pytest.mark.full)]
)
async def test_what_is_found_is_told_with_what_is_still_open_and_nothing_is_changed(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        await gets_to_the_lookup(agent)
        await agent.sees("~ 有 2 家平台要过后才答", "~ 2 platforms answer later")
        await agent.press("enter", "1")
        await agent.on("OwnAccounts")
        await agent.sees("有账号 12   没有 235   没答 3", "some 12   none 235   open 3")
        await agent.sees("~ 还没有全答：最迟 11-25", "~ Not all have answered: the last by Wed 11-25")
        await agent.sees("58同城", "58.com")
        call = agent.running.call
        await agent.press("down", "space")
        await agent.sees("+ 已记下：告知了美团怎么停用", "+ Noted: how Meituan closes was read out")
        await agent.sees("[x]", "[x]")
        for key in ("8", "1", "+", "*"):
            await agent.press(key)
        await agent.press("escape", "enter")
        await agent.goes_home()

        assert agent.case(call.id).outcome is Outcome.INFORMED
        assert (agent.case(call.id).state, agent.case(call.id).due_on) == (
            CaseState.WAITING,
            date(2026, 11, 25),
        )
        assert agent.did_not_happen(call.id, *CHANGES)
        assert agent.registered("requests") == 0
        told = [one for one in agent.happened(call.id) if isinstance(one, e.RouteTold)]
        assert [one.platform_ids for one in told] == [("meituan",)]


@pytest.mark.full
async def test_whoever_would_rather_wait_is_rung_on_the_day_the_last_platform_answers(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await gets_to_the_lookup(agent)
        await agent.sees("2  等都答了再说")
        call = agent.running.call
        await agent.press("2")
        await agent.goes_home()

        case = agent.case(call.id)
        assert case.outcome is Outcome.CALL_BACK
        assert case.call_back_at is not None
        assert case.call_back_at.date() == date(2026, 11, 25)


@pytest.mark.full
async def test_a_platform_looked_for_says_how_it_stands_and_a_silent_one_is_never_none(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await gets_to_the_lookup(agent)
        await agent.press("1")
        await agent.on("OwnAccounts")
        await agent.types("58")
        await agent.sees("! ")
        await agent.sees("没接通：有没有都不说")
        await agent.press("escape")
        await agent.types("zjx")
        await agent.sees("没有叫这个名字的平台")
        await agent.press("escape")
        await agent.types("zfb")
        await agent.sees("没有")
        await agent.press("f3")
        await agent.sees("F3 支付宝")


@pytest.mark.full
async def test_what_answers_later_stands_in_the_case(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await gets_to_the_lookup(agent)
        call = agent.running.call
        await agent.press("1")
        await agent.on("OwnAccounts")
        await agent.press("enter")
        await agent.goes_home()
        agent.running.clock.advance(days=2, hours=8)
        await agent.press("f5")
        await agent.running.until(
            lambda: agent.case(call.id).state is CaseState.CLOSED, "the answer of the last platform"
        )
        stored = agent.running.desk.casebook.events_of(call.id)
        answered = [one for one in stored if isinstance(one, e.OwnLookupAnswered)]
        assert len(answered) > 1
        assert not counts(call.own_rows).all_answered
