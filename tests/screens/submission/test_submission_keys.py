"""What the keys of the submission do, on the real desk and registry: nothing is taken back, nothing is sent twice."""

from pathlib import Path

import pytest

from agent_console.call.request import FilingState
from tests.screens.calls import order
from tests.screens.late_calls import at_selection, go_to_read_back, go_to_submission, state_all


async def test_the_case_number_appears(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_submission(running, "zj")
        await running.sees("+ 2 项已受理")
        assert running.call.id in running.text


@pytest.mark.full
async def test_esc_does_not_go_back_and_says_so(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_submission(running, "zj")
        await running.sees("+ 2 项已受理")
        await running.press("escape")
        await running.sees("- 已提交，不能退回")
        assert running.page == "SubmissionScreen"


@pytest.mark.full
async def test_f5_asks_how_far_it_is(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_submission(running, "zj")
        await running.sees("+ 2 项已受理")
        await running.press("f5")
        await running.until(
            lambda: all(
                item.state is not None for one in running.call.submission.filings for item in one.items
            ),
            "the items' states",
        )
        await running.sees("+ 已按登记中心现在的情况更新")


@pytest.mark.parametrize(
    ("fault", "state", "title"),
    [
        ("submit:down", FilingState.QUEUED, "7 已记录   还没有送出"),
        ("submit:lost-after", FilingState.OUTCOME_UNKNOWN, "7 已送出   没收到回执"),
    ],
)
async def test_what_did_not_arrive_is_not_called_accepted_and_f5_settles_it(
    tmp_path: Path, fault: str, state: FilingState, title: str
) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        order(running, fault)
        await running.press("8")
        await running.on_page("SubmissionScreen")
        await running.until(lambda: running.call.submission.filings[0].state is state, str(state))
        await running.sees(title)
        assert "已受理" not in running.text
        order(running, "")
        await running.press("f5")
        await running.sees("+ 2 项已受理")
        assert len(running.call.submission.filings) == 1


@pytest.mark.full
async def test_f8_takes_another_number_on_a_call_of_its_own(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_submission(running, "zj")
        await running.sees("+ 2 项已受理")
        first = running.call.id
        await running.press("f8")
        await running.on_page("IntakeScreen")
        assert running.call.linked_to == first
        assert not running.call.verification.verified
