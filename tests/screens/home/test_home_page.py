"""The first page lists what rings and what is due, masked, by urgency, and keeps to its cells."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agent_console.backend import Bilingual, ItemState, SimulatedCall
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.due import DueCase, DueReason
from agent_console.casebook.lists import DayFigures
from agent_console.identity.case_number import CaseNumberProblem, parse_case_number
from agent_console.identity.phone import PhoneNumber
from agent_console.language import Language, load_language
from screens.home.page import figures_line, home_block, side_lines
from screens.home.rows import HomeData, Ringing
from screens.home.words import case_problem_sentence, counts, due_word
from screens.widgets.layout import SIDE_COLUMNS
from screens.widgets.line import Line, overflow
from tests.support_call import NOW
from tests.support_screens import ambiguous_characters

ZH, EN = load_language("zh"), load_language("en")
HOSTILE = "[/b] [@click=app.quit]" * 5


def caller(number: str, words: str = "微信说我这个号注册过了") -> Ringing:
    phone = PhoneNumber(number)
    call = SimulatedCall(
        phone, phone, "张示例", "340524198001010014", Bilingual(words, words), date(2021, 8, 16)
    )
    return Ringing(call, NOW - timedelta(seconds=12))


def case(number: int, state: CaseState = CaseState.WAITING, **changes: object) -> CaseSummary:
    made = CaseSummary(
        call_id=f"261116-{number:04}-5",
        opened_at=NOW - timedelta(days=7),
        updated_at=NOW - timedelta(hours=18),
        staff_no="8021",
        backend="fake",
        subject=PhoneNumber("13900139000"),
        step=Step.READ_BACK,
        state=state,
        wrapped_up_at=None if state is CaseState.DRAFT else NOW - timedelta(minutes=8),
        outcome=None if state is CaseState.DRAFT else Outcome.ACCEPTED,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def due(reason: DueReason, number: int = 1, hours: float = -1) -> DueCase:
    items = ((ItemState.NO_REPLY, 1), (FilingState.OUTCOME_UNKNOWN, 2), (FilingState.QUEUED, 4))
    return DueCase(case(number, items=items), reason, NOW + timedelta(hours=hours))


FULL = HomeData(
    DayFigures(7, timedelta(minutes=6, seconds=12), 1),
    ringing=tuple(caller(f"1380013{index:04}", HOSTILE) for index in range(20)),
    due=tuple(due(reason, number) for number, reason in enumerate(DueReason)),
    unfinished=(case(90, CaseState.DRAFT), case(91, CaseState.OPEN, wrapped_up_at=None)),
    recent=tuple(case(number) for number in range(9)),
)
EMPTY_DAY = HomeData(DayFigures(0, None, 0))
FEW = replace(FULL, ringing=FULL.ringing[:2], due=FULL.due[:2])


def rows(lines: tuple[Line, ...]) -> list[str]:
    return ["  ".join(placed.text for placed in sorted(line.placed)) for line in lines]


def body(data: HomeData, at: int = 0, language: Language = ZH, problem: str = "") -> list[str]:
    return rows(home_block(data, at, problem, NOW, language, 78, 15).lines)


@pytest.mark.parametrize(
    "language", [pytest.param(ZH, id="zh"), pytest.param(EN, id="en", marks=pytest.mark.full)]
)
@pytest.mark.parametrize(("width", "height"), [(67, 31), (78, 15), (98, 21)])
@pytest.mark.parametrize("data", [FULL, EMPTY_DAY, FEW], ids=["full", "empty", "few"])
def test_the_lists_fit_wherever_the_mark_stands(
    data: HomeData, width: int, height: int, language: Language
) -> None:
    for at in range(len(data.rows) + 1):
        for problem in ("", "x " + "很长" * 60):
            lines = home_block(data, at, problem, NOW, language, width, height).lines
            assert overflow(lines, width + 1) == []
            assert len(lines) <= height
            assert ambiguous_characters(rows(lines)) == set()


@pytest.mark.parametrize("data", [FULL, FEW], ids=["full", "few"])
def test_the_row_enter_does_is_always_on_the_screen(data: HomeData) -> None:
    for at in range(len(data.rows)):
        lines = home_block(data, at, "", NOW, ZH, 78, 15).lines
        marked = [line for line in lines if line.band == "focus"]
        assert len(marked) == 1
        assert ">" in rows(tuple(marked))[0]


def test_a_tall_window_keeps_what_was_done_lately_however_many_calls_ring() -> None:
    ringing = tuple(caller(f"138{n:08}") for n in range(40))
    lines = home_block(replace(FULL, ringing=ringing), 0, "", NOW, ZH, 67, 31).lines

    assert "最近办完" in "\n".join(rows(lines))
    assert len(lines) <= 31


def test_a_ringing_call_shows_its_masked_number_and_the_callers_words() -> None:
    text = "\n".join(body(replace(EMPTY_DAY, ringing=(caller("13800138000"),))))
    assert ">  响铃 0:12  138****8000  客户：微信说我这个号注册过了" in text
    assert "张示例" not in text
    assert "340524" not in text
    assert "13800138000" not in text


def test_what_is_late_stands_first_and_drafts_last() -> None:
    shown = body(replace(FULL, ringing=(), recent=()))
    words = [row for row in shown if "-5" in row]
    assert "中断" in words[0]
    assert words[-1].startswith("- 剩 6 小时")
    assert [
        sum(word in row for row in words) for word in ("结果未知 2 项", "待补交 4 项", "没答复 1 项")
    ] == [1, 1, 1]


def test_what_was_done_today_stands_with_its_time_and_what_was_done_before_with_its_day() -> None:
    yesterday = case(2, wrapped_up_at=NOW - timedelta(hours=17))
    shown = body(replace(EMPTY_DAY, recent=(case(1), yesterday)))
    assert shown[-2].startswith("09:28  ")
    assert shown[-1].startswith("11-22  ")


def test_a_call_back_that_is_due_already_is_marked() -> None:
    assert due_word(due(DueReason.CALL_BACK, hours=1), NOW, ZH) == ("~", "10:36")
    assert due_word(due(DueReason.CALL_BACK, hours=-0.5), NOW, ZH) == ("!", "09:06")
    assert due_word(due(DueReason.OVERDUE, hours=-48), NOW, ZH) == ("!", "逾期 2 天")
    assert due_word(due(DueReason.OVERDUE, hours=-48), NOW, EN) == ("!", "2 days late")


def test_the_figures_and_counts_of_the_day() -> None:
    assert rows((figures_line(FULL, ZH),))[0] == "今天已办 7 通  平均 6:12  草稿 1"
    assert rows((figures_line(EMPTY_DAY, ZH),))[0] == "今天已办 0 通  平均 -  草稿 0"
    assert counts(FULL, ZH) == "来电 20   到期 8   逾期 1   回电 1"
    assert overflow(side_lines(FULL, EN), SIDE_COLUMNS) == []


def test_a_mistyped_case_number_is_told_in_the_words_of_the_fix() -> None:
    def told(typed: str) -> str:
        problem = parse_case_number(typed)
        assert isinstance(problem, CaseNumberProblem)
        return case_problem_sentence(problem, typed, ZH)

    assert told("26112") == "x 26112：号码和工单号都是 11 位，现在 5 位"
    assert told("26112304810") == "x 工单号校验位不对，请客户再报一遍"
    assert told("{digits}") == "x 只能输数字：号码或工单号"
