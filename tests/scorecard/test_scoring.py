"""Points, critical errors and tiers: the same call gives the same score, and one critical error fails it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import Bilingual
from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Evidence, ExpectedEnd, Mark, Said
from agent_console.scorecard.judges import JUDGES
from agent_console.scorecard.rubric import Criterion, Needs, Rubric, Section, Tier
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import Scorecard, Verdict, scored
from tests.support_call import at, to_code, to_read_back

RUBRIC = load_rubric()


def ended(seconds: float, **more: object) -> e.Event:
    return e.CallWrappedUp(at=at(seconds), outcome=Outcome.INFORMED, **more)  # type: ignore[arg-type]


WORKED = (*to_read_back(), e.LineEnded(at=at(60)), ended(70))


def points_of(card: Scorecard) -> dict[str, tuple[int, int]]:
    return {one.section.id: (one.earned, one.possible) for one in card.sections}


def test_sections_stand_in_the_order_of_the_call_and_weigh_a_hundred() -> None:
    assert [one.id for one in RUBRIC.sections] == ["opening", "compliance", "resolution", "closing"]
    assert sum(one.weight for one in RUBRIC.sections) == 100


def test_every_rule_there_is_stands_in_our_rubric() -> None:
    named = {one.id for section in RUBRIC.sections for one in section.criteria}

    assert named == set(JUDGES)


def test_what_can_not_be_judged_is_left_out_of_the_hundred() -> None:
    card = scored(Evidence(WORKED), RUBRIC)

    assert points_of(card) == {
        "opening": (8, 12),
        "compliance": (0, 0),
        "resolution": (10, 10),
        "closing": (10, 10),
    }
    assert card.points == 88


def test_a_call_of_which_nothing_can_be_judged_has_no_score() -> None:
    card = scored(Evidence(()), RUBRIC)

    assert (card.points, card.score, card.tier) == (None, None, None)


def test_losses_stand_in_the_order_in_which_they_happened() -> None:
    card = scored(Evidence((*WORKED[:-1], ended(200, automatic=True))), RUBRIC)

    assert [one.criterion.id for one in card.losses] == [
        "notice_heard",
        "outcome_by_hand",
        "wrapped_up_in_time",
    ]


def test_a_rule_that_is_lost_twice_costs_its_points_once() -> None:
    held = (
        e.LineHeld(at=at(40)),
        e.LineResumed(at=at(200)),
        e.LineHeld(at=at(300)),
        e.LineResumed(at=at(500)),
    )
    card = scored(Evidence((*to_read_back(), *held)), RUBRIC)
    lost = next(one for one in card.losses if one.criterion.id == "hold_short")

    assert len(lost.moments) == 2
    assert points_of(card)["resolution"] == (0, 2)


def _rubric(*criteria: Criterion) -> Rubric:
    name = Bilingual("名", "name")
    section = Section("only", name, sum(one.points for one in criteria), criteria)
    return Rubric("test", (section,), (Tier(90, name), Tier(0, name)))


def _criterion(id_: str, points: int = 0, needs: Needs = Needs.RECORD) -> Criterion:
    text = Bilingual("丢", "lost")
    return Criterion(id_, "skill", text, text, points, critical=points == 0, needs=needs)


NINETY_NINE = _rubric(
    _criterion("ended_in_an_answer", 99),
    _criterion("notice_heard", 1),
    _criterion("nothing_promised", needs=Needs.SPEECH),
)


def test_one_critical_error_fails_a_call_of_ninety_nine_points() -> None:
    clean = scored(Evidence(WORKED, said=()), NINETY_NINE)
    promised = Said(at(30), frozenset({Mark.PROMISES}))
    failed = scored(Evidence(WORKED, said=(promised,)), NINETY_NINE)

    assert (clean.score, clean.critical) == (99, ())
    assert (failed.points, failed.score, failed.tier) == (99, 0, None)
    assert [one.criterion.id for one in failed.critical] == ["nothing_promised"]


def test_a_live_call_is_never_failed_for_what_nobody_heard() -> None:
    card = scored(Evidence(WORKED), NINETY_NINE)
    judged = {one.criterion.id: one.verdict for one in card.sections[0].judged}

    assert judged["nothing_promised"] is Verdict.NOT_JUDGED
    assert card.score == 99


LIMITED = _rubric(
    _criterion("ended_in_an_answer", 100),
    replace(_criterion("concern_served", needs=Needs.SCENARIO), critical=False, at_most=49),
)


def test_a_call_that_served_nobody_has_no_more_than_the_limit_whatever_its_points() -> None:
    served = Evidence(WORKED, said=(), expected=ExpectedEnd(Outcome.INFORMED))
    card = scored(served, LIMITED)

    assert (card.points, card.score) == (100, 49)
    assert [one.criterion.id for one in card.losses] == ["concern_served"]
    assert scored(Evidence(WORKED), LIMITED).score == 100, "of a live call nobody knows it"


@pytest.mark.parametrize(
    "critical", ["nothing_promised", "nothing_given_away", "strangers_told_nothing", "consent_given"]
)
def test_each_of_the_critical_errors_there_are_fails_the_call(critical: str) -> None:
    assert [
        one.critical for section in RUBRIC.sections for one in section.criteria if one.id == critical
    ] == [True]


def test_a_live_call_is_judged_on_nothing_only_a_scenario_or_a_listener_knows() -> None:
    card = scored(Evidence(WORKED), RUBRIC)
    unknown = [
        one.verdict
        for part in card.sections
        for one in part.judged
        if one.criterion.needs is not Needs.RECORD
    ]

    assert set(unknown) == {Verdict.NOT_JUDGED}
    assert len(unknown) == 9


HAPPENED = st.lists(st.sampled_from((*WORKED, *to_code(), ended(71, automatic=True))), max_size=25).map(tuple)
SPOKEN = st.none() | st.lists(
    st.builds(Said, st.just(at(30)), st.frozensets(st.sampled_from(Mark))), max_size=3
).map(tuple)


CONSENTS = st.none() | st.lists(st.integers(0, 90).map(at), max_size=2).map(tuple)
EXPECTED = st.none() | st.builds(ExpectedEnd, st.sampled_from(Outcome))


@given(st.builds(Evidence, HAPPENED, SPOKEN, CONSENTS, EXPECTED))
def test_any_call_scores_the_same_twice_and_from_nothing_to_a_hundred(call: Evidence) -> None:
    card = scored(call, RUBRIC)

    assert card == scored(replace(call), RUBRIC)
    assert card.score is None or 0 <= card.score <= 100
    assert all(0 <= one.earned <= one.possible <= one.section.weight for one in card.sections)
    assert all((one.verdict is Verdict.LOST) == bool(one.moments) for s in card.sections for one in s.judged)
