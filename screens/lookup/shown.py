"""What step 4 shows: how many platforms answered, and what can be done while some have not. It asks nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.calendar.zone import today
from agent_console.call.lookup import LookupState
from screens.call_screen import CallScreen
from screens.failures import with_reference
from screens.lookup.page import lookup_block
from screens.lookup.view import LookupView, offers_another_way
from screens.lookup.words import counted, resting_message, script_of, words_of
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page


class LookupShown(CallScreen):
    """The progress of the lookup as it stands now, and the offer of another way where it takes long."""

    script_id: ClassVar[str] = "lookup"

    _offered = False
    _reference: str | None = None

    def make_page(self, room: Room) -> Page:
        """Let the offer of another way stand on the status line, whatever was told before."""
        if self.view.offers_way and not self._offered:
            self._offered, self.message = True, ""
        return super().make_page(room)

    @property
    def view(self) -> LookupView:
        """What the page is drawn from now."""
        call, desk = self.call, self.desk
        now, by = desk.now(), call.lookup.expected_by
        days = desk.calendar.working_days_between(today(now), by) if by else 0
        return LookupView(
            call=call,
            language=self.language,
            now=now,
            kept=desk.intake.typed.filter,
            working_days=max(0, days),
            offers_way=offers_another_way(call, now),
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("4 Lookup")

    def heading_right(self) -> Text:
        """Return how many answered, are awaited, could not be reached."""
        return counted(self.view)

    def resting_message(self) -> Text:
        """Return what is waited for."""
        told = resting_message(self.view)
        down = self.call.lookup.state is LookupState.DOWN
        return with_reference(told, self._reference, self.language) if down else told

    def block(self, width: int, height: int) -> Block:
        """Return the progress, or what can be done while there is none."""
        return lookup_block(self.view, width, height)

    def script(self) -> str:
        """Return the script of how the lookup stands."""
        return script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Return the day the last platform answers, as it is said."""
        return words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        state, back = self.call.lookup.state, Hint("Esc", _("Back to 3 Verify"))
        if state is LookupState.PENDING:
            return Hint("1", _("Choose now")), Hint("2", _("Wait, call back")), back
        if state is LookupState.DOWN:
            return Hint("1", _("Go on")), Hint("F5", _("Ask again")), back
        if state is LookupState.FINISHED:
            return Hint("Enter", _("To the selection")), back
        if self.view.offers_way:
            return Hint("1", _("Choose now")), Hint("2", _("Wait on")), back
        running_back = Hint("Esc", _("Back to 3 Verify (it runs on)"))
        return Hint("", _("no key needed")), Hint(_("typing"), _("= filter ahead")), running_back
