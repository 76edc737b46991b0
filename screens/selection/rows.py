"""The selection's list as plain data: its entries, what a filter shows, what a key would tick. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from agent_console.backend import Bilingual, PlatformId
from agent_console.call.services.unbind import Family, Row, families
from agent_console.catalogue import PlatformIndex

Key = tuple[str, str]
"""Names an entry for as long as the list of platforms lives, whatever is filtered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list: a company, or one of its platforms (`row`)."""

    family: Family
    row: Row | None = None

    @property
    def key(self) -> Key:
        """What names it."""
        return ("family", self.family.id) if self.row is None else ("platform", self.row.platform.id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The platforms it stands for; a company stands for all of its own, filtered or not."""
        return self.family.rows if self.row is None else (self.row,)


def entries_of(rows: tuple[Row, ...], shown: Iterable[PlatformId] | None = None) -> tuple[Entry, ...]:
    """List companies with their platforms, in the order of the list; with `shown` those platforms alone."""
    kept = None if shown is None else frozenset(shown)
    entries: list[Entry] = []
    for family in families(rows):
        visible = [row for row in family.rows if kept is None or row.platform.id in kept]
        if visible:
            entries.append(Entry(family))
            entries.extend(Entry(family, row) for row in visible)
    return tuple(entries)


def place_of(entries: tuple[Entry, ...], key: Key | None) -> int:
    """Find an entry; the first stands in for one that is not in the list."""
    return next((place for place, entry in enumerate(entries) if entry.key == key), 0)


def best_key(index: PlatformIndex, text: str) -> Key | None:
    """Name the best hit of a filter: the company where only its own name was meant, else a platform."""
    family_id = index.led_by(text)
    if family_id is not None:
        return ("family", family_id)
    found = index.find(text)
    return ("platform", found[0]) if found else None


def top_of_window(place: int, height: int) -> int:
    """Return the first entry shown: the list turns like pages, so that no row moves while the mark walks on one."""
    height = max(height, 1)
    return place // height * height


class TickKind(Enum):
    """What a tick was about, for the sentence that says what became of it."""

    ONE = "ONE"
    FAMILY = "FAMILY"
    SHOWN = "SHOWN"


@dataclass(frozen=True, slots=True)
class Change:
    """What a key does to the ticks. `refused` is the one row that can not be ticked and was asked for alone."""

    kind: TickKind
    entry: Entry | None = None
    tick: tuple[PlatformId, ...] = ()
    untick: tuple[PlatformId, ...] = ()
    passed_over: int = 0
    refused: Row | None = None


def toggled(entry: Entry, ticked: frozenset[PlatformId]) -> Change:
    """Tick a row, or a company; what is ticked whole is unticked. Locked rows are passed over."""
    kind = TickKind.ONE if entry.row else TickKind.FAMILY
    if entry.row and not entry.row.tickable:
        return Change(kind, entry, refused=entry.row)
    open_ids = _tickable(entry.rows)
    if open_ids and ticked.issuperset(open_ids):
        return Change(kind, entry, untick=open_ids)
    return Change(kind, entry, tick=_without(open_ids, ticked), passed_over=len(entry.rows) - len(open_ids))


def whole_family(entry: Entry, ticked: frozenset[PlatformId]) -> Change:
    """Tick all of the company an entry belongs to."""
    family = Entry(entry.family)
    open_ids = _tickable(family.rows)
    passed_over = len(family.rows) - len(open_ids)
    return Change(TickKind.FAMILY, family, tick=_without(open_ids, ticked), passed_over=passed_over)


def all_shown(entries: tuple[Entry, ...], ticked: frozenset[PlatformId]) -> Change:
    """Tick everything the filter shows."""
    rows = _rows_shown(entries)
    open_ids = _tickable(rows)
    tick = _without(open_ids, ticked)
    return Change(TickKind.SHOWN, tick=tick, passed_over=len(rows) - len(open_ids))


def none_shown(entries: tuple[Entry, ...], ticked: frozenset[PlatformId]) -> Change:
    """Untick everything the filter shows."""
    shown = (row.platform.id for row in _rows_shown(entries))
    return Change(TickKind.SHOWN, untick=tuple(one for one in shown if one in ticked))


def named(
    rows: tuple[Row, ...], index: PlatformIndex, words: str, ticked: frozenset[PlatformId]
) -> Change | str:
    """Tick by name, several at once: `dy wb`, `@zj` a company, `*` all; the first word nobody is called by instead.

    A word is found as the filter finds it, so what ticks here is what Space would tick there.
    """
    entries = entries_of(rows)
    wanted: dict[PlatformId, Row] = {}
    for word in words.split():
        found = entries if word == "*" else _entries_called(entries, index, word)
        if not found:
            return word
        wanted |= {row.platform.id: row for entry in found for row in entry.rows}
    open_ids = _tickable(wanted.values())
    passed_over = len(wanted) - len(open_ids)
    return Change(TickKind.SHOWN, tick=_without(open_ids, ticked), passed_over=passed_over)


def completed(
    rows: tuple[Row, ...], index: PlatformIndex, words: str, name_in: Callable[[Bilingual], str]
) -> str:
    """Write the last word as the name it finds, with the sign of a company; a name with spaces stays as typed."""
    head, _, last = words.rpartition(" ")
    found = _entries_called(entries_of(rows), index, last)[:1]
    if not found:
        return words
    entry = found[0]
    name = name_in(entry.row.platform.name if entry.row else entry.family.name)
    written = last if " " in name else name if entry.row else f"@{name}"
    return f"{head} {written}".strip()


def _entries_called(entries: tuple[Entry, ...], index: PlatformIndex, word: str) -> tuple[Entry, ...]:
    families = index.find_families(word[1:]) if word.startswith("@") and word[1:] else ()
    key = ("family", families[0]) if families else None if word.startswith("@") else best_key(index, word)
    return tuple(entry for entry in entries if entry.key == key)


def _rows_shown(entries: tuple[Entry, ...]) -> tuple[Row, ...]:
    return tuple(entry.row for entry in entries if entry.row)


def _tickable(rows: Iterable[Row]) -> tuple[PlatformId, ...]:
    return tuple(row.platform.id for row in rows if row.tickable)


def _without(ids: tuple[PlatformId, ...], ticked: frozenset[PlatformId]) -> tuple[PlatformId, ...]:
    return tuple(one for one in ids if one not in ticked)
