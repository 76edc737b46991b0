"""Moves: a program works a call as a person does, and its time goes by as theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.moves import Move, NotPossible, make_all, open_moves, read_move
from agent_console.staging.playground import Playground
from agent_console.training.finished import result_of
from agent_console.training.scenario_file import load_scenarios

SCENARIOS = {one.id: one for one in load_scenarios()}

TO_THE_CODE = (
    *("answer", "say ask_number", "numbers", "say read_notice", "agreed"),
    *("say ask_identity", "compare", "say ask_code", "code"),
)


def playground(id_: str) -> Playground:
    return Playground(SCENARIOS[id_], read_materials())


async def test_a_call_is_played_to_its_end_and_scored() -> None:
    run = await playground("04").played(("answer", "numbers", "say tell_why", "to_wrap_up", "wrap_up"))
    ended = run.events[-1]
    assert isinstance(ended, e.CallWrappedUp)
    assert ended.outcome is Outcome.NOT_ELIGIBLE
    assert result_of(run, load_rubric()).card.critical == ()
    assert timedelta(seconds=10) < run.took < SCENARIOS["04"].limit
    assert run.keys == 4


async def test_the_same_moves_make_the_same_run() -> None:
    moves = (*TO_THE_CODE, "platforms")
    assert await playground("01").played(moves) == await playground("01").played(moves)


async def test_nothing_is_entered_that_the_caller_was_not_asked_for() -> None:
    async with playground("01").play() as play:
        await make_all(play, TO_THE_CODE[:5])
        assert Move("compare") not in open_moves(play)
        await make_all(play, TO_THE_CODE[5:6])
        assert Move("compare") in open_moves(play)


async def test_a_closed_gate_lets_no_move_through() -> None:
    async with playground("01").play() as play:
        await make_all(play, ("answer",))
        with pytest.raises(NotPossible, match="submit on intake"):
            await make_all(play, ("submit",))


async def test_a_code_is_entered_once_it_stands_on_the_phone() -> None:
    run = await playground("01").played(TO_THE_CODE)
    sent = next(one.at for one in run.events if isinstance(one, e.CodeSent))
    compared = next(one.at for one in run.events if isinstance(one, e.CodeCompared))
    assert compared - sent >= timedelta(seconds=5)


async def test_what_a_caller_is_made_to_promise_is_a_critical_error() -> None:
    run = await playground("01").played((*TO_THE_CODE[:5], "say skip_code", "to_wrap_up", "wrap_up"))
    result = result_of(run, load_rubric())
    assert result.score == 0
    assert "nothing_promised" in [one.criterion.id for one in result.card.critical]


@pytest.mark.parametrize("text", ["say ask_number", "tick wechat", "numbers", "state SEPARATE_CONSENT"])
def test_a_move_is_read_as_it_is_written(text: str) -> None:
    assert str(read_move(text)) == text


def test_a_move_nobody_knows_is_not_read() -> None:
    with pytest.raises(ValueError, match="dance"):
        read_move("dance wechat")
