"""What a key of the selection would tick, and which entry a filter means. Plain data; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from agent_console.backend import Bilingual, PlatformId
from agent_console.call.services.unbind import Row
from agent_console.catalogue import PlatformIndex
from screens.selection.entries import Entries, Entry, Key, Listing


def best_key(index: PlatformIndex, text: str) -> Key | None:
    """Name the best hit of a filter: the company where only its own name was meant, else a platform."""
    family_id = index.led_by(text)
    if family_id is not None:
        return ("family", family_id)
    best = index.best(text)
    return ("platform", best) if best is not None else None


def top_of_window(place: int, height: int, count: int) -> int:
    """Return the first entry shown: the list turns like pages, so that no row moves while the mark walks on one.

    The last page is filled up with the rows before it: of `count` none stands below an empty place.
    """
    height = max(height, 1)
    return min(place // height * height, max(0, count - height))


class TickKind(Enum):
    """What a tick was about, for the sentence that says what became of it."""

    ONE = "ONE"
    FAMILY = "FAMILY"
    SHOWN = "SHOWN"


@dataclass(frozen=True, slots=True)
class Change:
    """What a key does to the ticks. `refused` is the row that cannot be ticked and was asked for by itself."""

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


def all_shown(entries: Entries, ticked: frozenset[PlatformId]) -> Change:
    """Tick everything the filter shows."""
    rows = tuple(entries.rows())
    open_ids = _tickable(rows)
    tick = _without(open_ids, ticked)
    return Change(TickKind.SHOWN, tick=tick, passed_over=len(rows) - len(open_ids))


def none_shown(entries: Entries, ticked: frozenset[PlatformId]) -> Change:
    """Untick everything the filter shows."""
    shown = (row.platform.id for row in entries.rows())
    return Change(TickKind.SHOWN, untick=tuple(one for one in shown if one in ticked))


def named(listing: Listing, index: PlatformIndex, words: str, ticked: frozenset[PlatformId]) -> Change | str:
    """Tick by name, several at once: `dy wb`, `@zj` a company, `*` all; the first word nobody is called by instead.

    A word is found as the filter finds it, so what ticks here is what Space would tick there.
    """
    wanted: dict[PlatformId, Row] = {}
    refused: Row | None = None
    for word in words.split():
        entry = _entry_called(listing, index, word) if word != "*" else None
        if entry is None and word != "*":
            return word
        wanted |= {row.platform.id: row for row in (entry.rows if entry else listing.all().rows())}
        if refused is None and entry and entry.row and not entry.row.tickable:
            refused = entry.row
    open_ids = _tickable(wanted.values())
    passed_over = len(wanted) - len(open_ids)
    tick = _without(open_ids, ticked)
    return Change(TickKind.SHOWN, tick=tick, passed_over=passed_over, refused=refused)


def completed(listing: Listing, index: PlatformIndex, words: str, name_in: Callable[[Bilingual], str]) -> str:
    """Write the last word as the name it finds, with the sign of a company; a name with spaces stays as typed."""
    head, _, last = words.rpartition(" ")
    entry = _entry_called(listing, index, last)
    if entry is None:
        return words
    name = name_in(entry.row.platform.name if entry.row else entry.family.name)
    written = last if " " in name else name if entry.row else f"@{name}"
    return f"{head} {written}".strip()


def _entry_called(listing: Listing, index: PlatformIndex, word: str) -> Entry | None:
    families = index.find_families(word[1:]) if word.startswith("@") and word[1:] else ()
    key = ("family", families[0]) if families else None if word.startswith("@") else best_key(index, word)
    place = listing.place_of(key) if key else None
    return listing.at(place) if place is not None else None


def _tickable(rows: Iterable[Row]) -> tuple[PlatformId, ...]:
    return tuple(row.platform.id for row in rows if row.tickable)


def _without(ids: tuple[PlatformId, ...], ticked: frozenset[PlatformId]) -> tuple[PlatformId, ...]:
    return tuple(one for one in ids if one not in ticked)
