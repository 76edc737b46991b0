"""What a casebook costs as it grows: `make bench`.

A casebook is filled to 100, 10,000 and 100,000 cases, and at each size measured beside a small one and beside bare
SQLite, turn by turn, so that a busy machine moves all of them:

1. a step: one commit of a whole scripted call, on disk when it returns; bare SQLite writes a row of a case's size;
2. a start: opening the file and asking what the first page asks, beside a casebook without cases;
3. a search by phone number.

Medians count. The goal: a step and a search are flat within 1.5 of the small casebook, a start takes at most 100 ms
more than without cases. The cases a casebook is filled with are short calls, five kilobytes each; a hundred are open,
the others came to their end.

    python -m benchmarks.casebook [--cases N ...] [--steps N]
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from agent_console.casebook.casebook import Casebook
from benchmarks.filling import fill, number_of
from tests.support_casebook import BACKEND, NOW, Script, open_casebook

SIZES: Final = (100, 10_000, 100_000)
STARTS: Final = 9
SEARCHES: Final = 200
CALLS: Final = 12
"""Scripted calls measured at each size; each is some twenty steps."""

ROW: Final = "x" * 1400
HEAD: Final = "  cases     MB  step ms /small  /bare  start ms  -empty search ms /small"
FLAT: Final = 1.5
LATER_MS: Final = 100.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: milliseconds, and for ratios those of the small casebook in the same turns."""

    cases: int
    step: float
    step_small: float
    step_bare: float
    start: float
    start_empty: float
    search: float
    search_small: float
    megabytes: float


def steps(casebook: Casebook) -> Iterator[Callable[[], None]]:
    """Give every commit of one call."""
    script = Script(str(casebook.next_case_number(NOW.date())), NOW)
    for batch in script.whole():
        yield lambda batch=batch: batch.commit_to(casebook)  # type: ignore[misc]


def bare(file: Path) -> sqlite3.Connection:
    """Open SQLite without anything of ours."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT)")
    return connection


def timed(act: Callable[[], object]) -> float:
    """Give the milliseconds one act takes."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def start(folder: Path) -> None:
    """Open a casebook and ask what the first page asks."""
    casebook = open_casebook(folder)
    casebook.erase_expired_drafts(NOW)
    casebook.today(NOW)
    casebook.due(NOW)
    casebook.unfinished(NOW)
    casebook.recent(8)
    casebook.waiting(BACKEND)
    casebook.needing_a_person(BACKEND)
    casebook.with_platforms(BACKEND)
    casebook.close()


def measure_steps(large: Path, small: Path, plain: Path) -> tuple[float, float, float]:
    """Give the median of a step of both casebooks, and of bare SQLite."""
    seen: tuple[list[float], list[float], list[float]] = ([], [], [])
    with (
        closing(open_casebook(large)) as first,
        closing(open_casebook(small)) as second,
        closing(bare(plain)) as connection,
    ):
        write = lambda: connection.execute("INSERT INTO rows (text) VALUES (?)", (ROW,))
        for _ in range(CALLS):
            for one, other in zip(steps(first), steps(second), strict=True):
                for times, act in zip(seen, (one, other, write), strict=True):
                    times.append(timed(act))
    return median(seen[0]), median(seen[1]), median(seen[2])


def measure_starts(large: Path, empty: Path) -> tuple[float, float]:
    """Give the median of a start with cases and without."""
    start(empty)
    start(large)
    pairs = [(timed(lambda: start(large)), timed(lambda: start(empty))) for _ in range(STARTS)]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def measure_searches(large: Path, small: Path, cases: int) -> tuple[float, float]:
    """Give the median of a search by phone number in both."""
    with closing(open_casebook(large)) as first, closing(open_casebook(small)) as second:
        pairs = []
        for turn in range(SEARCHES):
            wanted, near = number_of(turn * 997 % cases), number_of(turn % min(SIZES))
            assert first.about(wanted)
            pairs.append((timed(lambda n=wanted: first.about(n)), timed(lambda n=near: second.about(n))))  # type: ignore[misc]
    return median(one for one, _ in pairs), median(other for _, other in pairs)


def measure(folder: Path, cases: int) -> Measured:
    """Measure at one size."""
    large, small, empty = folder / "large", folder / "small", folder / "empty"
    taken = measure_steps(large, small, folder / "bare.sqlite")
    begun = measure_starts(large, empty)
    found = measure_searches(large, small, cases)
    size = sum(file.stat().st_size for file in large.iterdir()) / 2**20
    return Measured(cases, *taken, *begun, *found, size)


def show(one: Measured) -> None:
    """Print one row."""
    print(
        f"{one.cases:>7,} {one.megabytes:>6.0f} "
        f"{one.step:>8.2f} {one.step / one.step_small:>6.2f} {one.step / one.step_bare:>6.2f} "
        f"{one.start:>9.1f} {one.start - one.start_empty:>+7.1f} "
        f"{one.search:>9.3f} {one.search / one.search_small:>6.2f}",
        flush=True,
    )


def run(sizes: Sequence[int]) -> None:
    """Fill and measure, size by size, and say what is not as it should be."""
    print(HEAD)
    missed = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with closing(open_casebook(folder / "small")) as casebook:
            fill(casebook, range(min(SIZES)))
        done = 0
        for cases in sizes:
            with closing(open_casebook(folder / "large")) as casebook:
                fill(casebook, range(done, cases))
            done = cases
            seen = measure(folder, cases)
            show(seen)
            missed += judged(seen)
    print(
        "\n".join(missed)
        or f"goals met: flat within {FLAT}, a start at most {LATER_MS:.0f} ms more than empty"
    )


def judged(seen: Measured) -> list[str]:
    """Say which goals were missed."""
    missed = []
    for name, ours, small in (
        ("a step", seen.step, seen.step_small),
        ("a search", seen.search, seen.search_small),
    ):
        if ours > FLAT * small:
            missed.append(
                f"{seen.cases:,} cases: {name} takes {ours / small:.2f} of the small casebook's (goal {FLAT})"
            )
    if seen.start - seen.start_empty > LATER_MS:
        missed.append(
            f"{seen.cases:,} cases: a start takes {seen.start - seen.start_empty:.0f} ms more (goal {LATER_MS:.0f})"
        )
    return missed


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description="Steps, starts and searches of a casebook as it grows.")
    parser.add_argument(
        "--cases", type=int, nargs="+", default=list(SIZES), metavar="N", help="sizes, growing"
    )
    told = parser.parse_args()
    run(told.cases)


if __name__ == "__main__":
    main()
