"""What may be said on a page: the same list for a seed, the line that belongs there marked, never one that may not."""

from __future__ import annotations

import pytest

from agent_console.scorecard.evidence import Mark
from agent_console.training.pages import CASE_UNVERIFIED, PAGES
from agent_console.training.practice import Mode, Practice, practice_of, spoken
from agent_console.training.saying import DUE, STOPPED, Sayings, sayings_on
from agent_console.training.scenario import AgentLine
from agent_console.training.scenario_file import load_scenarios
from agent_console.training.situations import SITUATIONS
from tests.support_call import at
from tests.training.support import ASK, CALM, TEXT, reply, scenario

WRONG = AgentLine("wrong", frozenset({"intake"}), TEXT, frozenset({Mark.PROMISES}))


def practised(*lines: AgentLine, seed: int = 7) -> Practice:
    return practice_of(scenario(reply("hello", "answered"), lines=lines), Mode.PRACTICE, seed, at())


def listed(practice: Practice, page: str = "intake", situation: str = "intake.fits") -> Sayings:
    sayings = sayings_on(practice, page, situation)
    assert sayings is not None
    return sayings


def test_a_page_on_which_nothing_can_be_said_has_no_list() -> None:
    assert sayings_on(practised(ASK), "wrap_up", "wrap_up.talking") is None


def test_the_same_seed_has_the_same_order_and_another_has_another() -> None:
    lines = tuple(AgentLine(f"line_{n}", frozenset({"intake"}), TEXT) for n in range(9))

    assert listed(practised(*lines)).lines == listed(practised(*lines)).lines
    assert listed(practised(*lines)).lines != listed(practised(*lines, seed=8)).lines
    assert set(listed(practised(*lines)).lines) == set(lines)


def test_a_line_that_may_not_be_said_is_listed_but_never_proposed() -> None:
    assert listed(practised(WRONG, CALM)).line == CALM
    assert WRONG in listed(practised(WRONG, CALM)).lines


def test_what_belongs_there_is_proposed_until_it_was_said() -> None:
    one = next(one for one in load_scenarios() if one.id == "01")
    practice = practice_of(one, Mode.PRACTICE, 7, at())
    first = listed(practice, "verification", "verification.to_compare")
    after = listed(spoken(practice, first.line, at(5)), "verification", "verification.to_compare")

    assert (first.line.id, first.due) == ("ask_identity", True)
    assert not after.due
    assert listed(practice, "verification", "verification.code_sent").line.id == "ask_code"


def page_of_situation(situation: str) -> str:
    return CASE_UNVERIFIED if situation == "case.not_verified" else situation.partition(".")[0]


def test_situations_and_lines_of_the_proposals_are_known() -> None:
    lines = {line.id: line for scenario in load_scenarios() for line in scenario.lines}
    missing = [(name, id_) for name, ids in DUE.items() for id_ in ids if id_ not in lines]
    elsewhere = [
        (name, id_)
        for name, ids in DUE.items()
        for id_ in ids
        if id_ in lines and page_of_situation(name) not in lines[id_].pages
    ]

    assert set(DUE) <= set(SITUATIONS)
    assert missing == []
    assert elsewhere == []
    assert set(STOPPED) <= set(lines)


@pytest.mark.full
@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_page_has_more_lines_than_two_pages_of_digits(page: str) -> None:
    assert all(len(one.lines_on(page)) <= 18 for one in load_scenarios())
