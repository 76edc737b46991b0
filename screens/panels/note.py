"""F6: one line of note. It knows the line and its refusals; what becomes of a note is the desk's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_console.identity.in_notes import looks_like_identity
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY
from screens.widgets.page import Block, Place

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

FIELD = "line"
COLUMN = 13


class NotePanel(Panel):
    """Enter files the line with the time and returns to the very place. There is no editing: notes only grow."""

    covers = False
    field = FIELD

    def lower(self, page: ConsoleScreen) -> Block:
        """Return the line to type in, and what may not stand in it."""
        _ = page.language.text
        call = page.desk.call
        count = len(call.notes) if call else 0
        last = EMPTY.at(2, _("Filed"), "quiet").at(COLUMN, str(count), "quiet")
        if call and call.notes:
            last = last.then(page.language.clock_time(call.notes[-1].at), "quiet", gap=2)
        return Block(
            (
                EMPTY.at(2, _("Note")),
                EMPTY.at(COLUMN, _("No ID numbers, no codes; no names if you can"), "quiet"),
                last,
            ),
            (Place(FIELD, 1, COLUMN, page.room.body_width - COLUMN),),
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("Enter", _("File it with the time")), Hint("Esc", _("Close, file nothing"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what Enter does."""
        return {"enter": lambda: self._file(page)}

    def opened(self, page: ConsoleScreen) -> None:
        """Begin an empty line."""
        page.field(FIELD).value = ""
        page.focus_field(FIELD)

    def _file(self, page: ConsoleScreen) -> None:
        _ = page.language.text
        field = page.field(FIELD)
        if not field.value.strip():
            page.tell(_("x Nothing typed: write a word, or Esc"))
            return
        if looks_like_identity(field.value):
            page.tell(_("x Looks like an ID number: take it out, others read notes"))
            return
        if page.answer(page.desk.line.note(field.value), _("+ Noted {time}").format(time=_now(page))):
            field.value = ""
            page.close_panel()


def _now(page: ConsoleScreen) -> str:
    return page.language.clock_time(page.desk.now(), seconds=True)
