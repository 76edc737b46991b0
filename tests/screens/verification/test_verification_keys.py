"""The verification worked by its keys on the real desk and the embedded registry."""

from datetime import date
from pathlib import Path

import pytest

from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.call.verification import VerificationState
from agent_console.identity.phone import PhoneNumber
from screens.verification.page import CODE, DOCUMENT, NAME
from screens.widgets.frame import Frame
from tests.console import Console
from tests.screens.calls import (
    OTHER_PHONE,
    SUBJECT,
    answer,
    at_intake,
    caller_of,
    go_to_code,
    go_to_verification,
    hold_back,
    order,
    say_holder,
)

IN_A_DRAWER = PhoneNumber("13300000606")
WRONG_PERSON = ("王练习", "11010519491231002X")


def text_of(running: Console, field: str) -> str:
    screen = running.app.screen
    assert isinstance(screen, Frame)
    return screen.field(field).value


def cursor_in(running: Console) -> str | None:
    focused = running.app.screen.focused
    return focused.id if focused else None


async def cursor_comes_to(running: Console, field: str) -> None:
    await running.until(lambda: cursor_in(running) == field, f"the cursor in {field}")


def events_of(running: Console, kind: str) -> int:
    return sum(type(one).__name__ == kind for one in running.desk.casebook.events_of(running.call.id))


async def miss(running: Console, person: tuple[str, str] = WRONG_PERSON) -> None:
    before = running.call.verification.match_misses
    for field in (DOCUMENT, NAME):
        screen = running.app.screen
        assert isinstance(screen, Frame)
        screen.focus_field(field)
        await running.press("end", *["backspace"] * len(text_of(running, field)))
    await say_holder(running, *person)
    await running.until(lambda: running.call.verification.match_misses > before, "a miss")
    await running.pilot.pause()


