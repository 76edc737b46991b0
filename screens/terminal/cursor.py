"""Keeps the terminal's real cursor where the agent works; knows frames and fields, no page."""

from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.geometry import Offset

from screens.widgets.field import Field
from screens.widgets.frame import Frame

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object


class RealCursor(_App):
    """Mix into the app, before `App`: `class Console(RealCursor, App[None])`.

    Textual lets any widget set the cursor's place, also one that has no focus. Here it is
    worked out when asked for: the focused field's caret, else the page's resting place, so
    that braille displays, magnifiers and input methods find it.
    """

    @property
    def cursor_position(self) -> Offset:
        """The cell of the screen the real cursor stands in."""
        if not self._screen_stack:
            return Offset(0, 0)
        if isinstance(self.focused, Field):
            return self.focused.cursor_screen_offset
        return self.screen.resting_cursor if isinstance(self.screen, Frame) else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Ignore what widgets ask for."""
