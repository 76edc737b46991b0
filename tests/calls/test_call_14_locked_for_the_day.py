"""Call 14: three misses lock name and ID number until midnight, for every call; nobody can lift that."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE, TestClock

pytestmark = pytest.mark.full

TRIED_ELSEWHERE = "13400001414"
NUMBER = "15900001919"
NAME, DOCUMENT = "林范例", "810000199408230021"
MISREAD = ("11010519491231002X", "440524188001010014", "34052419800101001X")
"""Right in themselves, but not the holder's."""

TOMORROW = timedelta(days=1)


async def comes_to_the_verification(agent: Agent, calling: str = NUMBER) -> str:
    await agent.answers(calling)
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    return agent.running.call.id


async def misreads(agent: Agent, *documents: str) -> None:
    """Compare one wrong ID number after the other."""
    await agent.verifies(NAME, documents[0])
    await agent.sees("第 1 次不一致")
    for count, document in enumerate(documents[1:], start=2):
        await agent.press("enter")
        await agent.press(*["backspace"] * len(document))
        await agent.types_in_confidence(document)
        if count < 3:
            await agent.sees(f"第 {count} 次不一致")
            await agent.sees(f"今天还可比对 {3 - count} 次")


async def test_three_misses_lock_the_number_and_the_next_call_finds_it_locked_until_midnight(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        first = await comes_to_the_verification(agent)
        await misreads(agent, *MISREAD)
        await agent.on("Stopped")
        await agent.sees("今天不能再核：次数用完了")
        await agent.sees("比对过 3 次")
        await agent.press("escape")
        await agent.running.pilot.pause()
        assert agent.running.page == "StoppedScreen"
        await agent.press("enter")
        await agent.goes_home()

        clock.advance(hours=3)
        second = await comes_to_the_verification(agent)
        await agent.on("Stopped")
        await agent.press("3", "enter")
        await agent.goes_home()
        assert agent.did_not_happen(second, e.IdentityCompared, e.CodeSent, e.LookupStarted, e.FilingQueued)
        assert agent.registered("misses") == 1
        assert agent.asked_nothing_of_anyone()
        for call in (first, second):
            assert agent.case(call).outcome is Outcome.NOT_VERIFIED
        assert agent.case(first).state is CaseState.CALL_BACK
        assert agent.case(first).call_back_at == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)

    clock.now += TOMORROW
    async with at_work(tmp_path, clock=clock, size=WIDE) as agent:
        await comes_to_the_verification(agent)
        await agent.verifies(NAME, DOCUMENT)
        await agent.types(await agent.hears_the_code(NUMBER))
        await agent.on("Selection")


@pytest.mark.parametrize(("language", "size"), [("zh", WIDE), ("en", SMALL)])
async def test_misses_on_another_line_count_the_same(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await comes_to_the_verification(agent, TRIED_ELSEWHERE)
        await agent.verifies("罗样本", "429999199212301912")
        await agent.on("Stopped")
        await agent.sees("今天不能再核：次数用完了", "used up")
        await agent.sees("明天", "tomorrow")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.NOT_VERIFIED
        assert agent.did_not_happen(call, e.CodeSent, e.LookupStarted, e.FilingQueued)
        assert agent.asked_nothing_of_anyone()


async def test_an_id_number_whose_check_digit_is_wrong_costs_no_try(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        call = await comes_to_the_verification(agent)
        await agent.verifies(NAME, "810000199408230022")
        await agent.sees("校验位不对")
        assert agent.did_not_happen(call, e.IdentityCompared)
        assert agent.registered("misses") == 0
        await agent.sees("今天还可比对 3 次")
