"""The rows of the selection's list as lines: box and name, weight of the warning, finding. It knows no keys.

Three columns: what it is, how heavy its warning is, and what was found. The last is for the eye alone and never
read out. A row that cannot be ticked has no box.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.backend import PlatformId
from agent_console.call.services.unbind import Row, Standing
from agent_console.language import Language
from screens.palettes import Role
from screens.selection.entries import Entry
from screens.selection.history import WIDE_ENOUGH
from screens.selection.rows import toggled
from screens.warnings import Warned, WarningWord, warning_of
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import SIGN_ROLES


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of the list; `last` is the last one that may hold text."""

    weight: int
    finding: int
    last: int

    @property
    def finding_width(self) -> int:
        """Cells a finding may take."""
        return self.last - self.finding + 1


FULL = Grid(30, 48, 78)
SHORT = Grid(29, 49, 68)

_FAMILY_NAME = 5
_NAME = 8


def grid_for(width: int) -> Grid:
    """Return the columns for a body of so many cells."""
    return FULL if width >= WIDE_ENOUGH else SHORT


@dataclass(frozen=True, slots=True)
class ListStyle:
    """What every row of the list is drawn with."""

    language: Language
    warning_word: WarningWord
    ticked: frozenset[PlatformId]
    grid: Grid


def entry_line(entry: Entry, style: ListStyle, highlighted: bool, room: int | None = None) -> Line:
    """Draw one entry; `room` is how many cells its finding may take where something else stands behind it."""
    line = EMPTY.at(2, ">") if highlighted else EMPTY
    if entry.row is None:
        line = _family(line, entry, style, highlighted and room is None)
    else:
        line = _platform(line, entry.row, style, style.grid.finding_width if room is None else room)
    return line.on("focus") if highlighted else line


def _family(line: Line, entry: Entry, style: ListStyle, hinted: bool) -> Line:
    grid = style.grid
    name = fit(style.language.bilingual(entry.family.name), grid.weight - _FAMILY_NAME - 1)
    possible = [row for row in entry.rows if row.tickable]
    chosen = sum(row.platform.id in style.ticked for row in possible)
    line = line.at(_FAMILY_NAME, name, "heading").at(grid.weight, f"{chosen}/{len(possible)}")
    return line.at(grid.finding, _family_hint(entry, style)) if hinted else line


def _family_hint(entry: Entry, style: ListStyle) -> str:
    _ = style.language.text
    change = toggled(entry, style.ticked)
    if not change.tick and not change.untick:
        return ""
    ticks = (_("Space ticks all {count}"), _("Space: all {count}"))
    unticks = (_("Space unticks all {count}"), _("Space: none of {count}"))
    forms = [
        form.format(count=len(change.untick or change.tick)) for form in (unticks if change.untick else ticks)
    ]
    return next((form for form in forms if width_of(form) <= style.grid.finding_width), forms[-1])


def _platform(line: Line, row: Row, style: ListStyle, room: int) -> Line:
    grid, platform = style.grid, row.platform
    chosen = row.tickable and platform.id in style.ticked
    role: Role = "heading" if chosen else "text" if row.tickable else _FINDING_ROLES[row.standing]
    box = "[x]" if chosen else "[ ]"
    line = line.at(4, box, role) if row.tickable else line.at(5, refusal_sign(row), role)
    name = fit(style.language.bilingual(platform.name), grid.weight - _NAME - 1)
    line = line.at(_NAME, name, role)
    weight = weight_of(row, style)
    if weight:
        line = line.at(grid.weight, weight.sign, weight.role)
        line = line.at(grid.weight + 3, fit(weight.word, grid.finding - grid.weight - 4), weight.role)
    return line.at(grid.finding, finding(row, style.language, room), _FINDING_ROLES[row.standing])


_FINDING_ROLES: dict[Standing, Role] = {
    Standing.PREVIOUS_HOLDER: "text",
    Standing.PLATFORM_CHECKS: "unknown",
    Standing.LOCKED_OWN: "locked",
    Standing.UNDER_WAY: SIGN_ROLES["~"],
    Standing.SELF_SERVICE: "locked",
    Standing.NOT_SUPPORTED: "locked",
}


_REFUSAL_SIGNS = {Standing.LOCKED_OWN: "#", Standing.UNDER_WAY: "~"}


def refusal_sign(row: Row) -> str:
    """Return what stands in place of a box: `#` the caller's own, `~` asked for before, `-` not possible here."""
    return _REFUSAL_SIGNS.get(row.standing, "-")


def weight_of(row: Row, style: ListStyle) -> Warned | None:
    """Return what stands in the middle column; a locked row says so there instead of its warning."""
    _ = style.language.text
    if row.standing is Standing.LOCKED_OWN:
        return Warned("#", _("locked"), "locked")
    if row.standing is Standing.UNDER_WAY:
        return Warned("~", _("asked for"), SIGN_ROLES["~"])
    if row.standing is Standing.SELF_SERVICE:
        return Warned("-", _("by the caller"), "locked")
    if row.standing is Standing.NOT_SUPPORTED:
        return Warned("-", _("not served"), "locked")
    return warning_of(row.platform, style.warning_word, style.language)


def finding(row: Row, language: Language, room: int) -> str:
    """Say what was found, in the longest form that fits; the last resort is cut to the room."""
    forms = _findings(row, language)
    return next((form for form in forms if width_of(form) <= room), fit(forms[-1], room))


def _findings(row: Row, language: Language) -> tuple[str, ...]:
    _ = language.text
    match row.standing:
        case Standing.PREVIOUS_HOLDER if row.keeps_own:
            return (_("o previous holder, yours stays"), _("o previous holder"))
        case Standing.PREVIOUS_HOLDER:
            return (_("o previous holder"),)
        case Standing.PLATFORM_CHECKS:
            return (_("? platform checks"), _("? checks"))
        case Standing.LOCKED_OWN:
            since = f"{row.own_since:%Y-%m}" if row.own_since else ""
            dated = (_("# yours since {month}, it stays").format(month=since),) if since else ()
            return (*dated, _("# yours, it stays"))
        case Standing.UNDER_WAY:
            # Half of a number leads nowhere: it stands here whole or not at all.
            return (_("~ under way: {number}").format(number=row.open_request), _("~ under way"))
        case Standing.SELF_SERVICE:
            route = language.bilingual(row.platform.route) if row.platform.route else ""
            return (*((f"- {route}",) if route else ()), _("- do it there (F3)"))
        case _:
            return (_("- takes no part"),)
