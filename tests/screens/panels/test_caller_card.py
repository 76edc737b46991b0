"""A newcomer sees who rings and what stands on their phone, in training only, and never in place of the step."""

import asyncio
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from agent_console.backend import Bilingual, SimulatedCall, TextMessage, TrainingDesk, TrainingPhone
from agent_console.call.call import Call
from agent_console.identity.phone import PhoneNumber
from agent_console.language import Language, load_language
from screens.caller.card import caller_lines, caller_sections, with_caller
from screens.caller.side import CallerSide, caller_of
from screens.context import Context
from screens.widgets.line import EMPTY, Line, overflow
from screens.widgets.page import Block
from tests.support_call import NOW, OTHER, SUBJECT, to_verification, worked

ZH, EN = load_language("zh"), load_language("en")
WORDS = Bilingual("微信说我这个号注册过了" * 6, "WeChat says this number is registered already " * 4)
HINT = Bilingual("姓名也可以输 ZHANG", "The name may be typed as ZHANG")
CALLER = SimulatedCall(SUBJECT, SUBJECT, "张示例", "340524198001010014", WORDS, date(2021, 8, 16), (HINT,))
STRANGER = replace(CALLER, calling_number=OTHER, subject_number=OTHER, name="李示例")


class Phone:
    """A registry with two callers and one message."""

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        return STRANGER, CALLER

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        return (TextMessage(NOW, f"验证码305219，用于您正在拨打的号码服务台办理解绑 {number.masked}"),)


def context(side: CallerSide, language: Language = ZH, *, training: bool = True) -> Context:
    desk = Phone() if training else None
    return cast(
        Context, SimpleNamespace(classroom=None, caller=side, language=language, training=desk, phone=desk)
    )


async def followed(call: Call) -> CallerSide:
    side = CallerSide()
    await side.follow(cast(TrainingDesk, Phone()), call)
    return side


@pytest.fixture
def call() -> Call:
    return worked(to_verification())


def rows(lines: tuple[Line, ...]) -> str:
    return "\n".join("  ".join(placed.text for placed in sorted(line.placed)) for line in lines)


async def test_the_caller_at_hand_is_found_by_the_calling_number_first(call: Call) -> None:
    assert caller_of((STRANGER, CALLER), call) is CALLER
    elsewhere = replace(call, numbers=replace(call.numbers, calling=OTHER))
    assert caller_of((CALLER, STRANGER), elsewhere) is STRANGER
    nobody = replace(call, numbers=replace(call.numbers, calling=None, subject=PhoneNumber("13700137000")))
    assert caller_of((CALLER, STRANGER), nobody) is None


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize("width", [67, 78])
async def test_the_card_says_all_a_newcomer_has_to_say(call: Call, width: int, language: Language) -> None:
    lines = caller_lines(context(await followed(call), language), call, width)
    assert overflow(lines, width + 1) == []
    for text in ("张示例", "340524198001010014", "138 0013 8000", "305219", "2021-08-16"):
        assert text in rows(lines)


async def test_on_a_live_line_nothing_of_it_stands_anywhere(call: Call) -> None:
    live = context(await followed(call), training=False)
    block = Block((EMPTY.at(2, "step"),))
    assert caller_lines(live, call, 78) == ()
    assert caller_sections(live, call) == ()
    assert with_caller(block, live, call, 78, 15) is block


async def test_a_number_nobody_rings_from_shows_its_phone_once_a_message_came(call: Call) -> None:
    nobody = replace(call, numbers=replace(call.numbers, calling=None, subject=PhoneNumber("13700137000")))
    block = Block((EMPTY.at(2, "step"),))
    silent = context(CallerSide())
    assert caller_lines(silent, nobody, 78) == ()
    assert with_caller(block, silent, nobody, 78, 15) is block
    rung = context(await followed(nobody))
    assert "305219" in rows(with_caller(block, rung, nobody, 78, 15).lines[13:])
    assert "305219" in rows(caller_lines(rung, nobody, 78))
    assert "张示例" not in rows(caller_lines(rung, nobody, 78))
    (section,) = caller_sections(rung, nobody)
    assert "305219" in str(section)


async def test_a_phone_that_is_slow_to_answer_is_not_asked_again_meanwhile(call: Call) -> None:
    asked, answer = [], asyncio.Event()

    class Slow:
        async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
            asked.append(number)
            await answer.wait()
            return (TextMessage(NOW, "305219"),)

    side, phone = CallerSide(), cast(TrainingPhone, Slow())
    first = asyncio.create_task(side.follow(phone, call))
    await asyncio.sleep(0)
    await side.follow(phone, call)
    answer.set()
    await first
    assert asked == [SUBJECT]
    assert [one.text for one in side.messages] == ["305219"]


async def test_an_answer_about_one_phone_never_stands_beside_the_call_of_another(call: Call) -> None:
    answer = asyncio.Event()

    class Slow:
        async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
            await answer.wait()
            return (TextMessage(NOW, "305219"),)

    side, phone = CallerSide(), cast(TrainingPhone, Slow())
    first = asyncio.create_task(side.follow(phone, call))
    await asyncio.sleep(0)
    await side.follow(phone, replace(call, numbers=replace(call.numbers, calling=OTHER, subject=OTHER)))
    answer.set()
    await first
    assert side.messages == ()


async def test_what_stood_on_the_phone_of_another_number_is_gone(call: Call) -> None:
    side = await followed(call)
    nobody = replace(call, numbers=replace(call.numbers, calling=None, subject=None))
    await side.follow(cast(TrainingDesk, Phone()), nobody)
    assert side.messages == ()


async def test_the_last_rows_show_name_document_and_the_newest_message(call: Call) -> None:
    small = context(await followed(call))
    block = with_caller(Block((EMPTY.at(2, "step"),)), small, call, 78, 15)
    assert len(block.lines) == 15
    assert overflow(block.lines, 79) == []
    assert "张示例  340524198001010014" in rows(block.lines[12:13])
    assert "305219" in rows(block.lines[13:])


async def test_a_step_that_needs_its_rows_keeps_them(call: Call) -> None:
    small = context(await followed(call))
    full = Block(tuple(EMPTY.at(2, "row") for _ in range(14)))
    assert with_caller(full, small, call, 78, 15) is full


async def test_a_message_stands_whole_below_a_page_that_leaves_the_rows(call: Call) -> None:
    side = await followed(call)
    (message,) = side.messages
    block = Block((EMPTY.at(2, "step"),))
    below = with_caller(block, context(side), call, 60, 15).lines
    assert message.text in rows(below).replace("\n", "")
    assert overflow(below, 61) == []
    assert "305219" in rows(with_caller(block, context(side), call, 60, 3).lines)
