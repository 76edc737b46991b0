"""The table of what was measured: a line each, judged by its goal, put on a page, compared with a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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
