"""At every moment of a call worked well there is advice, of every service and beside an earlier case."""

from __future__ import annotations

import pytest

from agent_console.backend import PlatformList
from agent_console.call.call import Terms
from agent_console.call.reducer import replayed
from agent_console.catalogue.load import load_catalogue
from agent_console.training.hint_file import load_hints
from agent_console.training.situations import situation_of
from tests.training.runs.table import WON
from tests.training.runs.test_won_and_lost import played

pytestmark = pytest.mark.full

OF_EACH_KIND = {
    "01": "read_back.consent",
    "07": "stopped.not_holder",
    "12": "labels_read_back.consent",
    "18": "own_accounts.answers",
    "19": "stopped.line_dropped",
}
"""A scenario of each service and of two ends, with a moment that only it has."""


@pytest.mark.parametrize("id_", OF_EACH_KIND)
async def test_every_moment_of_a_call_worked_well_has_advice(id_: str) -> None:
    catalogue, hints = load_catalogue(), load_hints()
    terms = Terms(PlatformList(catalogue.version, catalogue.platforms), "C-2026-03")
    events = (await played(id_, WON[id_])).events

    passed = {
        situation_of(replayed(events[: count + 1], terms), event.at) for count, event in enumerate(events)
    }

    assert passed <= set(hints)
    assert OF_EACH_KIND[id_] in passed