async def test_the_happy_way_needs_one_enter_and_no_other_key(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        await cursor_comes_to(running, CODE)
        await running.type(await running.code_on_phone(SUBJECT))
        await running.until(lambda: running.call.verification.verified, "the verification")
        await running.until(lambda: running.call.step is not Step.VERIFICATION, "the next step")


@pytest.mark.full
async def test_name_and_number_are_dropped_once_they_matched(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        typed = running.desk.intake.typed
        assert (typed.name, typed.document) == (None, None)
        assert (text_of(running, NAME), text_of(running, DOCUMENT)) == ("", "")
        await running.sees("3*****************")
        await running.press("escape")
        await running.on_page("NoticeScreen")
        await running.press("1")
        await running.on_page("VerificationScreen")
        await running.sees("3*****************")


@pytest.mark.full
async def test_a_wrong_check_digit_is_no_try(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await say_holder(running, "张示例", "340524198001010011")
        await running.sees("x 证件号码：校验位不对，请再读一遍")
        await running.press("enter", "enter")
        assert events_of(running, "IdentityCompared") == 0
        assert cursor_in(running) == DOCUMENT
        assert text_of(running, DOCUMENT) == "340524198001010011"


@pytest.mark.full
async def test_fifteen_digits_are_asked_for_again_politely(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await say_holder(running, "张示例", "340524800101001")
        assert "一代证" not in running.text
        await running.press("enter")
        await running.sees("一代证停用了，请报 18 位")
        assert events_of(running, "IdentityCompared") == 0


@pytest.mark.full
async def test_a_number_without_a_name_asks_for_the_name(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await running.press("tab")
        await running.type("34052419800101001X")
        await cursor_comes_to(running, NAME)
        assert events_of(running, "IdentityCompared") == 0
        assert running.desk.intake.typed.document is not None


async def test_no_match_is_one_joint_answer_and_both_texts_stay(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await say_holder(running, *WRONG_PERSON)
        await running.sees("x 姓名和证件号码不一致：请都再核一遍")
        await running.sees("! 今天还可比对 2 次")
        await cursor_comes_to(running, NAME)
        assert (text_of(running, NAME), text_of(running, DOCUMENT)) == WRONG_PERSON
        assert "我这边没有对上" in running.text


@pytest.mark.full
async def test_the_same_two_again_cost_no_try(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await miss(running)
        await cursor_comes_to(running, NAME)
        await running.press("enter", "enter")
        await running.sees("= ")
        assert events_of(running, "IdentityCompared") == 1


@pytest.mark.full
async def test_three_misses_lock_the_day_and_a_new_call_does_not_lift_it(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        for name in ("甲练习", "乙练习", "丙练习"):
            await miss(running, (name, WRONG_PERSON[1]))
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None
        assert running.call.stop.reason is StopReason.FACTOR_LOCKED
        running.desk.put_away()
        await answer(running)
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        assert running.call.verification.state is VerificationState.LOCKED
        await running.press("enter")
        await running.on_page("NoticeScreen")
        await running.press("1")
        await running.on_page("StoppedScreen")


@pytest.mark.full
async def test_a_wrong_code_empties_the_field_and_counts(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        code = await running.code_on_phone(SUBJECT)
        await running.type("".join(str((int(digit) + 1) % 10) for digit in code))
        await running.sees("x 验证码不对，还可输错 2 次")
        await cursor_comes_to(running, CODE)
        assert text_of(running, CODE) == ""
        await running.type(code)
        await running.until(lambda: running.call.verification.verified, "the verification")


@pytest.mark.full
async def test_while_another_code_is_compared_nothing_is_said_of_the_wrong_one(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        code = await running.code_on_phone(SUBJECT)
        await running.type("".join(str((int(digit) + 1) % 10) for digit in code))
        await running.sees("x 验证码不对，还可输错 2 次")
        await cursor_comes_to(running, CODE)
        released = hold_back(running, "confirm_code")
        await running.type(code)
        await running.pilot.pause()
        assert "验证码不对" not in running.text
        assert "~ 正在核对验证码" in running.text
        released.set()
        await running.until(lambda: running.call.verification.verified, "the verification")


@pytest.mark.full
async def test_enter_on_a_short_code_only_says_what_is_missing(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        await running.type("305")
        await running.press("enter")
        await running.sees("还差 3 位")
        assert text_of(running, CODE) == "305"
        assert events_of(running, "CodeCompared") == 0


@pytest.mark.full
async def test_letters_in_a_code_are_named_and_cost_no_try(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        await running.type("abc")
        await running.sees("x 只要六位数字，别的请删掉")
        await running.type("305")
        await running.press("enter")
        await running.sees("x 只要六位数字，别的请删掉")
        assert events_of(running, "CodeCompared") == 0


@pytest.mark.full
async def test_another_code_can_be_had_after_thirty_seconds_and_voids_the_first(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        first = await running.code_on_phone(SUBJECT)
        await running.press("f5")
        await running.sees("重发还要等")
        assert events_of(running, "CodeSent") == 1
        running.clock.advance(seconds=31)
        await running.press("f5")
        await running.until(lambda: events_of(running, "CodeSent") == 2, "the second code")
        await running.pilot.pause()
        second = await running.code_on_phone(SUBJECT)
        assert second != first
        await running.type(second)
        await running.until(lambda: running.call.verification.verified, "the verification")


@pytest.mark.full
async def test_a_code_older_than_five_minutes_is_refused_and_another_can_be_sent(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        code = await running.code_on_phone(SUBJECT)
        running.clock.advance(minutes=5)
        await running.type(code)
        await running.sees("x ")
        assert not running.call.verification.verified
        await running.press("f5")
        await running.until(lambda: events_of(running, "CodeSent") == 2, "another code")


@pytest.mark.full
async def test_from_another_phone_the_code_waits_for_f5(tmp_path: Path) -> None:
    async with at_intake(tmp_path, OTHER_PHONE) as running:
        caller = await caller_of(running, IN_A_DRAWER)
        await running.type(IN_A_DRAWER.digits)
        await go_to_verification(running)
        await say_holder(running, caller.name, caller.document)
        await running.until(lambda: running.call.verification.matched, "the match")
        await running.sees("F5")
        assert running.call.verification.code is None
        await running.press("enter")
        assert running.call.verification.code is None
        await running.press("f5")
        await running.until(lambda: running.call.verification.code is not None, "the code")


@pytest.mark.full
async def test_an_unknown_sending_is_never_repeated_by_itself(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        order(running, "send_code:lost-after@1")
        await go_to_code(running)
        await running.sees("? 不知道短信出没出去")
        assert events_of(running, "CodeSent") == 0
        await running.press("f5")
        await running.sees("重发还要等")
        running.clock.advance(seconds=31)
        await running.press("f5")
        await running.until(lambda: events_of(running, "CodeSent") == 1, "one code")


@pytest.mark.full
async def test_signals_nobody_could_tell_say_so_and_stop_the_code_from_going_out_by_itself(
    tmp_path: Path,
) -> None:
    async with at_intake(tmp_path) as running:
        order(running, "fraud_signals:down")
        await go_to_verification(running)
        await running.sees("? 呼叫转移 没查到")
        caller = await caller_of(running)
        await say_holder(running, caller.name, caller.document)
        await running.until(lambda: running.call.verification.matched, "the match")
        await running.pilot.pause()
        assert running.call.verification.code is None


@pytest.mark.full
async def test_f5_asks_again_for_signals_nobody_could_tell(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        order(running, "fraud_signals:down")
        await go_to_verification(running)
        await running.sees("? 呼叫转移 没查到")
        order(running, "")
        await running.press("f5")
        await running.sees("+ 没有呼叫转移")


@pytest.mark.full
async def test_a_registry_that_is_down_keeps_what_was_typed_and_spends_no_try(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        order(running, "match_identity:down")
        caller = await caller_of(running)
        await say_holder(running, caller.name, caller.document)
        await running.sees("! ")
        await cursor_comes_to(running, DOCUMENT)
        assert text_of(running, NAME) == caller.name
        order(running, "")
        await running.sees("按 F5 再试")
        await running.press("f5")
        await running.until(lambda: running.call.verification.matched, "the match")


@pytest.mark.full
async def test_a_code_nobody_compared_is_compared_again_by_enter(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        order(running, "confirm_code:down")
        await running.type(await running.code_on_phone(SUBJECT))
        await running.sees("! 登记中心没有应答：按 Enter 再核对一次")
        order(running, "")
        await running.press("enter")
        await running.until(lambda: running.call.verification.verified, "the verification")


@pytest.mark.full
async def test_esc_goes_to_the_notice_and_what_was_typed_is_there_masked_on_return(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await say_holder(running, "张示例", "3405241980")
        await running.press("escape")
        await running.on_page("NoticeScreen")
        await running.press("1")
        await running.on_page("VerificationScreen")
        assert (text_of(running, NAME), text_of(running, DOCUMENT)) == ("张示例", "3405241980")
        await running.sees("张**")
        assert "张示例" not in running.rows[5]


@pytest.mark.full
async def test_f9_ends_it_here_with_the_reasons_of_this_step(tmp_path: Path) -> None:
    reasons = {"1": StopReason.NOT_HOLDER, "2": StopReason.NO_SIM, "4": StopReason.PREVIOUS_HOLDER}
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        for digit, reason in reasons.items():
            await running.press("f9")
            await running.sees("到此为止：为什么？")
            await running.press(digit)
            await running.on_page("StoppedScreen")
            assert running.call.stop is not None
            assert running.call.stop.reason is reason
            running.desk.line.leave_stop()
            await running.on_page("VerificationScreen")


@pytest.mark.full
async def test_f9_three_agrees_a_call_back_for_tomorrow(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await running.press("f9")
        await running.press("3")
        await running.on_page("WrapUpScreen")
        assert running.call.call_back_on == date(2026, 11, 24)


@pytest.mark.full
async def test_esc_in_the_panel_goes_on_with_the_call(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await running.type("张")
        await running.press("f9", "escape")
        await running.on_page("VerificationScreen")
        await cursor_comes_to(running, NAME)
        assert running.call.stop is None
        assert text_of(running, NAME) == "张"


@pytest.mark.full
async def test_a_name_that_looks_like_markup_is_only_text(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await running.type("[/b] [@click=quit]x")
        await running.sees("[/b] [@click=quit]x")


@pytest.mark.full
async def test_going_back_after_the_code_offers_the_lookup_and_no_other_code(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_code(running)
        await running.type(await running.code_on_phone(SUBJECT))
        await running.on_page("SelectionScreen")
        await running.press("escape")
        await running.on_page("VerificationScreen")
        await running.sees("去 4 查询")
        assert "发验证码" not in running.text
        assert "发码" not in running.text
