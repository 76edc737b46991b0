"""Call 1: new job, new card, WeChat says "already registered". All matches; the caller wants a lot released."""

from pathlib import Path

import pytest

from agent_console.backend import ItemState
from agent_console.call import events as e
from agent_console.call.request import FilingState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import at_work
from tests.console import SMALL, WIDE

NUMBER = "13800138000"
HOLDER = ("张示例", "34052419800101001X")
WANTED = (("zj", "space"), ("tx", "+"), ("al", "+"), ("bd", "+"), ("001", "+"), ("126", "+"))
"""What finds a company, and the key that ticks all of it."""


@pytest.mark.full
async def test_one_family_from_the_ringing_phone_to_the_wrapped_up_case_takes_twelve_keys(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await agent.sees("客户：我用这个号码注册微信")
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "zj")
        call = agent.running.call.id
        await agent.sees("抖音  今日头条")
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        await agent.sees("+ 2 项已受理")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 12
        assert agent.case(call).outcome is Outcome.ACCEPTED
        assert agent.filed_platforms() == {"douyin", "toutiao"}


@pytest.mark.full
async def test_everything_that_can_be_asked_for_takes_thirteen_keys(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        open_rows = agent.running.call.tickable
        await agent.press("*", "enter")
        await agent.on("ReadBack")
        while not agent.running.call.read_back.last_page_shown:
            await agent.press("enter")
            await agent.running.pilot.pause()
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        await agent.sees(f"+ {len(open_rows)} 项已受理")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.filed_platforms() == open_rows
        assert not {"meituan", "jd"} & agent.filed_platforms()


@pytest.mark.full
@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_sixty_apps_are_read_out_page_by_page_and_filed_with_a_number_and_a_day(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        assert not agent.running.call.ticked
        for letters, key in WANTED:
            await agent.types(letters)
            await agent.press(key)
        ticked = agent.running.call.ticked
        assert 55 <= len(ticked) <= 65
        assert {"douyin", "toutiao", "wechat", "qq", "alipay", "baidu-netdisk"} <= ticked

        await agent.press("enter")
        await agent.on("ReadBack")
        await agent.sees("第 1 页，共 2 页", "page 1 of 2")
        await agent.press("1", "2", "3", "8")
        assert not agent.running.call.read_back.stated
        assert agent.registered("requests") == 0
        await agent.press("enter")
        await agent.reads_to_the_end()
        await agent.sees("!! 钱款", "!! money")
        await agent.sees("!  身份或设备", "!  ID or device")
        await agent.sees("保持不动", "Stays")
        await agent.press("8")
        await agent.sees("x 还差：1 提示已说明、2 已逐项复述、3 单独同意", "x Missing: ")
        assert agent.registered("requests") == 0
        await agent.press("1", "2", "3", "8")

        await agent.on("Submission")
        call = agent.running.call.id
        await agent.sees(f"+ {len(ticked)} 项已受理", f"+ {len(ticked)} items accepted")
        await agent.sees(call, call)
        await agent.sees("2026-11-30（周一）前", "Mon 2026-11-30")
        await agent.sees("没有答应", "No promise")
        assert agent.does_not_see("+ 已解绑", "+ released")
        await agent.press("enter")
        await agent.goes_home()

        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.ACCEPTED, CaseState.WAITING)
        assert str(case.due_on) == "2026-11-30"
        assert case.call_back_at is None
        assert case.items in (
            ((FilingState.ACCEPTED, len(ticked)),),
            ((ItemState.SUBMITTED, len(ticked)),),
        )
        assert agent.filed_platforms() == ticked
        assert agent.registered("requests") == 1
        assert sum(isinstance(event, e.FilingQueued) for event in agent.happened(call)) == 1
