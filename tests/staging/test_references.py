"""The ways that were found, as they are kept, and the reference runs made of them."""

from __future__ import annotations

import asyncio
import json

import pytest

from agent_console.call import events as e
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.moves import read_move
from agent_console.staging.playground import Playground
from agent_console.staging.references import References, references
from agent_console.staging.search import WINNING_SCORE
from agent_console.staging.ways import load_ways, written
from agent_console.training.finished import result_of
from agent_console.training.scenario_file import load_scenarios

SCENARIOS = load_scenarios()
RUBRIC = load_rubric()
PLAYGROUNDS = [Playground(one, read_materials()) for one in SCENARIOS]


def test_every_scenario_has_a_way_of_moves_that_are_known() -> None:
    ways = load_ways()
    assert set(ways) == {one.id for one in SCENARIOS}
    for moves in ways.values():
        assert [str(read_move(one)) for one in moves] == list(moves)


async def test_a_reference_run_is_played_when_it_is_asked_for_whatever_loop_runs() -> None:
    runs = references(SCENARIOS, read_materials(), RUBRIC)
    assert "05" in runs
    run = runs["05"]
    assert isinstance(run.events[-1], e.CallWrappedUp)
    assert result_of(run, RUBRIC).score >= WINNING_SCORE
    assert runs["05"] is run


@pytest.mark.full
@pytest.mark.parametrize("id_", [one.id for one in SCENARIOS])
def test_every_kept_way_still_wins(id_: str) -> None:
    """If it does not: `make scenarios`."""
    kept = asyncio.run(next(play for play in PLAYGROUNDS if play.scenario.id == id_).played(load_ways()[id_]))
    result = result_of(kept, RUBRIC)
    assert result.score >= WINNING_SCORE
    assert not result.card.critical


def test_where_the_way_that_is_kept_fits_no_more_another_is_searched_for() -> None:
    short = next(one for one in SCENARIOS if one.id == "05")
    runs = References([short], read_materials(), RUBRIC, {"05": ("answer", "submit")})
    assert result_of(runs["05"], RUBRIC).score >= WINNING_SCORE
    assert list(runs) == ["05"]
    assert runs.get("01") is None


def test_ways_are_written_as_they_are_read() -> None:
    moves = ["answer", "say ask_number", "tick wechat"]
    text = written({"02": moves, "01": [read_move(one) for one in moves]})
    assert json.loads(text) == {"ways": {"01": moves, "02": moves}}
    assert len(text.splitlines()) == 4
