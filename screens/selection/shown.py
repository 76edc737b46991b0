"""What step 5 shows: the rows the filter leaves, and what is said of the one the mark stands on. It ticks nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.backend import PlatformId
from agent_console.calendar.zone import today
from screens.call_screen import CallScreen
from screens.context import Context
from screens.selection import rows as listed
from screens.selection import words as said
from screens.selection.entries import Entries, Key, Listing, listing_of
from screens.selection.page import selection_block
from screens.selection.view import SelectionView, heading_right
from screens.warnings import warning_words
from screens.widgets.field import Field
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

RESERVED = frozenset(
    {
        "space",
        "+",
        "=",
        "*",
        "-",
        "/",
        "up",
        "down",
        "pageup",
        "pagedown",
        "home",
        "end",
        "enter",
        "escape",
        "ctrl+z",
    }
)
"""Keys the filter leaves to the list: letters, digits and Chinese are all that filters."""

LONGEST_FILTER = 40


class SelectionShown(CallScreen):
    """Rows are all supported platforms, as the filter and the mark stand."""

    shrinks: ClassVar[bool] = True
    script_id: ClassVar[str] = "selection"

    def __init__(self, context: Context) -> None:
        """Make the page with whatever was typed into its filter before."""
        typed = context.desk.intake.typed.filter
        super().__init__(context, Field("filter", typed, max_length=LONGEST_FILTER, reserved=RESERVED))
        self._filter = typed
        self._shown: tuple[Listing, str, Entries] | None = None
        self._key: Key | None = listed.best_key(context.index, typed) if typed else None

    @property
    def view(self) -> SelectionView:
        """What the page is drawn from."""
        entries = self._entries()
        return SelectionView(
            call=self.call,
            entries=entries,
            place=entries.place_of(self._key),
            filter=self._filter,
            language=self.language,
            warning_word=warning_words(self.context.catalogue, self.language),
            today=today(self.desk.now()),
        )

    @property
    def listing(self) -> Listing:
        """All there is."""
        return listing_of(self.call.rows)

    def _entries(self) -> Entries:
        """Give what is shown; only the filter and the rows change it."""
        listing = self.listing
        if self._shown is None or self._shown[0] is not listing or self._shown[1] != self._filter:
            found = listing.only(self.context.index.find(self._filter)) if self._filter else listing.all()
            self._shown = (listing, self._filter, found)
        return self._shown[2]

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("5 Choose what to unbind")

    def heading_right(self) -> Text:
        """Count what is ticked, open and locked."""
        return heading_right(self.call, self.language, wide=self.room.wide)

    def block(self, width: int, height: int) -> Block:
        """Return filter, list and history."""
        return selection_block(self.view, width, height)

    def resting_field(self) -> str:
        """Typing filters, always."""
        return "filter"

    def resting_message(self) -> Text:
        """Say what the filter found."""
        return said.found_sentence(self._filter, self.view.entries, self.language) if self._filter else ""

    def script(self) -> str:
        """Ask about what is highlighted: the whole list, what was found, or what is the caller's own."""
        return said.script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill in companies, or the platforms the highlight stands for."""
        return said.words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys, as they act on the highlighted row."""
        return said.hints_of(self.view)

    def info_subject(self) -> PlatformId | None:
        """F3 tells of the highlighted platform."""
        entry = self.view.highlighted
        return entry.row.platform.id if entry and entry.row else None
