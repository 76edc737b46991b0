"""What is typed and heard line by line: numbers to choose by, words for keys, nothing that must not stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.call.steps import Service, Step
from agent_console.linear.covered import code_covered, number_covered
from agent_console.linear.numbered import all_chosen, chosen, listed
from agent_console.linear.prompt import spoken
from agent_console.linear.steps import _OWN, _SHARED
from agent_console.linear.terminal import written_anew
from agent_console.linear.typed_words import by_word
from screens.home.words import CASE_PROBLEMS
from screens.sentences import REASONS
from screens.widgets.line import EMPTY


@given(st.lists(st.integers(), max_size=40))
def test_eight_sends_and_so_is_never_a_choice(things: list[int]) -> None:
    assert chosen(things, "8") is None
    assert all_chosen(things, "1 8") is None
    assert tuple(thing for _number, thing in listed(things)) == tuple(things)
    assert all(chosen(things, number) == thing for number, thing in listed(things))


@given(st.text(max_size=30))
def test_whatever_is_typed_for_a_number_chooses_what_is_listed_or_nothing(typed: str) -> None:
    found = all_chosen("abc", typed)
    assert found is None or set(found) <= set("abc")


@given(st.from_regex(r"(\+86|0086|86)?1[0-9]{10}", fullmatch=True), st.sampled_from(("", "c ", "C")))
def test_no_number_stays_whole_in_the_scroll_back(number: str, before: str) -> None:
    assert number[-11:] not in number_covered(before + number)
    assert number[-4:] in number_covered(before + number)


def test_a_number_said_in_groups_and_a_code_are_covered_too_and_a_case_number_stays() -> None:
    assert number_covered("138 0013 8000") == "138****8000"
    assert number_covered("13800-138000") == "138****8000"
    assert number_covered("001123-0001-7") == "001123-0001-7"
    assert number_covered("?") == "?"
    assert code_covered("123 456") == "*** ***"


@pytest.mark.parametrize(("before", "rows"), [("Home > 13800138000", 1), ("号码" * 20 + " > 13800138000", 3)])
def test_every_row_of_a_covered_line_is_written_over(before: str, rows: int) -> None:
    assert written_anew(before, "Home > 138****8000", 40) == "\x1b[A\x1b[2K" * rows + "Home > 138****8000\n"


@pytest.mark.parametrize("sentence", [*REASONS.values(), *CASE_PROBLEMS.values()])
def test_no_sentence_names_a_key_that_is_not_there(sentence: str) -> None:
    assert not re.search(r"F\d|Esc|Ctrl", by_word(sentence))


def test_a_key_is_named_by_the_word_that_does_the_same() -> None:
    assert by_word("~ F5 再问；F10 2 回首页") == "~ :reload 再问；:home 回首页"
    assert by_word("ref 0F5A1") == "ref 0F5A1"
    assert by_word("- This page is the end of the way: Esc goes back").endswith(":back goes back")


def test_a_row_is_one_line_without_its_mark() -> None:
    assert spoken(EMPTY.at(30, "last").at(2, ">").at(4, " first ")) == "first last"


@pytest.mark.parametrize("service", list(Service))
def test_every_step_of_every_service_has_its_part(service: Service) -> None:
    own = {Step.LOOKUP, Step.SELECTION}
    if service is not Service.OWN_ACCOUNTS:
        own |= {Step.READ_BACK, Step.SUBMISSION}
    assert set(_OWN[service]) == own
    assert set(Step) - set(_SHARED) - own <= {Step.READ_BACK, Step.SUBMISSION}
