"""Call 12: "when I call people, their phones say estate agent". It is the label: nothing is unbound."""

from pathlib import Path

import pytest

from agent_console.backend import CorrectionReason
from agent_console.call import events as e
from agent_console.call.gates import Act
from agent_console.call.steps import CallerSaid, Service
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL

NUMBER = "18800001212"
HOLDER = ("徐演示", "329999200002290217")


async def gets_to_the_labels(agent: Agent) -> None:
    """Take down what the caller says, which turns to the labels; verify the caller; the list opens by itself."""
    await agent.answers(NUMBER)
    await agent.knows_the_verdict()
    await agent.press("tab", "tab", "right", "right")
    assert agent.running.call.said is CallerSaid.LABELLED
    assert agent.running.call.service is Service.LABELS
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    await agent.verifies(*HOLDER)
    await agent.types(await agent.hears_the_code(NUMBER))
    await agent.on("Labels")
    await agent.running.pilot.pause()


async def reads_it_all_back(agent: Agent) -> None:
    await agent.on("LabelReadBack")
    await agent.running.until(lambda: agent.running.call.read_back.last_page_shown, "the last page")
    await agent.running.pilot.pause()


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_what_can_be_proved_is_corrected_and_nothing_else(tmp_path: Path, language: str) -> None:
    async with at_work(tmp_path, language=language, size=SMALL) as agent:
        await gets_to_the_labels(agent)
        await agent.sees("有标记 5   可改 3", "labelled 5   correctable 3")
        await agent.sees("# 诈骗类不能改", "# fraud: never")
        await agent.sees("# 入网以后才有", "# in own time")
        await agent.press("*", "enter")
        await agent.sees("x 百度：先选理由", "x Baidu: choose the reason first")
        await agent.press("right", "enter")
        await reads_it_all_back(agent)
        await agent.sees("3 家：", "3 firms: ")
        await agent.press("8")
        await agent.sees("x 还差：", "x Missing: ")
        await agent.press("2", "3", "8")
        await agent.on("LabelSubmission")
        await agent.sees("受理，还没有改", "nothing corrected yet")
        await agent.sees("对方手机可能还会显示一阵", "other phones may show it for a while")
        await agent.running.until(lambda: not agent.running.desk.is_under_way(Act.SUBMIT), "answers")
        case = agent.running.call.id
        sent = [one for one in agent.happened(case) if isinstance(one, e.CorrectionQueued)]
        assert [(one.reason, len(one.items)) for one in sent] == [
            (CorrectionReason.PREVIOUS_HOLDER, 2),
            (CorrectionReason.WRONG_NAME, 1),
        ]
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(case).outcome is Outcome.ACCEPTED
        assert agent.case(case).state is CaseState.WAITING
        assert agent.registered("corrections") == 2
        assert agent.registered("lookups") == agent.registered("requests") == 0
        assert agent.did_not_happen(case, e.Ticked, e.FilingQueued)


@pytest.mark.full
async def test_whatever_is_pressed_the_fraud_label_is_never_read_out_or_sent(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await gets_to_the_labels(agent)
        rows = agent.running.call.label_rows
        locked = {row.label.id for row in rows if row.label and not row.choosable}
        assert len(locked) == 2
        for _ in rows:
            await agent.press("space", "left", "right", "down")
        await agent.press("*")
        while any(one.reason is None for one in agent.running.call.labels.chosen):
            await agent.press("enter", "right")
        await agent.press("enter")
        await reads_it_all_back(agent)
        await agent.press("2", "3", "8")
        await agent.on("LabelSubmission")
        sent = [one for one in agent.happened(agent.running.call.id) if isinstance(one, e.CorrectionQueued)]
        assert sent
        assert not {item.label_id for one in sent for item in one.items} & locked


@pytest.mark.full
async def test_the_callers_no_sends_nothing(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await gets_to_the_labels(agent)
        await agent.press("*", "enter", "right", "enter")
        await reads_it_all_back(agent)
        await agent.press("2", "0")
        await agent.on("Stopped")
        assert agent.registered("corrections") == 0
