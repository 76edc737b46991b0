"""What the locked screen shows: the timer, the line, what opens it. It shows nothing of the call and opens nothing."""

from __future__ import annotations

from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.lock.frame import SCRIPT, lock_page
from screens.lock.page import TRIES, LockView, heading, hints, line_of, lock_block
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page


class LockShown(ConsoleScreen):
    """The lock as it looks; `wrong` counts what was typed and opened nothing."""

    def __init__(self, context: Context) -> None:
        """Begin with the time it is."""
        super().__init__(context)
        self._locked_at = self.desk.now()
        self.wrong = 0

    @property
    def view(self) -> LockView:
        """What the page is drawn from."""
        return LockView(
            language=self.language,
            locked_at=self._locked_at,
            line=line_of(self.desk.call),
            by_number=self.context.staff.by_number_alone,
            needs_lead=self.wrong >= TRIES,
        )

    def heading(self) -> Text:
        """Return since when it is locked."""
        return heading(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys."""
        return hints(self.view)

    def script(self) -> str:
        """Return what to say before walking off."""
        return SCRIPT

    def block(self, width: int, height: int) -> Block:
        """Return the field, and what comes after."""
        return lock_block(self.view, width, height)

    def resting_field(self) -> str:
        """The cursor is in the first field there is."""
        return self.view.fields[0]

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen from the clock, the line and what was told."""
        return lock_page(self.view, self.context, room, self.block, self.message)
