"""What the due list shows: its parts, the search, the rows of one part. It opens nothing."""

from __future__ import annotations

from typing import ClassVar

from screens.beside_screen import BesideScreen
from screens.context import Context
from screens.due.listed import DueList
from screens.due.page import FIELD, DueView, due_block, synced_words, tabs_line, tabs_side
from screens.widgets.field import Field
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block


class DueShown(BesideScreen):
    """Whatever is not settled, as the search and the part stand."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "again"})

    def __init__(self, context: Context) -> None:
        """Read the list."""
        self.lists = DueList(context)
        self._problem = ""
        reserved = frozenset({"left", "right", "home", "end"})
        super().__init__(context, Field(FIELD, max_length=24, half_width=True, reserved=reserved))

    @property
    def _typed_text(self) -> str:
        return self.field(FIELD).value

    @property
    def view(self) -> DueView:
        """What the page is drawn from."""
        return self.lists.view(self._typed_text, self._problem)

    def heading(self) -> Text:
        """Return the part that is shown and how much it holds."""
        name = self.language.text_in("due", "Follow up")
        return f"{name}   {self.language.text(self.lists.tab.value)} {len(self.view.rows)}"

    def heading_right(self) -> Text:
        """Return the order."""
        return self.language.text("most urgent first")

    def where(self) -> Line:
        """Return the parts with their counts."""
        return tabs_line(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return tabs_side(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the search and the rows."""
        return due_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return when the list was read."""
        self.one_line = ":due"
        return synced_words(self.view, self.lists.read_at)

    def resting_field(self) -> str:
        """The cursor is always in the search."""
        return FIELD

    def script(self) -> str:
        """Return what is thought of before somebody is rung."""
        return "due"

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Open")),
            Hint(_("Left Right"), _("Part")),
            Hint(_("Up Down"), _("Row")),
            Hint(_("Type"), _("search")),
            Hint("F5", _("Ask how far")),
            Hint("Esc", _("Home")),
        )
