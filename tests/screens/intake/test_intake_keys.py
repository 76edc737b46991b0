"""The intake worked by its keys on the real desk and the embedded registry."""

from pathlib import Path

import pytest

from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import StopReason
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.phone import PhoneNumber
from screens.console_screen import CallMoved
from screens.intake.view import Row
from screens.widgets.frame import Frame
from tests.console import Console
from tests.screens.calls import OTHER_PHONE, SUBJECT, at_intake, go_to_notice, hold_back, order, verdict_known

ANOTHER = PhoneNumber("13900139000")


def text_of(running: Console, field: str) -> str:
    screen = running.app.screen
    assert isinstance(screen, Frame)
    return screen.field(field).value


def cursor_in(running: Console) -> str | None:
    focused = running.app.screen.focused
    return focused.id if focused else None


async def test_enter_confirms_what_stands_there_by_itself(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_notice(running)
        assert running.call.numbers.own_line


@pytest.mark.full
async def test_the_calling_number_stands_selected_and_typing_replaces_it(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.type(ANOTHER.digits)
        assert text_of(running, Row.SUBJECT) == ANOTHER.digits
        await running.until(lambda: running.call.numbers.subject == ANOTHER, "the new subject number")
        await running.until(lambda: running.call.numbers.record is not None, "its verdict")


@pytest.mark.full
async def test_country_codes_and_full_width_digits_are_simply_accepted(tmp_path: Path) -> None:
    async with at_intake(tmp_path, OTHER_PHONE) as running:
        await running.type("＋86　139-0013 9000")
        await running.until(lambda: running.call.numbers.subject == ANOTHER, "the number as typed")


async def test_the_full_number_shows_only_while_its_field_has_the_cursor(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.sees(SUBJECT.digits)
        await running.press("tab")
        await running.until(lambda: SUBJECT.digits not in running.text, "the mask")
        await running.press("shift+tab")
        await running.sees(SUBJECT.digits)


async def test_a_number_taken_up_with_a_draft_stays_masked_until_another_is_typed(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        call_id = running.call.id
        await go_to_notice(running)
        await running.press("escape")
        await running.on_page("IntakeScreen")
        await running.press("f10", "2")
        await running.on_page("HomeScreen")
        running.desk.intake.resume(call_id)
        running.app.screen.post_message(CallMoved())
        await running.on_page("IntakeScreen")
        await verdict_known(running)
        assert cursor_in(running) == Row.SUBJECT
        assert SUBJECT.digits not in running.text, (
            "nobody typed it here, and no record says that somebody looks"
        )
        await running.press("left", "right", "end")
        assert SUBJECT.digits not in running.text
        await running.press("9")
        assert text_of(running, Row.SUBJECT) == "9"
        await running.sees("[9___")


@pytest.mark.full
async def test_a_missing_digit_stands_at_its_field_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.type("1380013800")
        await running.press("tab", "enter")
        await running.sees("x 业务号码：现在 10 位，少 1 位")
        await running.until(lambda: cursor_in(running) == Row.SUBJECT, "the cursor at the error")
        assert text_of(running, Row.SUBJECT) == "1380013800"
        assert running.call.step is Step.INTAKE
        assert "我少听了一位" in running.text


@pytest.mark.full
async def test_typing_takes_the_error_away_and_the_number_is_asked_about(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.type("1380013800")
        await running.press("enter")
        await running.sees("少 1 位")
        await running.press("end", "0")
        await verdict_known(running)
        assert "少 1 位" not in running.text
        await running.press("enter")
        await running.on_page("NoticeScreen")


@pytest.mark.full
async def test_a_wrong_contact_number_takes_the_cursor(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("tab")
        await running.type("10086")
        await running.press("enter")
        await running.sees("x 联系电话：10086 是服务电话，不是手机号码")
        assert cursor_in(running) == Row.CONTACT
        assert running.call.step is Step.INTAKE


@pytest.mark.full
async def test_a_contact_number_counts_and_may_be_emptied_again(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.press("tab")
        await running.type(ANOTHER.digits)
        await running.until(lambda: running.call.numbers.contact == ANOTHER, "the contact number")
        await running.press("end", *["backspace"] * 11)
        await running.until(lambda: running.call.numbers.contact is None, "none again")


@pytest.mark.full
async def test_a_verdict_that_is_still_out_is_waited_for_and_never_guessed(tmp_path: Path) -> None:
    async with at_intake(tmp_path, OTHER_PHONE) as running:
        await verdict_known(running)
        released = hold_back(running, "number")
        await running.type(SUBJECT.digits)
        await running.press("enter")
        await running.sees("~ ")
        assert running.call.step is Step.INTAKE
        released.set()
        await verdict_known(running)
        await running.press("enter")
        await running.on_page("NoticeScreen")


async def test_a_retyped_number_is_asked_about_although_the_first_answer_is_out(tmp_path: Path) -> None:
    async with at_intake(tmp_path, OTHER_PHONE) as running:
        await verdict_known(running)
        released = hold_back(running, "number")
        await running.type(ANOTHER.digits)
        await running.press("ctrl+u")
        await running.type(SUBJECT.digits)
        released.set()
        await running.until(lambda: running.call.numbers.record is not None, "an answer")
        record = running.call.numbers.record
        assert record is not None
        assert record.number == SUBJECT


@pytest.mark.full
async def test_a_registry_that_is_down_is_said_and_f5_asks_again(tmp_path: Path) -> None:
    async with at_intake(tmp_path, OTHER_PHONE) as running:
        await verdict_known(running)
        order(running, "number:down")
        await running.type(SUBJECT.digits)
        await running.sees("! 登记中心没有应答")
        await running.press("enter")
        assert running.call.step is Step.INTAKE
        order(running, "")
        await running.press("f5")
        await running.sees("+ 二次号码，可以申请解绑")
        await running.press("enter")
        await running.on_page("NoticeScreen")


async def test_a_number_that_can_not_be_unbound_leads_to_its_page(tmp_path: Path) -> None:
    async with at_intake(tmp_path, PhoneNumber("17000000505")) as running:
        await verdict_known(running)
        await running.press("enter")
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None


@pytest.mark.full
async def test_what_the_caller_said_is_chosen_with_left_and_right(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.press("tab", "tab", "right")
        await running.until(lambda: running.call.said is CallerSaid.ALREADY_REGISTERED, "the first answer")
        await running.press("left")
        await running.sees("客户怎么说的？")
        assert running.call.said is CallerSaid.SOMETHING_ELSE
        await running.press("enter")
        await running.sees("= 按数字选一样，Esc 返回")
        await running.press("escape")
        await running.sees("(o) 催收")
        await running.press("enter")
        await running.sees("客户怎么说的？")
        await running.press("escape")
        assert running.call.step is Step.INTAKE


@pytest.mark.full
async def test_what_the_caller_said_sets_the_service_by_itself(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("tab", "tab", "right", "right")
        await running.sees("(o) 改号码标记")
        assert (running.call.said, running.call.service) == (CallerSaid.LABELLED, Service.LABELS)
        await running.press("right")
        await running.sees("+ 可以查本人名下的账号")
        assert running.call.service is Service.OWN_ACCOUNTS


async def test_two_keys_turn_to_any_service_from_the_number(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("shift+tab", "left")
        await running.until(lambda: running.call.service is Service.LABELS, "labels")
        await running.press("right")
        await running.until(lambda: running.call.service is Service.UNBIND, "unbinding")
        await running.press("right")
        await running.until(lambda: running.call.service is Service.OWN_ACCOUNTS, "own accounts")
        await running.press("enter")
        await running.on_page("NoticeScreen")


SAID = {
    "1": StopReason.PREVIOUS_HOLDER,
    "3": StopReason.DEBT_CALLS,
    "4": StopReason.PLATFORM_BAN,
    "5": StopReason.WRONG_COUNT,
    "6": StopReason.WHO_HAD_IT,
    "7": StopReason.CHILD_OR_RELATIVE,
    "9": StopReason.ACCOUNT_CONTENTS,
}


@pytest.mark.full
async def test_two_keys_lead_from_the_number_to_the_page_of_what_was_said(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        for digit, reason in SAID.items():
            await running.press("f9", digit)
            await running.on_page("StoppedScreen")
            assert running.call.stop is not None
            assert running.call.stop.reason is reason
            await running.press("escape")
            await running.on_page("IntakeScreen")


@pytest.mark.full
async def test_left_and_right_move_the_caret_while_a_field_has_it(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.press("right", "left", "right")
        assert running.call.said is None


@pytest.mark.full
async def test_letters_choose_and_confirm_nothing(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("tab", "tab", "a", "q", "1", "8", "y")
        assert running.call.step is Step.INTAKE
        assert running.call.said is None


@pytest.mark.full
async def test_f8_clears_the_numbers(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("f8")
        assert text_of(running, Row.SUBJECT) == ""
        await running.press("enter")
        await running.sees("x 业务号码")


@pytest.mark.full
async def test_f9_and_a_digit_say_that_the_earlier_holder_is_calling(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await running.press("f9")
        await running.sees("1")
        await running.press("1")
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None
        assert running.call.stop.reason is StopReason.PREVIOUS_HOLDER


@pytest.mark.full
async def test_who_can_not_be_helped_while_the_registry_is_down_is_rung_back(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        order(running, "number:down")
        await running.press("f8")
        await running.type(ANOTHER.digits)
        await running.sees("! 登记中心没有应答")
        await running.press("f9")
        await running.sees("没有查绑定，没有提交")
        await running.press("2")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.on_page("HomeScreen")
        (kept,) = running.desk.casebook.recent(1)
        assert (kept.state, kept.subject) == (CaseState.CALL_BACK, ANOTHER)


async def test_esc_goes_home_and_keeps_the_draft(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        call_id = running.call.id
        await running.press("escape")
        await running.on_page("HomeScreen")
        assert running.desk.call is None
        assert [one.call_id for one in running.desk.casebook.unfinished(running.clock())] == [call_id]


@pytest.mark.full
async def test_coming_back_from_the_notice_finds_everything_as_it_was(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await running.press("tab")
        await running.type(ANOTHER.digits)
        await go_to_notice(running)
        await running.press("escape")
        await running.on_page("IntakeScreen")
        assert text_of(running, Row.SUBJECT) == SUBJECT.digits
        assert text_of(running, Row.CONTACT) == ANOTHER.digits
        assert running.call.numbers.record is not None
