"""How fast the console is for who works with it, beside a bare program of its toolkit: `make bench`.

Both run on a terminal of 120x36, turn by turn, so that a busy machine slows both; medians count. Ratios are what is
promised and compared: `--check` fails where one is more than a quarter worse than `benchmarks/baseline.json`.

    python -m benchmarks.agent_speed [--starts N] [--calls N] [--moves N] [--json FILE] [--doc PAGE] [--check]
                                     [--baseline]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks import choosing
from benchmarks.bare import FIRST
from benchmarks.calling import DOWN, ENTRY, HOME, UP, Seen, bare, furnish, ours, work
from benchmarks.figures import Figure, table, worse, write_into

BASELINE: Final = Path(__file__).parent / "baseline.json"


def starts(folder: Path, count: int) -> list[Figure]:
    """Start both in turn, each with warm files; the first start of each is not counted."""
    seen: dict[str, list[float]] = {
        name: [] for name in ("paint", "key", "ready", "mb", "b_paint", "b_key", "b_mb")
    }
    home = furnish(folder / "starts")
    for _ in range(count + 1):
        with bare() as program:
            seen["b_paint"].append(program.shows(FIRST))
            seen["b_key"].append(seen["b_paint"][-1] + program.step(DOWN, "Row")[0])
            seen["b_mb"].append(program.megabytes())
        with ours(home) as program:
            seen["paint"].append(program.shows(ENTRY))
            seen["key"].append(seen["paint"][-1] + program.step("1", "1")[0])
            home_stands = program.shows(HOME)
            seen["ready"].append(home_stands + program.step("2", "2")[0])
            seen["mb"].append(program.megabytes())
    mid = {name: median(times[1:]) for name, times in seen.items()}
    return [
        Figure("start to first paint", mid["paint"], "ms", mid["b_paint"], 1.25),
        Figure("start to the entry line answering a key", mid["key"], "ms", mid["b_key"]),
        Figure("start to ready: Home, lists and all, answers", mid["ready"], "ms", mid["b_key"], 1.6),
        Figure("memory on the first page", mid["mb"], "MB", mid["b_mb"], 1.8),
    ]


@dataclass(slots=True)
class Bare:
    """What the bare program took: milliseconds from a key to its paint, bytes of a move, megabytes."""

    keys: list[float] = field(default_factory=list)
    key_bytes: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def move(self, count: int) -> None:
        """Start the program and move in its list, `count` pairs of keys."""
        with bare() as program:
            program.shows(FIRST)
            for key in [DOWN, UP] * count:
                taken, sent = program.answer(key)
                self.keys.append(taken)
                self.key_bytes.append(sent)
            self.megabytes.append(program.megabytes())


def calls(folder: Path, count: int, moves: int) -> list[Figure]:
    """Work calls, each in a console and a home of its own, with moves in the bare list before each."""
    beside, worked = Bare(), list[Seen]()
    for number in range(count):
        beside.move(2 * moves)
        home, seen = furnish(folder / f"call-{number}"), Seen()
        with ours(home) as program:
            program.shows(HOME)
            work(program, home, seen, moves)
            seen.megabytes = program.megabytes()
        worked.append(seen)
    return [
        *_keys(worked, beside),
        *_steps(worked),
        *_bytes_of_keys(worked, beside),
        Figure("tick all of 250, key to paint", median(one.tick_all for one in worked), "ms", None, 100),
        Figure(
            "bytes a second while idle (two clocks)", median(one.idle_bytes for one in worked), "B", None, 300
        ),
        Figure(
            "memory after a call",
            median(one.megabytes for one in worked),
            "MB",
            median(beside.megabytes),
            2.5,
        ),
    ]


def _keys(worked: Sequence[Seen], beside: Bare) -> list[Figure]:
    return [
        Figure(
            f"key to paint, {name}: {page}",
            of([taken for one in worked for taken in one.keys[page]]),
            "ms",
            of(beside.keys),
            goal,
        )
        for page in worked[0].keys
        for name, of, goal in (("p50", median, None), ("p95", _p95, 1.1))
    ]


def _steps(worked: Sequence[Seen]) -> list[Figure]:
    pages = tuple(worked[0].steps)
    return [Figure(f"step to: {page}", median(one.steps[page] for one in worked), "ms") for page in pages] + [
        Figure(f"bytes of a step to: {page}", max(one.step_bytes[page] for one in worked), "B", None, 40_000)
        for page in pages
    ]


def _bytes_of_keys(worked: Sequence[Seen], beside: Bare) -> list[Figure]:
    figures = []
    for page in worked[0].key_bytes:
        sent = median(count for one in worked for count in one.key_bytes[page])
        if "typed" in page:
            figures.append(Figure(f"bytes of a letter: {page}", sent, "B", None, 2_000))
        else:
            figures.append(Figure(f"bytes of a move: {page}", sent, "B", median(beside.key_bytes), 1.1))
    return figures


def lists() -> list[Figure]:
    """Measure the list alone at two sizes."""
    few, many = choosing.measure(250), choosing.measure(5_000)
    figures = [Figure(f"list of 250: {act}", taken, "ms") for act, taken in few.items()]
    return figures + [Figure(f"list of 5,000: {act}", taken, "ms") for act, taken in many.items()]


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]


def main() -> int:
    """Read the options, measure, print, write, compare."""
    parser = argparse.ArgumentParser(description="The console beside a bare program of its toolkit.")
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--calls", type=int, default=5, help="each in a console of its own")
    parser.add_argument("--moves", type=int, default=10, help="pairs of keys on each page")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--doc", type=Path, help="put the table into this page")
    parser.add_argument("--check", action="store_true", help="compare with the baseline")
    parser.add_argument("--baseline", action="store_true", help="write the baseline")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        figures = [*starts(Path(made), told.starts), *calls(Path(made), told.calls, told.moves), *lists()]
    print(table(figures))
    if told.doc is not None:
        write_into(told.doc, table(figures))
    judged = {one.name: round(one.judged, 3) for one in figures}
    for file in (told.json, BASELINE if told.baseline else None):
        if file is not None:
            file.write_text(json.dumps(judged, indent=1) + "\n", encoding="utf-8")
    if not told.check:
        return 0
    missed = worse(figures, json.loads(BASELINE.read_text(encoding="utf-8")))
    print("\n".join(missed) or "nothing is more than a quarter worse than the baseline")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
