"""The list that is read out, company by company, in as many pages as it takes. It knows no statement and no key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agent_console.call.call import Call
from agent_console.call.services.unbind import Rows
from agent_console.language import Language
from screens.warnings import told_sign
from screens.widgets.line import EMPTY, Line, fit, width_of

MOST_ON_ONE_PAGE = 12
"""More names than these nobody remembers when asked "is that right?": they get pages of their own."""

_COMPANY_CELLS = 16
_BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Group:
    """A company, the names of its apps in the order of the list, and the sign of each that warns ("" for none)."""

    company: str
    apps: tuple[str, ...]
    signs: tuple[str, ...] = ()

    @property
    def signed(self) -> tuple[str, ...]:
        """The apps as one reads them from a page of their own: what has to be told stands before its name."""
        names = shortened(self.apps)
        return tuple(map(str.__add__, self.signs, names)) if self.signs else names


def groups_of(call: Call, language: Language) -> tuple[Group, ...]:
    """Name what is ticked, company by company."""
    return groups_of_rows(call.chosen, language)


def groups_of_rows(rows: Rows, language: Language) -> tuple[Group, ...]:
    """Name platforms, company by company."""
    return tuple(
        Group(
            language.bilingual(family.name),
            tuple(language.bilingual(row.platform.name) for row in family.rows),
            tuple(told_sign(row.platform.warning_weight) for row in family.rows),
        )
        for family in rows.families
    )


def beside_label(groups: tuple[Group, ...], column: int, last: int) -> tuple[Line, ...]:
    """Draw one company a row from a column on, apps behind it; long companies take several rows."""
    names = _name_cells(groups, _COMPANY_CELLS)
    lines: list[Line] = []
    for group in groups:
        apps = column + names + 2
        for number, row in enumerate(_rows(group.apps, last - apps + 1)):
            line = EMPTY.at(apps, row, "heading")
            lines.append(line if number else line.at(column, fit(group.company, names)))
    return tuple(lines)


def list_pages(groups: tuple[Group, ...], width: int, height: int) -> tuple[tuple[Line, ...], ...]:
    """Draw everything in two columns, page by page; nothing is left out and the order is the list's."""
    lines = tuple(_two_columns(groups, width))
    return tuple(lines[top : top + height] for top in range(0, len(lines), max(height, 1)))


def _two_columns(groups: tuple[Group, ...], width: int) -> Iterator[Line]:
    names, middle = _name_cells(groups, _COMPANY_CELLS), 2 + width // 2
    left: Line | None = None
    for group in groups:
        short = _BETWEEN.join(group.signed)
        if width_of(short) <= width // 2 - names - 4:
            if left is None:
                left = _cell(EMPTY, 2, names, group.company, short)
            else:
                yield _cell(left, middle, names, group.company, short)
                left = None
            continue
        if left is not None:
            yield left
            left = None
        for number, row in enumerate(_rows(group.signed, width - names - 2)):
            yield _cell(EMPTY, 2, names, "" if number else group.company, row)
    if left is not None:
        yield left


def _cell(line: Line, column: int, names: int, company: str, apps: str) -> Line:
    return line.at(column, fit(company, names)).at(column + names + 2, apps, "heading")


def _name_cells(groups: tuple[Group, ...], most: int) -> int:
    return min(most, max((width_of(group.company) for group in groups), default=0))


def _rows(names: tuple[str, ...], cells: int) -> Iterator[str]:
    """Join names into rows of so many cells; a name is never broken, one too long is cut."""
    row = ""
    for name in (fit(name, cells) for name in names):
        joined = f"{row}{_BETWEEN}{name}" if row else name
        if row and width_of(joined) > cells:
            yield row
            joined = name
        row = joined
    if row:
        yield row


def shortened(names: tuple[str, ...]) -> tuple[str, ...]:
    """Write what all names of a company begin with only once: `Sample app 001  002  003`."""
    if len(names) < 3:
        return names
    shared = names[0][: names[0].rfind(" ") + 1]
    if not shared or not all(name.startswith(shared) and name != shared for name in names):
        return names
    return (names[0], *(name.removeprefix(shared) for name in names[1:]))
