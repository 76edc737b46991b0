"""The list that is read out, company by company, in as many pages as it takes. It knows no statement and no key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from agent_console.call.call import Call
from agent_console.call.services.unbind import Rows
from agent_console.language import Language
from screens.warnings import told_sign
from screens.widgets.line import EMPTY, Line, fit, width_of

MOST_ON_ONE_PAGE = 12
"""More names than these nobody remembers when asked "is that right?": they get pages of their own."""

_COMPANY_CELLS = 16
_BETWEEN = "  "

_Row = TypeVar("_Row")


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
            line = EMPTY.at(apps, _BETWEEN.join(row), "heading")
            lines.append(line if number else line.at(column, fit(group.company, names)))
    return tuple(lines)


def list_pages(groups: tuple[Group, ...], width: int, height: int) -> tuple[tuple[Line, ...], ...]:
    """Draw everything in two columns, page by page; nothing is left out and the order is the list's."""
    lines = tuple(line for line, _ in _two_columns(groups, width))
    return _by_pages(lines, height)


def names_by_page(groups: tuple[Group, ...], width: int, height: int) -> tuple[tuple[str, ...], ...]:
    """Name, page by page, the apps that stand on the pages of `list_pages`, each by its whole name."""
    apps = iter([app for group in groups for app in group.apps])
    counts = tuple(count for _, count in _two_columns(groups, width))
    return tuple(tuple(islice(apps, sum(page))) for page in _by_pages(counts, height))


def _by_pages(rows: tuple[_Row, ...], height: int) -> tuple[tuple[_Row, ...], ...]:
    return tuple(rows[top : top + height] for top in range(0, len(rows), max(height, 1)))


def _two_columns(groups: tuple[Group, ...], width: int) -> Iterator[tuple[Line, int]]:
    """Draw row by row, and count the apps in each; what stands left comes before what stands right of it."""
    names, middle = _name_cells(groups, _COMPANY_CELLS), 2 + width // 2
    left: tuple[Line, int] | None = None
    for group in groups:
        short, count = _BETWEEN.join(group.signed), len(group.apps)
        if width_of(short) <= width // 2 - names - 4:
            if left is None:
                left = _cell(EMPTY, 2, names, group.company, short), count
            else:
                yield _cell(left[0], middle, names, group.company, short), left[1] + count
                left = None
            continue
        if left is not None:
            yield left
            left = None
        for number, row in enumerate(_rows(group.signed, width - names - 2)):
            company = "" if number else group.company
            yield _cell(EMPTY, 2, names, company, _BETWEEN.join(row)), len(row)
    if left is not None:
        yield left


def _cell(line: Line, column: int, names: int, company: str, apps: str) -> Line:
    return line.at(column, fit(company, names)).at(column + names + 2, apps, "heading")


def _name_cells(groups: tuple[Group, ...], most: int) -> int:
    return min(most, max((width_of(group.company) for group in groups), default=0))


def _rows(names: tuple[str, ...], cells: int) -> Iterator[tuple[str, ...]]:
    """Put names into rows of so many cells; a name is never broken, one too long is cut."""
    row: tuple[str, ...] = ()
    for name in (fit(name, cells) for name in names):
        if row and width_of(_BETWEEN.join((*row, name))) > cells:
            yield row
            row = ()
        row = (*row, name)
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
