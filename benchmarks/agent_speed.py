"""How fast the console is for who works with it, beside a bare program of its toolkit: `make bench`.

Both run on a terminal of 120x36, turn by turn, so that a busy machine slows both; medians count. Ratios are what is
promised and compared: `--check` fails where one is more than a quarter worse than `benchmarks/baseline.json`.

    python -m benchmarks.agent_speed [--starts N] [--moves N] [--json FILE] [--doc PAGE] [--check] [--baseline]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks import choosing
from benchmarks.bare import FIRST
from benchmarks.calling import DOWN, ENTRY, HOME, UP, Seen, bare, furnish, ours, work

BASELINE: Final = Path(__file__).parent / "baseline.json"
TOLERANCE: Final = 1.25
BEGIN, END = "<!-- make bench begins -->", "<!-- make bench ends -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: ours, the bare program's where there is one, and the goal for the ratio or for ours."""

    name: str
    ours: float
    unit: str
    bare: float | None = None
    goal: float | None = None

    @property
    def judged(self) -> float:
        """What the goal is about: the ratio, or ours alone."""
        return self.ours / self.bare if self.bare else self.ours

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        return None if self.goal is None else self.judged <= self.goal


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


def a_call(folder: Path, moves: int) -> list[Figure]:
    """Work a call beside moves in the bare list."""
    with bare() as program:
        program.shows(FIRST)
        answers = [program.answer(key) for key in [DOWN, UP] * (4 * moves)]
        bare_p95, bare_bytes = _p95([taken for taken, _ in answers]), median(sent for _, sent in answers)
        bare_mb = program.megabytes()
    seen, home = Seen(), furnish(folder / "call")
    with ours(home) as program:
        program.shows(HOME)
        work(program, home, seen, moves)
        megabytes = program.megabytes()
    figures = [
        Figure(f"key to paint, p95: {page}", _p95(times), "ms", bare_p95, 1.1)
        for page, times in seen.keys.items()
    ]
    figures += [Figure(f"step to: {page}", taken, "ms") for page, taken in seen.steps.items()]
    figures += [
        Figure(f"bytes of a step to: {page}", sent, "B", None, 40_000)
        for page, sent in seen.step_bytes.items()
    ]
    for page, sent in seen.key_bytes.items():
        if "typed" in page:
            figures.append(Figure(f"bytes of a letter: {page}", median(sent), "B", None, 2_000))
        else:
            figures.append(Figure(f"bytes of a move: {page}", median(sent), "B", bare_bytes, 1.1))
    return [
        *figures,
        Figure("tick all of 250, key to paint", seen.tick_all, "ms", None, 100),
        Figure("bytes a second while idle (two clocks)", seen.idle_bytes, "B", None, 300),
        Figure("memory after a call", megabytes, "MB", bare_mb, 2.5),
    ]


def lists() -> list[Figure]:
    """Measure the list alone at two sizes."""
    few, many = choosing.measure(250), choosing.measure(5_000)
    figures = [Figure(f"list of 250: {act}", taken, "ms") for act, taken in few.items()]
    return figures + [Figure(f"list of 5,000: {act}", taken, "ms") for act, taken in many.items()]


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[18] if len(times) > 1 else times[0]


def table(figures: Sequence[Figure]) -> str:
    """Write the table."""
    rows = [f"{'':52} {'ours':>10} {'bare':>9} {'ratio':>6} {'goal':>7}"]
    for one in figures:
        beside = f"{one.bare:>9,.0f} {one.judged:>6.2f}" if one.bare else f"{'':>9} {'':>6}"
        goal = f"{one.goal:>7g} {'met' if one.met else 'MISSED'}" if one.goal is not None else ""
        rows.append(f"{one.name:52} {one.ours:>8,.1f} {one.unit:2}{beside} {goal}".rstrip())
    return "\n".join(rows)


def write_into(page: Path, text: str) -> None:
    """Put the table in its place on a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n```\n{text}\n```\n{END}{after}", encoding="utf-8")


def worse(figures: Sequence[Figure], before: dict[str, float]) -> list[str]:
    """Name what has a ratio, or a count of bytes, more than a quarter above the baseline."""
    # Milliseconds without a ratio are this machine's, not ours.
    compared = [one for one in figures if one.bare or one.unit == "B"]
    return [
        f"{one.name}: {one.judged:,.2f}, was {before[one.name]:,.2f}"
        for one in compared
        if one.name in before and one.judged > before[one.name] * TOLERANCE
    ]


def main() -> int:
    """Read the options, measure, print, write, compare."""
    parser = argparse.ArgumentParser(description="The console beside a bare program of its toolkit.")
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--moves", type=int, default=10, help="pairs of keys on each page")
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--doc", type=Path, help="put the table into this page")
    parser.add_argument("--check", action="store_true", help="compare with the baseline")
    parser.add_argument("--baseline", action="store_true", help="write the baseline")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        figures = [*starts(Path(made), told.starts), *a_call(Path(made), told.moves), *lists()]
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
