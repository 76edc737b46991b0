"""What a run lost points for: by the rubric and for hints, in the order in which it happened."""

from __future__ import annotations

from datetime import timedelta

from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import result_of
from agent_console.training.losses import losses_of
from tests.training.finished_runs import finished, hint, promised

RUBRIC = load_rubric()


def test_hints_stand_among_what_was_lost_at_their_time_and_price() -> None:
    run = finished(hints=(hint(15), hint(16, 3)))
    losses = losses_of(run, result_of(run, RUBRIC))

    assert [(one.points, one.after.total_seconds()) for one in losses if one.hint] == [(1, 15), (4, 16)]
    assert [one.after for one in losses] == sorted(one.after for one in losses)


def test_a_critical_error_has_no_points_of_its_own() -> None:
    run = finished(said=promised(40))
    (one,) = [loss for loss in losses_of(run, result_of(run, RUBRIC)) if loss.critical]

    assert (one.points, one.after, one.spoken) == (0, timedelta(seconds=40), True)


def test_what_is_lost_and_what_is_told_are_the_same_number() -> None:
    run = finished(hints=(hint(15, 2),))
    result = result_of(run, RUBRIC)
    possible = sum(section.possible for section in result.card.sections)
    earned = sum(section.earned for section in result.card.sections)

    assert sum(loss.points for loss in losses_of(run, result)) == possible - earned + result.hint_points
