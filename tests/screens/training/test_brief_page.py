"""The brief: everything a trainee has to know, in the rows there are, in both languages."""

from __future__ import annotations

import pytest

from agent_console.backend import Bilingual
from agent_console.language import Language, load_language
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.training.brief_page import BriefView, brief_block
from screens.training.brief_words import Certification, certification_words, critical_errors, mode_price
from tests.screens.pages import faults_of, rows_of
from tests.screens.training.support_classroom import rubric, scenarios
from tests.training.support import scenario

ZH, EN = load_language("zh"), load_language("en")
NOT_YET = Certification(3, 20, can_sign=True)
both_languages = pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])


def view(one: Scenario, language: Language, mode: Mode | None = Mode.PRACTICE) -> BriefView:
    return BriefView(one, rubric(), NOT_YET, language, mode)


def text_of(one: BriefView, width: int = 78, height: int = 15) -> str:
    return "".join("".join(row.split()) for row in rows_of(brief_block(one, width, height), width))


@both_languages
@pytest.mark.parametrize("mode", [Mode.PRACTICE, None])
def test_the_brief_of_every_scenario_stands_whole_in_both_windows(
    language: Language, mode: Mode | None
) -> None:
    for one in scenarios():
        told = (one.brief.you, one.brief.caller, one.brief.know, *one.brief.goals)
        for width, height in ((78, 15), (67, 31)):
            block = brief_block(view(one, language, mode), width, height)
            assert faults_of(block, width, height) == [], one.id
            shown = text_of(view(one, language, mode), width, height)
            for text in (*map(language.bilingual, told), *critical_errors(rubric(), language)):
                assert "".join(text.split()) in shown, (one.id, text)


def test_however_much_somebody_writes_the_ways_to_practise_stay() -> None:
    long = Bilingual("很长的话" * 30, "many words " * 18)
    verbose = scenario(brief=scenario().brief.__class__(long, long, long, (long,) * 6))
    rows = rows_of(brief_block(view(verbose, EN), 78, 15), 78)

    assert len(rows) <= 15
    assert [row.split()[:2] for row in rows[-3:]] == [[">", "1"], ["2", "Benchmark"], ["3", "Certification"]]


def test_once_the_call_has_begun_no_way_to_practise_is_offered() -> None:
    shown = text_of(view(scenarios()[0], EN, None))

    assert "Benchmark" not in shown
    assert "Goals" in shown


def test_the_price_of_a_hint_stands_where_practice_is_chosen() -> None:
    assert "1 / 2 / 4" in mode_price(Mode.PRACTICE, NOT_YET, EN)


@pytest.mark.parametrize(
    ("certification", "signed"),
    [
        (Certification(19, 20, can_sign=True), False),
        (Certification(20, 20, can_sign=False), False),
        (Certification(20, 20, can_sign=True), True),
    ],
)
def test_a_run_that_will_not_be_signed_is_called_unsigned_practice(
    certification: Certification, signed: bool
) -> None:
    assert certification.signed is signed
    for words in (
        certification_words(certification, EN),
        mode_price(Mode.CERTIFICATION, certification, EN),
    ):
        assert ("unsigned practice" in words) is not signed
