"""Whether scenarios can be won, each proved by a search. It prints nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.proving import proved
from agent_console.staging.search import SearchLimits
from agent_console.training.lint import Finding
from agent_console.training.scenario import Scenario


def not_won(scenarios: Iterable[Scenario]) -> Iterator[Finding]:
    """Name what stands in the way of winning; about a second for each that can be won."""
    materials, rubric, limits = read_materials(), load_rubric(), SearchLimits(time.monotonic)
    for scenario in scenarios:
        if (problem := proved(scenario, materials, rubric, limits).problem) is not None:
            yield problem
