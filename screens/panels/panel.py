"""What a panel is: something laid over a page for a moment, with keys of its own. It knows no page by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.call_screen import CallScreen, Handler


class Panel:
    """A panel covers the body (`covers`) or uses the rows below the message rule (`lower`)."""

    covers = True

    def title(self, page: CallScreen) -> Text:
        """Return the left end of the title rule while the panel covers the page."""
        return ""

    def title_right(self, page: CallScreen) -> Text:
        """Return the right end of the title rule."""
        return ""

    def block(self, page: CallScreen, width: int, height: int) -> Block:
        """Return what covers the body."""
        return Block()

    def lower(self, page: CallScreen) -> Block | None:
        """Return what covers the words to say, or None."""
        return None

    def hints(self, page: CallScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        return ()

    def handlers(self, page: CallScreen) -> Mapping[str, Handler]:
        """Return what each key does; Esc closes unless it is named here."""
        return {}

    def opened(self, page: CallScreen) -> None:
        """Put the cursor where the panel wants it."""
