"""A key of the selection makes what is seen, however long the list is. Counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import FrameType

import pytest

from agent_console.backend import Bilingual, PlatformId, PlatformList, UnbindMethod
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.reducer import apply, replayed
from agent_console.call.services.rows import Row
from agent_console.catalogue import PlatformIndex, load_readings
from screens.call_page import facts_of
from screens.call_steps import steps_of
from screens.selection.entries import Entries, Entry, entries_of
from screens.selection.page import selection_block
from screens.selection.rows import best_key, toggled
from screens.selection.view import SelectionView, heading_right
from screens.selection.words import found_sentence, hints_of, script_of, words_of
from screens.warnings import warning_words
from screens.widgets.line import Line
from tests.support_call import at
from tests.support_late_pages import CATALOGUE, EN, TODAY

FEW, MANY = 250, 5_000
WIDTH, HEIGHT = 67, 31


class Made:
    """Counts what is made: rows of the call, entries and lines of the list; and every call of a function."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counts = dict.fromkeys(("Row", "Entry", "Line", "calls"), 0)
        for kind in (Row, Entry, Line):
            monkeypatch.setattr(kind, "__init__", self._counting(kind.__name__, kind.__init__))

    def _counting(self, name: str, made: Callable[..., None]) -> Callable[..., None]:
        def count(one: object, *given: object, **named: object) -> None:
            self.counts[name] += 1
            made(one, *given, **named)

        return count

    def by(self, act: Callable[[], object]) -> dict[str, int]:
        self.counts |= dict.fromkeys(self.counts, 0)
        sys.setprofile(self._called)
        try:
            act()
        finally:
            sys.setprofile(None)
        return dict(self.counts)

    def _called(self, _: FrameType, event: str, __: object) -> None:
        self.counts["calls"] += event in ("call", "c_call")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    with monkeypatch.context() as patched:
        yield Made(patched)


class Selection:
    """The page over so many platforms, and what an agent does on it."""

    def __init__(self, count: int) -> None:
        self.terms = Terms(_platforms(count), "C-1")
        self.index = PlatformIndex(self.terms.platforms.platforms, load_readings(), {})
        first = e.CallOpened(at=at(0), call_id="001123-0001-7", staff_no="8021", calling=None)
        self.call = replayed([first], self.terms)
        self.index.read()
        self.page(self.call, entries_of(self.call.rows), 0)

    def page(self, call: Call, entries: Entries, place: int, typed: str = "") -> None:
        """Draw all of the page that has to do with the list."""
        words = warning_words(CATALOGUE, EN)
        view = SelectionView(call, entries, place, typed, EN, words, TODAY)
        selection_block(view, WIDTH, HEIGHT)
        for part in (script_of, words_of, hints_of):
            part(view)
        heading_right(call, EN)
        steps_of(call, EN)
        facts_of(call, EN)
        found_sentence(typed, entries, EN)

    def move(self) -> None:
        self.page(self.call, entries_of(self.call.rows), 7)

    def tick(self) -> None:
        entry = entries_of(self.call.rows)[7]
        change = toggled(entry, self.call.ticked)
        after = apply(self.call, e.Ticked(at=at(1), platform_ids=change.tick))
        self.page(after, entries_of(after.rows), 7)

    def letter(self) -> None:
        # What is found is the same in both lists.
        found = entries_of(self.call.rows, self.index.find("sample 0001"))
        self.page(self.call, found, found.place_of(best_key(self.index, "sample 0001")), "sample 0001")

    def broad_letter(self) -> None:
        found = entries_of(self.call.rows, self.index.find("s"))
        self.page(self.call, found, found.place_of(best_key(self.index, "s")), "s")


def _platforms(count: int) -> PlatformList:
    like = CATALOGUE.platforms[0]
    return PlatformList(
        CATALOGUE.version,
        tuple(
            replace(
                like,
                id=PlatformId(f"p{number}"),
                name=Bilingual(f"样本 {number:04d}", f"{'Sample' if number < FEW else 'Other'} {number:04d}"),
                family_id=f"f{number // 20}",
                unbind_method=UnbindMethod.AUTOMATIC,
            )
            for number in range(count)
        ),
    )


@pytest.mark.parametrize("key", ["move", "tick", "letter"])
def test_a_key_costs_the_same_over_two_hundred_and_fifty_and_five_thousand(made: Made, key: str) -> None:
    few, many = (made.by(getattr(Selection(count), key)) for count in (FEW, MANY))
    assert 0 < few["Line"] < 1_000
    assert few["Row"] == many["Row"] == 0
    assert many["Entry"] == few["Entry"] < 50
    # The numbers that are written out are longer; nothing else is.
    assert many["calls"] < few["calls"] * 1.1


def test_a_letter_that_finds_thousands_makes_no_more_of_them(made: Made) -> None:
    few, many = (made.by(Selection(count).broad_letter) for count in (FEW, MANY))
    assert many["Line"] == few["Line"]
    assert many["Entry"] == few["Entry"] < 50
    assert many["Row"] == 0
