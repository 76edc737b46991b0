"""The rules for which it has to be known what was said, or how the call should end: on a practised call alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from agent_console.backend import OrderItem, PlatformId
from agent_console.call import events as e
from agent_console.call.casework import Review, ReviewKind
from agent_console.call.read_back import Statement
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Evidence, ExpectedEnd, Mark, Said
from agent_console.scorecard.judges import JUDGES
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import scored
from tests.support_call import NOW, OTHER, at, to_code, to_lookup, to_notice, to_read_back, worked
from tests.training.finished_runs import finished, stated, whole

READING = worked(to_read_back()).reading
ASKED = frozenset(item.platform_id for item in READING.items)
REVIEWED = frozenset(map(PlatformId, ("a1", "b1")))


def seconds(lost: object) -> list[float] | None:
    return None if lost is None else [(one.at - NOW).total_seconds() for one in lost]  # type: ignore[attr-defined]


def told(rule: str, happened: tuple[e.Event, ...], *said: Said) -> list[float] | None:
    return seconds(JUDGES[rule](Evidence(happened, said)))


def consented(*said: float, happened: tuple[e.Event, ...] | None = None) -> list[float] | None:
    times: tuple[datetime, ...] = tuple(map(at, said))
    return seconds(JUDGES["consent_given"](Evidence(happened or stated(), (), times)))


def ended(rule: str, expected: ExpectedEnd | None, *happened: e.Event) -> list[float] | None:
    return seconds(JUDGES[rule](Evidence(happened or whole(), expected=expected)))


GIVES_AWAY = Said(at(25), frozenset({Mark.GIVES_AWAY}))


@pytest.mark.parametrize("rule", ["nothing_promised", "nothing_given_away", "strangers_told_nothing"])
def test_what_was_said_is_judged_only_where_it_is_known(rule: str) -> None:
    assert JUDGES[rule](Evidence(to_lookup())) is None
    assert told(rule, to_lookup(), Said(at(25))) == []


def test_a_promise_is_lost_where_it_was_made() -> None:
    assert told("nothing_promised", to_code(), Said(at(5.5), frozenset({Mark.PROMISES}))) == [5.5]


def test_what_is_given_away_to_the_holder_and_to_a_stranger_are_two_errors() -> None:
    assert told("nothing_given_away", to_lookup(), GIVES_AWAY) == [25]
    assert told("strangers_told_nothing", to_lookup(), GIVES_AWAY) == []
    assert told("nothing_given_away", to_code(), GIVES_AWAY) == []
    assert told("strangers_told_nothing", to_code(), GIVES_AWAY) == [25]


def test_on_another_number_the_caller_is_a_stranger_again() -> None:
    turned = (*to_lookup(), e.SubjectEntered(at=at(24), number=OTHER))

    assert told("strangers_told_nothing", turned, GIVES_AWAY) == [25]


def test_a_consent_recorded_before_the_callers_yes_was_not_given() -> None:
    assert consented(69) == []
    assert consented(70) == []
    assert consented(71) == [70]
    assert consented() == [70], "nobody asked, or nobody answered"


def test_a_consent_of_before_the_line_dropped_is_void() -> None:
    dropped = (*stated()[:-1], e.LineDropped(at=at(67)), stated()[-1])

    assert consented(66, happened=dropped) == [70]
    assert consented(66, 69, happened=dropped) == []


def test_of_a_live_call_nobody_knows_when_the_caller_agreed() -> None:
    assert JUDGES["consent_given"](Evidence(stated())) == ()


def reviewed(kind: ReviewKind, second: float = 40) -> e.ReviewStated:
    review = Review("001123-0001-2", kind, READING)
    return e.ReviewStated(at=at(second), statement=Statement.SEPARATE_CONSENT, review=review)


def test_what_is_filed_again_for_an_earlier_case_needs_its_yes_and_what_is_taken_back_none() -> None:
    assert consented(happened=(reviewed(ReviewKind.REFILE),)) == [40]
    assert consented(39, happened=(reviewed(ReviewKind.REFILE),)) == []
    assert consented(happened=(reviewed(ReviewKind.WITHDRAW),)) is None


def test_a_notice_over_which_not_a_word_was_said_was_not_read() -> None:
    notice = (*to_notice(), e.NoticeAgreed(at=at(20), text_version="N"))

    assert told("notice_heard", notice, Said(at(5))) == []
    assert told("notice_heard", notice, Said(at(2))) == [20]
    assert JUDGES["notice_heard"](Evidence(notice)) == ()


def line(second: float, *marks: Mark) -> Said:
    return Said(at(second), frozenset(marks))


def test_a_list_is_read_back_by_reading_it_whatever_else_was_said() -> None:
    assert told("list_read_out", stated(), line(40, Mark.READS_LIST)) == []
    assert told("list_read_out", stated(), line(40, Mark.TELLS_WARNINGS)) == [65]
    assert told("list_read_out", stated(), line(20, Mark.READS_LIST)) == [65], "before it stood on the screen"
    assert JUDGES["list_read_out"](Evidence(stated())) == (), "on a live call nobody recorded what was said"


def test_warnings_that_are_recorded_as_told_were_told() -> None:
    assert told("answers_one_by_one", stated(), line(40, Mark.TELLS_WARNINGS)) == []
    assert told("answers_one_by_one", stated(), line(40, Mark.READS_LIST)) == [60]
    assert told("answers_one_by_one", stated(), line(61, Mark.TELLS_WARNINGS)) == [60], "told afterwards"
    assert JUDGES["answers_one_by_one"](Evidence(stated())) == ()


def test_a_notice_that_was_said_with_one_key_is_heard_however_fast_the_yes_was() -> None:
    fast = (*to_notice(), e.NoticeAgreed(at=at(4), text_version="N"))

    assert told("notice_heard", fast, Said(at(3.5))) == []
    assert told("notice_heard", fast) == [4], "nothing was said"


def test_what_was_not_taken_yet_is_told_and_not_only_noted() -> None:
    waits = tuple(one for one in whole()[:-1] if not isinstance(one, e.FilingAccepted))
    ended_ = e.CallWrappedUp(at=at(95), outcome=Outcome.RECORDED, call_back_at=at(9999))

    assert told("uncertain_followed", (*waits, ended_), line(85, Mark.TELLS_OPEN)) == []
    assert told("uncertain_followed", (*waits, ended_), line(85)) == [95]
    assert JUDGES["uncertain_followed"](Evidence((*waits, ended_))) == (), "on a live call nobody recorded it"


AS_ASKED = ExpectedEnd(Outcome.ACCEPTED, ASKED)
END_RULES = ["outcome_as_expected", "nothing_left_out", "nothing_added"]


@pytest.mark.parametrize("rule", END_RULES)
def test_how_a_call_should_end_is_judged_only_where_a_scenario_says_it_and_once_it_is_over(rule: str) -> None:
    assert ended(rule, None) is None
    assert ended(rule, AS_ASKED, *stated()) is None
    assert ended(rule, AS_ASKED) == []


def test_another_outcome_than_expected_is_lost_at_the_wrap_up() -> None:
    assert ended("outcome_as_expected", ExpectedEnd(Outcome.NOT_VERIFIED)) == [95]


def test_a_platform_left_out_is_lost_where_the_others_were_asked() -> None:
    more = ExpectedEnd(Outcome.ACCEPTED, ASKED | {PlatformId("b2")})

    assert ended("nothing_left_out", more) == [80]
    assert ended("nothing_left_out", more, e.CallWrappedUp(at=at(95), outcome=Outcome.ACCEPTED)) == [95]
    assert ended("nothing_left_out", ExpectedEnd(Outcome.NOT_VERIFIED)) is None, "nothing was to be asked"


def test_a_platform_nobody_wanted_is_lost_where_it_was_asked() -> None:
    assert ended("nothing_added", ExpectedEnd(Outcome.ACCEPTED)) == [80]
    assert ended("nothing_added", ExpectedEnd(Outcome.ACCEPTED, ASKED | {PlatformId("b2")})) == []


def test_what_was_taken_back_before_it_left_was_not_asked() -> None:
    back = e.FilingTakenBack(at=at(81), filing=1, items=READING.items)

    assert ended("nothing_added", ExpectedEnd(Outcome.DECLINED), *whole()[:-1], back, whole()[-1]) == []
    assert ended("nothing_left_out", AS_ASKED, *whole()[:-1], back, whole()[-1]) == [95]


def test_who_asked_no_platform_on_a_call_that_went_wrong_shows_nothing_by_it() -> None:
    gave_up = (*to_lookup(), e.CallWrappedUp(at=at(95), outcome=Outcome.GAVE_UP))

    assert ended("nothing_added", AS_ASKED, *gave_up) is None
    assert ended("nothing_added", ExpectedEnd(Outcome.GAVE_UP), *gave_up) == []


def sent(kind: ReviewKind, *platforms: str) -> e.ReviewSent:
    items = tuple(OrderItem(PlatformId(one)) for one in platforms)
    return e.ReviewSent(at=at(85), review=Review("001123-0001-2", kind, replace(READING, items=items)))


@pytest.mark.parametrize("kind", ReviewKind)
def test_for_an_earlier_case_it_counts_what_it_was_sent_about(kind: ReviewKind) -> None:
    wrapped_up = e.CallWrappedUp(at=at(95), outcome=Outcome.RECORDED)
    as_asked = ExpectedEnd(Outcome.RECORDED, REVIEWED)

    assert [ended(rule, as_asked, sent(kind, "a1", "b1"), wrapped_up) for rule in END_RULES] == [[], [], []]
    assert ended("nothing_left_out", as_asked, sent(kind, "a1"), wrapped_up) == [85]
    assert ended("nothing_added", as_asked, sent(kind, "a1", "b1", "c1"), wrapped_up) == [85]


def test_what_is_withdrawn_on_the_call_it_was_filed_on_was_not_asked() -> None:
    everything = tuple(map(str, ASKED))

    assert (
        ended(
            "nothing_added",
            ExpectedEnd(Outcome.DECLINED),
            *whole()[:-1],
            sent(ReviewKind.WITHDRAW, *everything),
            whole()[-1],
        )
        == []
    )


def test_a_run_that_ended_otherwise_than_it_should_has_fewer_points_than_the_same_one_that_did_not() -> None:
    rubric = load_rubric()
    good = scored(finished(expected=AS_ASKED).evidence, rubric)
    bad = scored(finished(expected=ExpectedEnd(Outcome.NOT_VERIFIED)).evidence, rubric)

    assert (bad.points or 0) < (good.points or 0)
    assert {one.criterion.id for one in bad.losses} - {one.criterion.id for one in good.losses} == {
        "concern_served",
        "outcome_as_expected",
        "nothing_added",
    }


def test_the_best_run_without_a_consent_has_no_score() -> None:
    run = finished(expected=AS_ASKED, spoken=())
    card = scored(run.evidence, load_rubric())

    assert [one.criterion.id for one in card.critical] == ["consent_given"]
    assert card.points == scored(finished(expected=AS_ASKED).evidence, load_rubric()).points
    assert card.score == 0
