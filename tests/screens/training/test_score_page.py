"""What a score says: sections in call order, what was not judged as a word, every lost point with its moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.language import Language, load_language
from agent_console.scorecard.evidence import ExpectedEnd
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.practice import Mode
from screens.training.loss_list import loss_lines
from screens.training.score_page import bar, heading, score_block
from screens.training.score_view import ScoreView, Signature, score_view, what_comes_back
from screens.training.score_words import compared, facts_line
from screens.widgets.line import width_of
from screens.widgets.page import Block
from screens.widgets.paint import paint
from tests.screens.pages import faults_of, rows_of
from tests.support_call import at
from tests.training.finished_runs import finished, hint, promised, whole
from tests.training.support import reply, scenario

ZH, EN = load_language("zh"), load_language("en")
RUBRIC = load_rubric()
PLAYED = scenario(reply("opening", "answered"), id="01", keys=16)
TODAY = date(2026, 11, 23)

LATE = (*whole()[:-1], e.CallWrappedUp(at=at(300), outcome=Outcome.ACCEPTED, automatic=True))
"""A call whose wrap-up ran out."""

MANY: dict[str, Any] = {
    "hints": (hint(15), hint(16, 2), hint(17, 3)),
    "events": LATE,
    "said": promised(40),
    "number": 2,
}


def view_of(run: FinishedRun, *earlier: FinishedRun, language: Language = EN, **more: Any) -> ScoreView:
    before = [(one, result_of(one, RUBRIC)) for one in earlier]
    return replace(score_view(run, result_of(run, RUBRIC), PLAYED, before, language), **more)


def rows(view: ScoreView, width: int = 78, height: int = 15) -> str:
    return "\n".join(rows_of(score_block(view, width, height), width))


def title(view: ScoreView) -> str:
    told = heading(view)
    assert isinstance(told, str)
    return told


def test_the_title_is_the_score_and_its_tier() -> None:
    view = view_of(finished())

    assert title(view) == f"Score   {view.result.score}   proficient"


def test_a_critical_error_stands_in_the_title_and_the_points_are_told_in_quiet_below() -> None:
    view = view_of(finished(said=promised(40)), language=ZH)

    assert title(view) == "成绩   不通过   关键错误：答应了做不到的事"
    assert f"不算它 {view.points} 分" in rows(view)
    assert view.points > 0 == view.result.score


def test_sections_stand_in_call_order_and_what_is_not_judged_is_a_word() -> None:
    text = rows(view_of(finished()))
    order = ["Opening and identity", "Compliance", "Resolution", "Speaking", "Closing", "Hints"]

    assert [text.index(name) for name in order] == sorted(text.index(name) for name in order)
    assert "Speaking              - not judged   somebody has to listen" in text


def test_every_lost_point_has_its_moment_and_what_happened() -> None:
    text = rows(view_of(finished(hints=(hint(15, 2),))))

    assert " -4 0:04    the notice was agreed to before it could be heard" in text
    assert " -2 0:15    hint 2 was taken on 3 Verify" in text


def test_what_limits_the_score_stands_with_the_limit_in_place_of_points() -> None:
    view = view_of(finished(expected=ExpectedEnd(Outcome.NOT_VERIFIED)))

    assert title(view) == "Score   49   needs practice"
    assert "<50 1:35    what the caller rang for was neither done nor answered" in rows(view)


def test_in_a_small_window_the_marked_loss_alone_has_its_better_move() -> None:
    view = view_of(finished(hints=(hint(15),)), at=2)

    assert rows(view).count("better:") == 1
    assert "better: once verified ask since when they have had it" in rows(view)
    assert rows(view, 67, 27).count("better:") == 3


def test_the_marked_loss_is_always_whole_among_the_rows_there_are() -> None:
    view = view_of(finished(**MANY))
    assert len(view.losses) > len(MANY["hints"])
    for marked in range(len(view.losses)):
        for height in range(4, 14):
            lines = loss_lines(replace(view, at=marked), 78, height)
            text = rows_of(Block(lines), 78)
            (row,) = [number for number, one in enumerate(text) if one.startswith(" >")]
            assert text[row + 1].strip().startswith("better:")
            assert len(lines) <= height


def test_nothing_lost_is_said() -> None:
    assert "+ no point was lost" in "\n".join(
        rows_of(Block(loss_lines(replace(view_of(finished()), losses=()), 78, 5)), 78)
    )


@pytest.mark.parametrize("language", [ZH, EN])
@pytest.mark.parametrize(("width", "height"), [(78, 15), (67, 27)])
@pytest.mark.parametrize("mode", list(Mode))
def test_a_score_fits_its_window(language: Language, width: int, height: int, mode: Mode) -> None:
    signature = Signature(signed=True, file="/a/rather/long/folder" * 9)
    for changes in ({}, MANY, {"hints": (hint(15),)}):
        view = view_of(finished(mode=mode, **changes), finished(), language=language, signature=signature)
        assert faults_of(score_block(view, width, height), width, height) == []
        # The title leaves room for the mark of training behind it.
        assert width_of(heading(view)) <= 60
        assert facts_line(view).end <= 80


def test_a_benchmark_run_is_measured_and_not_judged() -> None:
    view = view_of(finished(mode=Mode.BENCHMARK))

    assert title(view).endswith("benchmark: measured, not judged")
    assert "proficient" not in title(view)
    assert "= no hints, no tier" in rows(view)


@pytest.mark.parametrize(
    ("signature", "told"),
    [
        (None, "! there is none: it could not be written"),
        (
            Signature(signed=False, file="/home/a/0003.json"),
            "! unsigned practice: the brief says what is missing",
        ),
        (Signature(signed=True, file="/home/a/0003.json"), "+ signed with the trainer's key"),
    ],
)
def test_a_certification_run_says_whether_it_was_signed_and_where(
    signature: Signature | None, told: str
) -> None:
    text = rows(view_of(finished(mode=Mode.CERTIFICATION), signature=signature))

    assert told in text
    assert ("/home/a/0003.json" in text) == (signature is not None)


def test_time_and_keys_over_the_plan_are_told_and_cost_nothing() -> None:
    slow = view_of(finished(ended_at=at(900), keys=40))
    quick = view_of(finished())
    told = "".join(span.text for span in paint(facts_line(slow), 80))

    assert "! time 15:00 / 5:00" in told
    assert "! keys 40 / 16" in told
    assert slow.result.score == quick.result.score


def test_the_seed_of_a_certification_stays_hidden() -> None:
    told = "".join(
        span.text for span in paint(facts_line(view_of(finished(mode=Mode.CERTIFICATION, seed=4711))), 80)
    )

    assert "seed hidden" in told
    assert "4711" not in told


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ((), finished(), "= The first run of this scenario"),
        ((finished(),), finished(number=2), "= As many points as last time"),
        ((finished(hints=(hint(15),)),), finished(number=2), "+ 1 point more than last time"),
        ((finished(),), finished(number=2, hints=(hint(15, 2),)), "- 2 points less than last time"),
        ((finished(scenario_id="02"),), finished(number=2), "= The first run of this scenario"),
    ],
)
def test_a_run_is_compared_with_the_agents_own_last_one(
    before: tuple[FinishedRun, ...], now: FinishedRun, told: str
) -> None:
    assert compared(view_of(now, *before), TODAY) == told


def test_a_skill_that_lost_points_is_told_with_its_day() -> None:
    run = finished()
    view = view_of(run)
    back = what_comes_back(view, [run], TODAY)

    assert back is not None
    assert back.skill == "verification"
    assert compared(replace(view, comes_back=back), TODAY).endswith("verifying again in 1 day")


def test_a_bar_is_full_only_where_nothing_was_lost_and_empty_only_where_nothing_was_earned() -> None:
    assert bar(25, 25, 25) == "[" + "#" * 25 + "]"
    assert bar(99, 100, 25).endswith(".]")
    assert bar(1, 100, 25) == "[#" + "." * 24 + "]"
    assert bar(0, 25, 25) == "[" + "." * 25 + "]"
