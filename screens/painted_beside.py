"""How a page beside the call is made, with a call at hand or without one: the frame around what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from agent_console.calendar.zone import today
from screens.call_page import fkeys_of, pane_of, status_of
from screens.caller.practised import with_practised_caller
from screens.console_screen import ConsoleScreen
from screens.panels.panel import Panel
from screens.widgets.layout import Room
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Page, Section, Status


class PaintedBeside(ConsoleScreen):
    """A page beside the call as it is painted. Subclasses say what stands in the body."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "info", "again", "note"})

    @property
    def acts(self) -> frozenset[str]:
        """F4 and F6 leave their places empty while they do nothing."""
        without_note = frozenset[str]() if self.desk.call is not None else frozenset({"note"})
        without_look = frozenset[str]() if self.can_reveal() else frozenset({"reveal"})
        return super().acts - without_note - without_look

    def heading_right(self) -> Text:
        """Return the one count that matters."""
        return ""

    def where(self) -> Line:
        """Return the second row of a small window."""
        return EMPTY

    def side(self) -> tuple[Line, ...]:
        """Return the left column of a wide window."""
        return ()

    def sections(self) -> tuple[Section, ...]:
        """Return what stands above the words to say in a wide window."""
        return ()

    def resting_message(self) -> Text:
        """Return what stands on the status line while nothing is to be told."""
        return ""

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row and column of the body where the cursor rests while no field has it."""
        return None

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen, and what a panel puts over it."""
        context, _ = self.context, self.language.text
        panel = self.panel
        script = self.spoken()
        page = Page(
            status=self._status(room),
            title=self.heading(),
            title_right=self.heading_right(),
            where=self.where(),
            side=self.side(),
            pane=pane_of(context, script, room.body_height, self.sections()) if room.wide else (),
            body=self.block,
            message=self._status_line(),
            cursor=self.resting_place(),
            one_line=self.one_line,
            say_label=_("Say"),
            say=script.say,
            avoid_label=_("Not"),
            avoid=script.avoid,
            keys=self.hints(),
            fkeys=fkeys_of(self.acts, self.language),
        )
        page = page if panel is None else self._with_panel(page, panel)
        return page if context.classroom is None else with_practised_caller(page, self, self.block, room)

    def _with_panel(self, page: Page, panel: Panel) -> Page:
        if panel.covers:
            page = replace(page, body=lambda width, height: panel.block(self, width, height))
        if panel.covers and not panel.keeps_title:
            page = replace(page, title=panel.title(self), title_right=panel.title_right(self))
        one_line = panel.one_line(self) or page.one_line
        return replace(page, one_line=one_line, keys=panel.hints(self), lower=panel.lower(self))

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        resting = self.resting_message()
        return self.warning or of_panel or self.message or resting

    def _status(self, room: Room) -> Status:
        """Return the first row; without a call the day stands in the place of the verification."""
        now, call = self.desk.now(), self.desk.call
        status = status_of(call, self.context, now)
        if call is not None:
            return status
        day = today(now)
        shown = f"{self.language.weekday(day)} {day if room.wide else day.strftime('%m-%d')}"
        status = replace(status, verified=shown)
        return replace(status, timer="") if room.wide else status
