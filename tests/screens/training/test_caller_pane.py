"""The caller's pane: mood, words that have come due, the phone; and what it shows of them where rows are few."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from agent_console.backend import TextMessage
from agent_console.language import Language, load_language
from agent_console.training.practice import Mode, Practice, followed, practice_of, spoken
from agent_console.training.reading_out import ASKED
from agent_console.training.scenario import AgentLine
from agent_console.training.scenario_file import load_scenarios
from screens.training.caller_pane import caller_rows, caller_sections_of
from screens.training.caller_words import budget_of, dialogue_of, heading_of, phone_of
from screens.training.practised import Practised
from screens.widgets.around import pane_lines
from screens.widgets.line import overflow, spans_of
from tests.support_call import at, opened, to_code, to_lookup, worked

ZH, EN = load_language("zh"), load_language("en")
FIRST = next(one for one in load_scenarios() if one.id == "01")
ASK_CODE = next(line for line in FIRST.lines if f"said:{line.id}" in ASKED)
ARRIVED = TextMessage(at(6), "【号码服务】验证码 104537，请勿告诉他人。")


def practice() -> Practice:
    return practice_of(FIRST, Mode.PRACTICE, 7, at())


def view(
    history: tuple[object, ...], seconds: float, *said: AgentLine, language: Language = ZH, **more: object
) -> Practised:
    made = followed(practice(), history)  # type: ignore[arg-type]
    for line in said:
        made = spoken(made, line, at(8))
    shown = Practised(made, worked(history), language, at(seconds))  # type: ignore[arg-type]
    return replace(shown, **more)  # type: ignore[arg-type]


def test_what_a_caller_is_still_going_to_say_is_not_seen_yet() -> None:
    assert dialogue_of(view(to_code(), 8))[-1][1] != "等一下啊，还没来。"
    assert dialogue_of(view(to_code(), 60))[-1] == ("客户", "等一下啊，还没来。")


def test_the_mood_is_a_word() -> None:
    assert heading_of(view(opened(), 1)) == "客户（演）：平静"


def test_the_phone_says_how_far_the_message_is_and_never_more_than_the_caller_read() -> None:
    assert phone_of(view(opened(), 1)).text == "- 没有新短信"
    assert phone_of(view(to_code(), 9)).text == "~ 短信在路上"
    arrived = view(to_code(), 60, messages=(ARRIVED,))
    assert phone_of(arrived).text == "+ 短信到了，客户还没念"
    assert phone_of(view(to_code(), 60, ASK_CODE, messages=(ARRIVED,))).text == "+ 念出来：104 537"
    assert "104" not in phone_of(view(to_code(), 9, ASK_CODE, messages=(ARRIVED,))).text


def test_a_message_of_an_earlier_code_is_not_this_one() -> None:
    old = replace(ARRIVED, sent_at=at(-120))

    assert phone_of(view(to_code(), 60, ASK_CODE, messages=(old,))).text == "~ 短信在路上"


def test_with_two_rows_the_phone_comes_before_words_while_a_code_is_awaited() -> None:
    awaited = caller_rows(view(to_code(), 60), 2, 78, "")
    after = caller_rows(view(to_lookup(), 60), 2, 78, "")

    assert awaited[1].placed[0].text == "手机"
    assert after[1].placed[0].text == "客户"


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize("rows", range(2, 6))
def test_the_pane_has_the_rows_it_is_given_and_nothing_stands_beyond(language: Language, rows: int) -> None:
    made = caller_rows(view(to_code(), 60, ASK_CODE, language=language), rows, 78, "F2")

    assert len(made) == rows
    assert overflow(made, 80) == []


def test_the_right_column_keeps_the_newest_words_the_phone_and_the_ban() -> None:
    sections = caller_sections_of(view(to_code(), 60, ASK_CODE), 20, "忌讳")

    assert len(pane_lines(sections)) <= 20
    assert [section.paragraphs[-1] for section in sections[-2:]] == ["~ 短信在路上", "忌讳"]


def test_the_budget_warns_by_a_sign_once_it_is_used_up() -> None:
    late = FIRST.limit + timedelta(seconds=1)
    told = "".join(span.text for span in spans_of(budget_of(view(opened(), late.total_seconds()))))

    assert told.strip() == f"键 0 / {FIRST.keys}   用时 7:01 / 7:00 !   提示 0"


def test_without_hints_none_are_counted() -> None:
    measured = replace(view(opened(), 1), practice=practice_of(FIRST, Mode.BENCHMARK, 7, at()))

    assert "提示" not in "".join(span.text for span in spans_of(budget_of(measured)))
