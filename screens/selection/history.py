"""The history of a number as a picture. It knows two dates, the holder's activation and today, and no third.

When an earlier holder bound an account, began or gave the number up is that person's data (PIPL §6). So what lies
before the boundary is drawn from counts alone: the marks are spread evenly, in no order of time and to no scale.
After the boundary all is the caller's own; there the marks stand where their dates put them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent_console.backend import PlatformId
from agent_console.call.call import Call
from agent_console.call.services.unbind import Standing
from agent_console.language import N_, Language
from screens.widgets.line import EMPTY, Line

WIDE_ENOUGH = 78
"""From this body width on the picture has its full length."""


@dataclass(frozen=True, slots=True)
class History:
    """What the picture is drawn from: counts, and the caller's own days (None: the day is not known)."""

    earlier: int
    undated: int
    not_found: int
    own: tuple[date | None, ...]
    activated_on: date | None
    today: date


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many cells each part has, and where its label stands."""

    earlier: int
    frozen: int
    own: int
    frozen_label: int

    @property
    def boundary(self) -> int:
        """The column of the holder's activation."""
        return 2 + 1 + self.earlier + 1 + self.frozen

    @property
    def today(self) -> int:
        """The column of today."""
        return self.boundary + self.own + 1


FULL = Lengths(33, 19, 21, 44)
SHORT = Lengths(27, 16, 19, 35)


def history_of(call: Call, today: date) -> History:
    """Count what lies on either side of the boundary."""
    found: set[PlatformId] = {binding.platform_id for binding in call.lookup.bindings}
    standings = call.rows.standings
    checks = standings[Standing.PLATFORM_CHECKS]
    undated = len(found & checks)
    return History(
        earlier=len(standings[Standing.PREVIOUS_HOLDER] | standings[Standing.UNDER_WAY]),
        undated=undated,
        not_found=len(checks) - undated,
        own=tuple(row.own_since for row in call.rows.kept_own),
        activated_on=call.numbers.activated_on,
        today=today,
    )


def lengths_for(width: int) -> Lengths:
    """Return the lengths of the parts for a body of so many cells."""
    return FULL if width >= WIDE_ENOUGH else SHORT


def picture(history: History, width: int) -> Line:
    """Draw the number's past: `|--o-?-o--| . . . |==#===>`."""
    lengths = lengths_for(width)
    dots = (" ." * ((lengths.frozen - 1) // 2)).ljust(lengths.frozen)
    return (
        EMPTY.at(2, f"|{earlier_part(history, lengths.earlier)}|", "text")
        .at(2 + 2 + lengths.earlier, dots, "quiet")
        .at(lengths.boundary, "|", "heading")
        .at(lengths.boundary + 1, own_part(history, lengths.own), "locked")
        .at(lengths.today, ">", "heading")
    )


def labels(history: History, language: Language, width: int) -> Line:
    """Write over the picture which part is whose, with the only two dates there are."""
    _ = language.text
    lengths = lengths_for(width)
    day = str(history.activated_on or "-")
    own = _(N_("caller {day}")) if lengths is FULL else _(N_("own {day}"))
    line = EMPTY.at(2, _("The number's past"), "quiet")
    line = line.at(max(16, line.end + 4), _("earlier holders"))
    line = line.at(max(lengths.frozen_label, line.end + 3), _("frozen"), "quiet")
    line = line.at(lengths.boundary, own.format(day=day), "heading")
    return line.right(lengths.today + 1, _("today"))


def earlier_part(history: History, cells: int) -> str:
    """Spread earlier (`o`) and undated (`?`) marks evenly over half the cells; too many keep their proportion."""
    total = history.earlier + history.undated
    marks = min(total, cells // 2)
    undated = _share(history.undated, total, marks)
    picture = ["-"] * cells
    for number in range(marks):
        is_undated = (number + 1) * undated // marks > number * undated // marks
        picture[(2 * number + 1) * cells // (2 * marks)] = "?" if is_undated else "o"
    return "".join(picture)


def _share(part: int, total: int, marks: int) -> int:
    """How many of so many marks stand for a part; what there is never vanishes."""
    if not total or not part:
        return 0
    return min(max(1, round(part * marks / total)), marks)


def own_part(history: History, cells: int) -> str:
    """Put the caller's own marks where their dates lie between the boundary and today."""
    picture = ["="] * cells
    for day in history.own:
        place = _place(day, history, cells)
        free = [cell for cell in range(cells) if picture[cell] == "="]
        if not free:
            break
        picture[min(free, key=lambda cell: abs(cell - place))] = "#"
    return "".join(picture)


def _place(day: date | None, history: History, cells: int) -> int:
    if day is None or history.activated_on is None or history.today <= history.activated_on:
        return cells // 2
    share = (day - history.activated_on) / (history.today - history.activated_on)
    return max(0, min(cells - 1, int(share * cells)))
