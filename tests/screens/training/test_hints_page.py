"""F1 in a practised call: the price stands before a hint is bought, and what was bought is shown for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_console.key_map import KeyMap
from agent_console.language import Language, load_language
from agent_console.training.hint_file import load_hints
from agent_console.training.hints import LEVELS
from agent_console.training.practice import Mode, Practice, practice_of, with_hint
from screens.panels.hints_page import HintsView, hints_block, spent_words
from screens.widgets.keyline import Hint
from tests.screens.pages import faults_of, rows_of
from tests.screens.training.support_classroom import scenarios
from tests.support_call import NOW

ZH, EN = load_language("zh"), load_language("en")
HINTS = load_hints()
OWN = [hint for one in scenarios() for hint in one.hints]
SENT = "verification.code_sent"
KEYS = (Hint("", "checked at six digits"), Hint("F5", "Send again"), Hint("Esc", "Back to 2 Notice"))


def practised(mode: Mode = Mode.PRACTICE) -> Practice:
    return practice_of(scenarios()[0], mode, 7, NOW)


def view(practice: Practice, language: Language = EN, situation: str = SENT) -> HintsView:
    return HintsView(practice, situation, HINTS.get(situation), KEYS, KeyMap(), language)


def text_of(one: HintsView) -> str:
    return " ".join("\n".join(rows_of(hints_block(one, 78, 15), 78)).split())


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 31)])
def test_every_hint_fits_with_all_its_levels_bought(language: Language, width: int, height: int) -> None:
    for hint in (*HINTS.values(), *OWN):
        practice = practised()
        for level in LEVELS:
            practice = with_hint(practice, hint.situation, level, NOW)
        shown = replace(view(practice, language, hint.situation), advice=hint)
        assert faults_of(hints_block(shown, width, height), width, height) == [], hint.situation


def test_before_it_is_bought_a_hint_shows_its_price_and_nothing_else() -> None:
    shown = text_of(view(practised()))

    for price in ("-1 point", "-2 points", "-4 points"):
        assert price in shown
    assert shown.count("not looked at") == 3
    assert HINTS[SENT].what.en not in shown


def test_what_was_bought_is_shown_and_a_new_situation_costs_anew() -> None:
    practice = with_hint(practised(), SENT, 1, NOW)

    assert HINTS[SENT].what.en in text_of(view(practice))
    assert text_of(view(practice)).count("not looked at") == 2
    assert text_of(view(practice, situation="verification.code_wrong")).count("not looked at") == 3
    assert spent_words(practice, EN) == "1 hint, -1 point"


@pytest.mark.parametrize("mode", [Mode.BENCHMARK, Mode.CERTIFICATION])
def test_where_there_are_no_hints_the_page_says_so(mode: Mode) -> None:
    shown = text_of(view(practised(mode)))

    assert "no hints" in shown
    assert "not looked at" not in shown


def test_the_keys_of_the_page_stand_below() -> None:
    assert "F5 Send again" in text_of(view(practised()))
    assert spent_words(replace(practised(), keys=9), EN) == ""
