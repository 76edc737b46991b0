"""What a replay shows: two runs side by side, how the call stood in each, why points were lost at a step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.call import events as e
from agent_console.call.stop import StopReason
from agent_console.language import Language, load_language
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.replaying import steps_of
from screens.training import step_words
from screens.training.replay_page import COST_CELLS, WORDS, middle, replay_block
from screens.training.replay_view import ReplayView, replay_view
from screens.training.replay_words import facts_line
from screens.training.scene import box, facts_at
from screens.training.step_words import event_words
from screens.widgets.line import width_of
from screens.widgets.paint import paint
from tests.screens.pages import faults_of, rows_of
from tests.support_call import TERMS, at, to_notice
from tests.support_casebook import any_value
from tests.training.finished_runs import TALK, agent, finished, hint, promised, whole

ZH, EN = load_language("zh"), load_language("en")
RUBRIC = load_rubric()
EARLY = finished(whole(seconds=(40, 50, 70)), hints=(hint(15),), number=3)
LONG = agent(41, "that this call is recorded, and that a name and a number of a document are compared " * 2)


def view_of(
    run: FinishedRun, reference: FinishedRun | None = None, language: Language = EN, at: int = 0
) -> ReplayView:
    return replace(replay_view(run, result_of(run, RUBRIC), reference, TERMS, language), at=at)


def rows(view: ReplayView, width: int = 78, height: int = 15) -> list[str]:
    return rows_of(replay_block(view, width, height), width)


def row_with(view: ReplayView, kind: type[e.Event]) -> int:
    return view.row_of(next(n for n, one in enumerate(view.own.steps) if isinstance(one.event, kind)))


def test_the_same_moment_of_the_call_stands_on_both_sides() -> None:
    view = view_of(EARLY, finished())
    view = replace(view, at=row_with(view, e.StatementMade))
    (marked,) = [row for row in rows(view) if row.startswith(" >")]

    assert [part.split() for part in marked.split("|")] == [
        [">", "0:40", "1", "Warnings", "told"],
        ["1:00", "1", "Warnings", "told"],
    ]


def test_the_page_at_that_moment_has_what_had_been_recorded_there_on_both_sides() -> None:
    view = view_of(finished(), finished(whole()[:-8], number=2), language=ZH)
    view = replace(view, at=len(view.rows) - 1)

    text = "\n".join(rows(view))
    assert "那一刻的屏幕：8 小结" in text
    assert "[x] 挂机" in text
    assert "[x] 1 提示已说明" in text
    assert "[ ] 2 已逐项复述" in text


def test_why_points_were_lost_stands_below_the_step_at_which_they_were() -> None:
    view = view_of(EARLY, finished())
    view = replace(view, at=row_with(view, e.NoticeAgreed))

    text = "\n".join(rows(view))
    assert "-4   the notice was agreed to before it could be heard   better: read the" in text
    assert "notice, wait for the yes, then press 1" in text


def test_words_that_do_not_fit_their_row_are_told_whole_below() -> None:
    run = finished(spoken=(*TALK[:-1], LONG))
    view = view_of(run, finished())
    said = next(n for n, one in enumerate(view.own.steps) if one.spoken is LONG)
    text = " ".join(row.strip() for row in rows(replace(view, at=view.row_of(said)), height=27)[-6:])

    assert LONG.text.en.strip() in text


def test_down_and_up_find_every_step_at_which_something_was_lost() -> None:
    view = view_of(finished(said=promised(40), hints=(hint(15),)), finished())
    found, here = [], view
    while (row := here.next_loss(1)) is not None:
        here = replace(here, at=row)
        found.append(row)

    assert sorted(view.row_of(own) for own in view.lost) == found
    assert here.next_loss(1) is None
    back = replace(here, at=len(view.rows) - 1)
    assert back.next_loss(-1) == found[-1]


def test_without_a_reference_ones_own_run_stands_alone() -> None:
    text = "\n".join(rows(view_of(EARLY)))

    assert "|" not in text
    assert "reference" not in text


def test_it_is_told_where_one_stands_and_how_far_the_two_are_apart() -> None:
    view = view_of(finished(ended_at=at(136)), finished(spoken=()), at=2)
    told = "".join(span.text for span in paint(facts_line(view), 80))

    assert "step 3 of 25" in told
    assert "reference 20 steps" in told
    assert "apart +5, +0:41" in told


@pytest.mark.full
@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 27)])
def test_every_step_of_a_replay_fits_its_window(language: Language, width: int, height: int) -> None:
    run = finished(spoken=(*TALK[:-1], LONG), said=promised(40), hints=(hint(15), hint(16, 3)))
    for reference in (finished(), None):
        view = view_of(run, reference, language)
        for row in range(len(view.rows)):
            block = replay_block(replace(view, at=row), width, height)
            assert faults_of(block, width, height) == []
            assert sum(one.startswith(" >") for one in rows_of(block, width)) == 1
        assert facts_line(view).end <= 80


def test_a_call_that_went_no_further_shows_why() -> None:
    stopped = (*to_notice(), e.CallStopped(at=at(5), reason=StopReason.NOT_RECYCLED))
    last = steps_of(finished(stopped, spoken=()), TERMS)[-1]

    assert [box(fact) for fact in facts_at(last, EN)] == [
        "Not possible: never changed hands",
        "[ ] next step chosen",
    ]


@given(st.sampled_from(e.EVENT_TYPES).flatmap(any_value))
def test_every_kind_of_event_has_words(event: e.Event) -> None:
    for language in (ZH, EN):
        assert event_words(event, language) != ""


@pytest.mark.parametrize("language", [ZH, EN])
def test_our_own_words_for_a_step_fit_their_row(language: Language) -> None:
    words = (*step_words._PLAIN.values(), *step_words._ANSWERS.values())

    assert [
        word for word in words if width_of(language.text(word)) > middle(78) - 1 - WORDS - COST_CELLS
    ] == []
