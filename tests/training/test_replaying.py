"""Steps of a run: everything that happened and was said is in exactly one; two runs stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from agent_console.call import events as e
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.losses import losses_of
from agent_console.training.rehearsal import Spoken
from agent_console.training.replaying import ReplayStep, losses_by_step, steps_of
from agent_console.training.side_by_side import likeness, side_by_side
from tests.support_call import TERMS, at
from tests.training.finished_runs import TALK, agent, caller, finished, hint, promised, stated, whole

RUBRIC = load_rubric()
WHOLE = whole()


def words(seconds: list[int]) -> tuple[Spoken, ...]:
    return tuple(
        agent(second, str(number)) if number % 2 else caller(second, str(number))
        for number, second in enumerate(sorted(seconds))
    )


RUNS = st.builds(
    lambda until, seconds: finished(WHOLE[:until], spoken=words(seconds)),
    st.integers(1, len(WHOLE)),
    st.lists(st.integers(0, 100), max_size=12),
)


def steps(run: FinishedRun) -> tuple[ReplayStep, ...]:
    return steps_of(run, TERMS)


def tells(step: ReplayStep) -> str:
    return step.spoken.text.en if step.spoken else type(step.event).__name__


@given(RUNS)
def test_every_event_and_every_line_stands_in_exactly_one_step_and_in_its_order(run: FinishedRun) -> None:
    found = steps(run)

    assert tuple(event for step in found for event in step.events) == run.events
    assert tuple(step.spoken for step in found if step.spoken) == run.spoken
    assert all(bool(step.events) != bool(step.spoken) for step in found)
    assert all(run.events[step.before : step.before + len(step.events)] == step.events for step in found)


@given(RUNS, RUNS)
def test_side_by_side_every_step_of_both_runs_stands_once_and_in_its_order(
    own: FinishedRun, reference: FinishedRun
) -> None:
    left, right = steps(own), steps(reference)
    pairs = side_by_side(left, right)

    assert [pair.own for pair in pairs if pair.own is not None] == list(range(len(left)))
    assert [pair.reference for pair in pairs if pair.reference is not None] == list(range(len(right)))
    assert all(
        likeness(left[pair.own], right[pair.reference])
        for pair in pairs
        if pair.own is not None and pair.reference is not None
    )


@given(RUNS)
def test_a_run_beside_itself_is_alike_in_every_row(run: FinishedRun) -> None:
    found = steps(run)

    assert all(pair.own == pair.reference for pair in side_by_side(found, found))


def test_what_one_key_did_is_one_step_and_told_by_what_it_was_pressed_for() -> None:
    agreed = next(step for step in steps(finished()) if isinstance(step.event, e.NoticeAgreed))

    assert [type(event).__name__ for event in agreed.events] == ["NoticeAgreed", "StepEntered"]
    assert agreed.page == Step.VERIFICATION.lower()


def test_what_is_said_at_the_instant_something_happens_comes_after_it() -> None:
    found = steps(finished(WHOLE[:1], spoken=(caller(0, "first"),)))

    assert [tells(step) for step in found] == ["CallOpened", "the caller says first"]


def test_a_step_has_the_call_as_it_stands_once_it_is_done() -> None:
    made = [step for step in steps(finished()) if isinstance(step.event, e.StatementMade)]

    assert [len(step.call.read_back.stated) for step in made if step.call] == [1, 2, 3]
    assert {step.page for step in made} == {"read_back"}


def test_the_same_statement_stands_in_one_row_however_late_it_was_made() -> None:
    own, reference = steps(finished(stated((40, 50, 70)))), steps(finished(stated((60, 65, 70))))

    for pair in side_by_side(own, reference):
        if pair.own is not None and isinstance(event := own[pair.own].event, e.StatementMade):
            assert pair.reference is not None
            other = reference[pair.reference].event
            assert isinstance(other, e.StatementMade)
            assert other.statement is event.statement


def test_what_only_the_reference_did_stands_beside_nothing() -> None:
    own, reference = steps(finished(spoken=())), steps(finished())
    alone = [pair.reference for pair in side_by_side(own, reference) if pair.own is None]

    assert [reference[one].spoken for one in alone if one is not None] == list(TALK)


def test_a_loss_stands_at_the_step_of_its_event() -> None:
    run = finished((*WHOLE[:-1], e.CallWrappedUp(at=at(95), outcome=Outcome.ACCEPTED, automatic=True)))
    found = steps(run)
    lost = losses_by_step(found, losses_of(run, result_of(run, RUBRIC)))
    named = {
        loss.criterion.id: tells(found[place])
        for place, several in lost.items()
        for loss in several
        if loss.criterion
    }

    assert named["outcome_by_hand"] == "CallWrappedUp"
    assert named["notice_heard"] == "NoticeAgreed"


def test_what_was_lost_by_words_stands_at_the_words() -> None:
    run = finished(said=promised(40))
    found = steps(run)
    lost = losses_by_step(found, losses_of(run, result_of(run, RUBRIC)))
    (critical,) = [place for place, several in lost.items() if any(loss.critical for loss in several)]

    assert tells(found[critical]) == "the agent says d"


def test_a_hint_stands_at_what_was_done_last_before_it() -> None:
    run = finished(hints=(hint(15),))
    found = steps(run)
    lost = losses_by_step(found, losses_of(run, result_of(run, RUBRIC)))
    (place,) = [place for place, several in lost.items() if any(loss.hint for loss in several)]

    assert isinstance(found[place].event, e.CodeSent)
