"""What the keys of the read-back do, on the real desk and registry: three answers, one sending key."""

from pathlib import Path

import pytest

from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from tests.screens.calls import SUBJECT, hold_back, order
from tests.screens.late_calls import at_selection, go_to_read_back, state_all, tick


@pytest.mark.full
async def test_each_answer_has_its_key_in_any_order_and_once(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("3", "1", "2", "2", "3")
        made = [one.statement for one in running.call.read_back.stated]
        assert made == [Statement.SEPARATE_CONSENT, Statement.WARNINGS_TOLD, Statement.READ_BACK]


@pytest.mark.full
@pytest.mark.parametrize(
    "keys", [("enter",) * 12, ("escape", "enter") * 4, tuple("abcxyz"), ("5", "6", "7", "9")]
)
async def test_no_storm_of_other_keys_states_or_sends_anything(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press(*keys)
        assert not running.call.read_back.stated
        assert not running.call.submission.made


async def test_eight_too_early_names_what_is_missing(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("1", "2", "8")
        await running.sees("x 还差：3 单独同意")
        assert not running.call.submission.made


async def test_a_doubled_eight_is_one_request(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        await running.press("8", "8")
        await running.on_page("SubmissionScreen")
        await running.sees("+ 2 项已受理")
        assert len(running.call.submission.filings) == 1


@pytest.mark.full
async def test_ctrl_z_takes_back_the_last_answer(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("1", "2", "ctrl+z")
        assert [one.statement for one in running.call.read_back.stated] == [Statement.WARNINGS_TOLD]


@pytest.mark.full
async def test_zero_is_the_callers_no_and_nothing_is_sent(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("1", "2", "0")
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None
        assert running.call.stop.reason is StopReason.DECLINED
        assert not running.call.submission.made


@pytest.mark.full
async def test_four_disputes_the_start_date(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("4")
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None
        assert running.call.stop.reason is StopReason.CANNOT_JUDGE


@pytest.mark.full
async def test_a_long_list_is_read_page_by_page_before_any_answer_counts(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("asterisk", "enter")
        await running.on_page("ReadBackScreen")
        await running.sees("第 1 页")
        await running.press("2")
        await running.sees("x ")
        assert not running.call.read_back.stated
        while not running.call.read_back.last_page_shown:
            await running.press("enter")
            await running.pilot.pause()
        await state_all(running)
        await running.press("pageup")
        await running.sees("1 2 3 8 都不起作用")
        assert len(running.call.read_back.stated) == 3


@pytest.mark.full
async def test_on_hold_nothing_is_recorded_and_the_page_says_why(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await running.press("f7", "1", "2", "3", "8")
        await running.sees("- 保持中不能记")
        assert not running.call.read_back.stated
        await running.press("f7")
        await state_all(running)


@pytest.mark.full
async def test_esc_changes_the_apps_and_another_list_has_no_answers(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        await running.press("escape")
        await running.on_page("SelectionScreen")
        await tick(running, "wb")
        await running.press("enter")
        await running.on_page("ReadBackScreen")
        await running.sees("! 名单变了：1 2 3 重新问")
        assert not running.call.read_back.stated


@pytest.mark.full
async def test_the_same_list_keeps_its_answers(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        await running.press("escape")
        await running.on_page("SelectionScreen")
        await running.press("enter")
        await running.on_page("ReadBackScreen")
        assert len(running.call.read_back.stated) == 3


@pytest.mark.full
async def test_after_ten_minutes_a_fresh_code_is_taken_in_place(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        running.clock.advance(minutes=9, seconds=59)
        await running.press("ctrl+z", "3")
        running.clock.advance(seconds=2)
        await running.press("8")
        await running.sees("! 核验过期了：按 F5 再发一次码")
        assert not running.call.submission.made
        await running.press("f5")
        await running.until(lambda: running.call.verification.code is not None, "a code")
        await running.until(lambda: running.app.focused is not None, "the cursor in the code's field")
        await running.type(await running.code_on_phone(SUBJECT))
        await running.until(lambda: running.app.focused is None, "the keys back on the page")
        await running.press("3", "8")
        await running.on_page("SubmissionScreen")


@pytest.mark.full
async def test_a_wrong_fresh_code_empties_the_field_and_the_answers_stay(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        running.clock.advance(minutes=11)
        await state_all(running)
        await running.press("f5")
        await running.until(lambda: running.app.focused is not None, "the cursor in the code's field")
        right = await running.code_on_phone(SUBJECT)
        await running.type("000000" if right != "000000" else "111111")
        await running.sees("x 验证码不对")
        assert len(running.call.read_back.stated) == 3
        await running.type(right)
        await running.until(lambda: running.app.focused is None, "the keys back on the page")
        assert len(running.call.read_back.stated) == 3


@pytest.mark.full
async def test_letters_in_a_fresh_code_cost_no_try(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        running.clock.advance(minutes=11)
        await running.press("f5")
        await running.until(lambda: running.app.focused is not None, "the cursor in the code's field")
        await running.type("abc305")
        await running.sees("x 只要六位数字，别的请删掉")
        assert running.call.verification.code_misses == 0
        await running.press(*["backspace"] * 6, "3")
        assert "只要六位数字" not in running.text
        await running.press("backspace")
        await running.type(await running.code_on_phone(SUBJECT))
        await running.until(lambda: running.app.focused is None, "the keys back on the page")


@pytest.mark.full
async def test_while_it_is_being_sent_no_key_but_an_f_key_is_taken(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        released = hold_back(running, "submit")
        await running.press("8")
        await running.on_page("SubmissionScreen")
        await running.press("enter")
        await running.sees("~ 正在提交：这个键没有用")
        assert running.call.step is Step.SUBMISSION
        released.set()
        await running.sees("+ 2 项已受理")


@pytest.mark.full
async def test_after_a_drop_the_answers_are_asked_for_again(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        await state_all(running)
        running.desk.line.drop()
        await running.on_page("StoppedScreen")
        running.desk.line.reconnect()
        await running.on_page("ReadBackScreen")
        await running.sees("1 2 3 重新问")
        await running.until(lambda: running.call.read_back.last_page_shown, "the last page")
        assert not running.call.read_back.stated
        await state_all(running)


@pytest.mark.full
async def test_a_registry_that_does_not_answer_a_fresh_code_says_so(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_read_back(running, "zj")
        running.clock.advance(minutes=11)
        order(running, "send_code:down")
        await running.press("f5")
        await running.sees("没有应答")
        assert not running.call.submission.made
