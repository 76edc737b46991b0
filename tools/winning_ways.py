"""Writes `data/scenarios/winning.json`: how each scenario is won, found by the search. Run by `make scenarios`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.proving import proved
from agent_console.staging.search import SearchLimits
from agent_console.staging.ways import FILE, written
from agent_console.training.scenario_file import load_scenarios

PLACE = Path(__file__).parent.parent / "data" / "scenarios" / FILE


def main() -> int:
    """Search for all of them; one that cannot be won is named, and nothing is written."""
    materials, rubric, ways = read_materials(), load_rubric(), {}
    limits = SearchLimits(time.monotonic)
    for scenario in load_scenarios():
        began = time.monotonic()
        proof = proved(scenario, materials, rubric, limits)
        if proof.problem is not None or proof.found is None:
            print(f"{scenario.id}: {proof.problem}")
            return 1
        ways[scenario.id] = proof.found.moves
        took = time.monotonic() - began
        print(f"{scenario.id}: {len(proof.found.moves)} moves, {proof.found.states} states, {took:.1f} s")
    PLACE.write_text(written(ways), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
