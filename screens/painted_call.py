"""How a page of a call is made from the call at hand: the frame around what the page says of itself."""

from __future__ import annotations

from typing import ClassVar

from screens.call_acts import CallActs
from screens.call_page import facts_of, fkeys_of, pane_of, status_of
from screens.call_steps import steps_of
from screens.caller.card import caller_sections, with_caller
from screens.caller.practised import with_practised_caller
from screens.on_hold import hold_message, hold_time, is_held
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page, row_of_steps, side_of_steps


class PaintedCall(CallActs):
    """A page of a call as it is painted. Subclasses say what stands in the body."""

    script_id: ClassVar[str] = "home"

    def heading_right(self) -> Text:
        """Return the one count that matters."""
        return ""

    def block(self, width: int, height: int) -> Block:
        """Return the body for the room there is."""
        raise NotImplementedError

    def script(self) -> str:
        """Return which script is spoken now."""
        return self.script_id

    def resting_message(self) -> Text:
        """Return what stands on the status line while nothing is to be told."""
        return ""

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row and column of the body where the cursor rests while no field has it."""
        return None

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen from the call at hand."""
        call, context, now = self.call, self.context, self.desk.now()
        _ = self.language.text
        panel = self.panel
        spoken = panel.script_id if panel and panel.script_id else self.script()
        script = context.scripts.page(spoken).filled(**self.words())
        steps = steps_of(call, self.language)
        titled = panel if panel and panel.covers and not panel.keeps_title else None
        page = Page(
            status=status_of(call, context, now),
            title=titled.title(self) if titled else self.heading(),
            title_right=titled.title_right(self) if titled else self._title_right(),
            where=row_of_steps(steps),
            side=side_of_steps(steps, facts_of(call, self.language)),
            pane=pane_of(context, script, room.body_height, caller_sections(context, call))
            if room.wide
            else (),
            body=(lambda w, h: panel.block(self, w, h)) if panel and panel.covers else self._body,
            message=self._status_line(),
            cursor=self.resting_place(),
            one_line=(panel and panel.one_line(self)) or self.one_line,
            say_label=_("Say"),
            say=script.say,
            avoid_label=_("Not"),
            avoid=script.avoid,
            keys=panel.hints(self) if panel else self.hints(),
            fkeys=fkeys_of(self.acts, self.language),
            lower=panel.lower(self) if panel else None,
        )
        return page if context.classroom is None else with_practised_caller(page, self, self.block, room)

    def _title_right(self) -> Text:
        held = is_held(self.call)
        return hold_time(self.call, self.desk.now(), self.language) if held else self.heading_right()

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        return self.warning or of_panel or self.message or self._standing_message()

    def _standing_message(self) -> Text:
        resting = self.resting_message()
        held = is_held(self.call)
        return hold_message(self.call, self.desk.now(), self.language) if held else resting

    def _body(self, width: int, height: int) -> Block:
        """Add the caller's side of a training call where the page leaves rows free; a wide window has it beside."""
        block = self.block(width, height)
        return block if self.room.wide else with_caller(block, self.context, self.call, width, height)

    def remake(self) -> None:
        """Make the page again; once its call was put away it stands as it is until the next page covers it."""
        if self.desk.call is not None:
            super().remake()
