"""Statements belong to exactly one list, its recipients, its number and the version of its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from agent_console.backend import CodeAnswer, CodeOutcome, PlatformId
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.read_back import ReadBack, Reading, Statement
from agent_console.call.steps import Step
from tests.support_call import (
    ACTIVATED_ON,
    NOW,
    OTHER,
    PROOF,
    SUBJECT,
    all_stated,
    at,
    binding,
    lookup,
    record,
    then,
    to_read_back,
    worked,
)

STATED = all_stated(worked(to_read_back("a1", "b1")))


def stated_of(call: Call) -> set[Statement]:
    return {one.statement for one in call.read_back.stated}


def test_all_three_statements_stand_about_what_was_read() -> None:
    assert stated_of(STATED) == set(Statement)
    assert STATED.read_back.reading == STATED.reading


CHANGES: dict[str, Callable[[], e.Event]] = {
    "a tick more": lambda: e.Ticked(at=at(50), platform_ids=(PlatformId("b2"),)),
    "a tick less": lambda: e.Unticked(at=at(50), platform_ids=(PlatformId("b1"),)),
    "nothing left": lambda: e.Unticked(at=at(50), platform_ids=(PlatformId("a1"), PlatformId("b1"))),
    "an own binding found late": lambda: e.LookupAnswered(
        at=at(50), lookup=lookup(binding("b1", ACTIVATED_ON))
    ),
    "another number": lambda: e.SubjectEntered(at=at(50), number=OTHER),
    "the same number entered anew": lambda: e.SubjectEntered(at=at(50), number=SUBJECT),
    "another activation date": lambda: e.NumberAnswered(
        at=at(50), record=record(activated_on=ACTIVATED_ON.replace(year=2022))
    ),
    "the line dropped": lambda: e.LineDropped(at=at(50)),
    "the call ended": lambda: e.LineEnded(at=at(50)),
    "the console came up again": lambda: e.CallResumed(at=at(50)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_statements_fall_away_with(change: str) -> None:
    assert then(STATED, CHANGES[change]()).read_back == ReadBack()


@pytest.mark.parametrize("change", CHANGES)
def test_going_back_to_the_list_makes_nobody_say_anything_again_after(change: str) -> None:
    again = then(STATED, CHANGES[change](), e.StepEntered(at=at(60), step=Step.READ_BACK))

    assert again.read_back.stated == ()
    assert not again.read_back.last_page_shown


def test_a_statement_about_an_older_list_is_not_taken() -> None:
    grown = then(
        STATED,
        e.Ticked(at=at(50), platform_ids=(PlatformId("b2"),)),
        e.StepEntered(at=at(51), step=Step.READ_BACK),
        e.StatementMade(at=at(52), statement=Statement.SEPARATE_CONSENT, reading=STATED.reading),
        e.LastPageShown(at=at(52), reading=STATED.reading),
    )

    assert grown.read_back.stated == ()
    assert not grown.read_back.last_page_shown


def test_a_list_of_another_text_version_is_another_list() -> None:
    other = replace(STATED.reading, text_version="C-2027-01")
    made = e.StatementMade(at=at(50), statement=Statement.READ_BACK, reading=other)
    fresh = worked(to_read_back("a1", "b1"))

    assert then(fresh, made).read_back.stated == ()


def test_ticking_and_unticking_the_same_platform_makes_statements_due_again() -> None:
    b2 = (PlatformId("b2"),)
    there_and_back = then(
        STATED, e.Ticked(at=at(50), platform_ids=b2), e.Unticked(at=at(51), platform_ids=b2)
    )

    assert there_and_back.reading == STATED.reading
    assert there_and_back.read_back == ReadBack()


def test_leaving_the_page_and_coming_back_to_the_same_list_keeps_what_was_said() -> None:
    back = then(
        STATED, e.StepEntered(at=at(50), step=Step.SELECTION), e.StepEntered(at=at(51), step=Step.READ_BACK)
    )

    assert stated_of(back) == set(Statement)


def test_an_answer_that_changes_no_chosen_row_keeps_what_was_said() -> None:
    answered = then(STATED, e.LookupAnswered(at=at(50), lookup=lookup(binding("a2", ACTIVATED_ON))))

    assert stated_of(answered) == set(Statement)


def test_the_hold_keeps_what_was_said() -> None:
    assert stated_of(then(STATED, e.LineHeld(at=at(50)), e.LineResumed(at=at(60)))) == set(Statement)


def test_taking_back_takes_the_last_statement_alone() -> None:
    back = then(STATED, e.StatementTakenBack(at=at(50)))

    assert stated_of(back) == {Statement.WARNINGS_TOLD, Statement.READ_BACK}


def test_a_statement_made_twice_keeps_its_first_time() -> None:
    twice = then(
        STATED, e.StatementMade(at=at(90), statement=Statement.SEPARATE_CONSENT, reading=STATED.reading)
    )

    assert twice.read_back.made_at(Statement.SEPARATE_CONSENT) == at(40)


@pytest.mark.parametrize(("minutes", "lapses"), [(10, False), (10.01, True), (60, True)])
def test_a_consent_too_far_from_a_fresh_code_has_to_be_given_again(minutes: float, lapses: bool) -> None:
    confirmed = e.CodeCompared(at=at(40 + minutes * 60), answer=CodeAnswer(CodeOutcome.CONFIRMED, PROOF))
    refreshed = then(STATED, confirmed)

    assert refreshed.read_back.has(Statement.SEPARATE_CONSENT) is not lapses
    assert refreshed.read_back.has(Statement.READ_BACK)


def test_a_reading_names_exactly_what_goes_out() -> None:
    assert STATED.reading == Reading(
        number=SUBJECT.digits,
        items=tuple(item for row in STATED.chosen for item in row.items),
        recipients=("A", "B"),
        warnings=("a1",),
        text_version="C-2026-03",
    )
    assert STATED.opened_at == NOW
