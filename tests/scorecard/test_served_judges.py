"""Whether a caller was served: on a practised call alone, by what its scenario says they came for."""

from __future__ import annotations

import pytest

from agent_console.backend import IdentityAnswer, MatchOutcome
from agent_console.call import events as e
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Evidence, ExpectedEnd, Mark, Said
from agent_console.scorecard.judges import JUDGES
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import scored
from tests.support_call import NOW, at, to_lookup, to_notice, to_read_back, worked
from tests.training.finished_runs import PROMISE, whole

ASKED = frozenset(item.platform_id for item in worked(to_read_back()).reading.items)
WORDS = (Said(at(50)),)


def lost(rule: str, expected: ExpectedEnd | None, happened: tuple[e.Event, ...], *said: Said) -> object:
    moments = JUDGES[rule](Evidence(happened, said, expected=expected))
    return None if moments is None else [(one.at - NOW).total_seconds() for one in moments]


def ended(*happened: e.Event, outcome: Outcome) -> tuple[e.Event, ...]:
    return (*to_notice(), *happened, e.CallWrappedUp(at=at(95), outcome=outcome))


def compared(tries_left: int) -> e.IdentityCompared:
    return e.IdentityCompared(at=at(40), answer=IdentityAnswer(MatchOutcome.NO_MATCH, tries_left))


STOPPED = e.CallStopped(at=at(40), reason=StopReason.OTHER_CARRIER)
TOLD = e.CaseTold(at=at(40), case="001113-0001-5")
COMPLAINED = e.ComplaintOpened(at=at(60), on_call="001123-0001-2", promise=PROMISE)


@pytest.mark.parametrize(
    ("expected", "served", "unserved"),
    [
        (ExpectedEnd(Outcome.ACCEPTED, ASKED), whole(), ended(STOPPED, outcome=Outcome.NOT_ELIGIBLE)),
        (ExpectedEnd(Outcome.ACCEPTED), whole(), ended(STOPPED, outcome=Outcome.NOT_ELIGIBLE)),
        (
            ExpectedEnd(Outcome.NOT_ELIGIBLE),
            ended(STOPPED, outcome=Outcome.NOT_ELIGIBLE),
            ended(outcome=Outcome.NOT_ELIGIBLE),
        ),
        (
            ExpectedEnd(Outcome.NOT_VERIFIED),
            ended(compared(tries_left=0), outcome=Outcome.NOT_VERIFIED),
            ended(compared(tries_left=1), outcome=Outcome.NOT_VERIFIED),
        ),
        (
            ExpectedEnd(Outcome.CALL_BACK),
            ended(STOPPED, outcome=Outcome.NOT_ELIGIBLE),
            ended(STOPPED, outcome=Outcome.GAVE_UP),
        ),
        (
            ExpectedEnd(Outcome.INFORMED),
            ended(TOLD, outcome=Outcome.INFORMED),
            ended(outcome=Outcome.INFORMED),
        ),
        (
            ExpectedEnd(Outcome.INFORMED, complaint=True),
            ended(COMPLAINED, outcome=Outcome.GAVE_UP),
            ended(TOLD, outcome=Outcome.INFORMED),
        ),
        (
            ExpectedEnd(Outcome.LINE_DROPPED),
            ended(e.LineDropped(at=at(60)), outcome=Outcome.LINE_DROPPED),
            ended(outcome=Outcome.LINE_DROPPED),
        ),
        (
            ExpectedEnd(Outcome.GAVE_UP),
            ended(outcome=Outcome.GAVE_UP),
            ended(outcome=Outcome.OTHER),
        ),
    ],
)
def test_a_caller_is_served_by_what_they_came_for(
    expected: ExpectedEnd, served: tuple[e.Event, ...], unserved: tuple[e.Event, ...]
) -> None:
    assert lost("concern_served", expected, served, *WORDS) == []
    assert lost("concern_served", expected, unserved, *WORDS) == [95]


def test_a_reason_nobody_was_told_served_nobody() -> None:
    stopped = ended(STOPPED, outcome=Outcome.NOT_ELIGIBLE)

    assert lost("concern_served", ExpectedEnd(Outcome.NOT_ELIGIBLE), stopped, Said(at(30))) == [95]


@pytest.mark.parametrize("rule", ["concern_served", "complaint_taken", "case_number_given"])
def test_who_was_served_is_judged_only_where_a_scenario_says_what_for_and_once_it_is_over(rule: str) -> None:
    wanted = ExpectedEnd(Outcome.ACCEPTED, ASKED, complaint=True, case_number=True)

    assert lost(rule, None, whole(), *WORDS) is None
    assert lost(rule, wanted, to_lookup(), *WORDS) is None
    assert lost(rule, wanted, whole(), *WORDS) is not None


def test_a_complaint_that_is_wanted_is_entered() -> None:
    wanted = ExpectedEnd(Outcome.INFORMED, complaint=True)

    assert lost("complaint_taken", wanted, ended(TOLD, COMPLAINED, outcome=Outcome.INFORMED)) == []
    assert lost("complaint_taken", wanted, ended(TOLD, outcome=Outcome.INFORMED)) == [95]
    assert lost("complaint_taken", ExpectedEnd(Outcome.INFORMED), whole()) is None


def number(second: float) -> Said:
    return Said(at(second), frozenset({Mark.GIVES_CASE}))


def test_the_number_of_a_case_is_told_once_there_is_one() -> None:
    wanted = ExpectedEnd(Outcome.ACCEPTED, ASKED, case_number=True)

    assert lost("case_number_given", wanted, whole(), number(85)) == []
    assert lost("case_number_given", wanted, whole(), number(70)) == [81], "before it was accepted"
    assert lost("case_number_given", wanted, whole(), *WORDS) == [81]
    told = ended(TOLD, outcome=Outcome.INFORMED)
    assert lost("case_number_given", wanted, told, number(50)) == [], "of an earlier case"
    assert lost("case_number_given", wanted, told) == [95]
    assert lost("case_number_given", ExpectedEnd(Outcome.ACCEPTED, ASKED), whole()) is None


@pytest.mark.parametrize("outcome", [Outcome.ACCEPTED, Outcome.NOT_ELIGIBLE, Outcome.INFORMED])
@pytest.mark.parametrize("ends_with", [Outcome.GAVE_UP, Outcome.INFORMED, Outcome.OTHER_SERVICE])
def test_who_answers_and_does_nothing_is_in_the_lowest_tier(outcome: Outcome, ends_with: Outcome) -> None:
    wanted = ExpectedEnd(outcome, ASKED if outcome is Outcome.ACCEPTED else frozenset())
    idle = (*to_notice()[:1], e.LineEnded(at=at(20)), e.CallWrappedUp(at=at(25), outcome=ends_with))
    rubric = load_rubric()

    card = scored(Evidence(idle, said=WORDS, consents=(), expected=wanted), rubric)

    assert card.tier == rubric.tiers[-1]
