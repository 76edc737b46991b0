"""What a panel is: something laid over a page for a moment, with keys of its own. It knows no page by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class Panel:
    """A panel covers the body (`covers`), uses the rows below the message rule (`lower`), or only takes the keys."""

    covers = True
    field: str | None = None
    """The field typing belongs into while the panel is open."""
    script_id: str | None = None
    """Which script is spoken while the panel is open; None: the page's own."""
    speaks = False
    """Whether its keys are words to the caller, which no budget of keys counts."""
    gives_way = False
    """Whether it is only read, so that an F-key of the page closes it and acts."""
    keeps_title = False
    """Whether the title of the page stays although the panel covers its body."""

    @property
    def takes_every_key(self) -> bool:
        """Whether the panel wants to see every key, even the lock's."""
        return False

    def title(self, page: ConsoleScreen) -> Text:
        """Return the left end of the title rule while the panel covers the page."""
        return ""

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return the right end of the title rule."""
        return ""

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return what covers the body."""
        return Block()

    def lower(self, page: ConsoleScreen) -> Block | None:
        """Return what covers the words to say, or None."""
        return None

    def message(self, page: ConsoleScreen) -> Text:
        """Return what stands on the status line whatever else was told; nothing for most."""
        return ""

    def one_line(self, page: ConsoleScreen) -> str:
        """Return the one-line form of what is being done; empty: the page's own stands."""
        return ""

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        return ()

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what each key does; Esc closes unless it is named here."""
        return {}

    def any_other(self, page: ConsoleScreen, key: str) -> Handler | None:
        """Return what a key does that `handlers` does not name; None: nothing."""
        return None

    def opened(self, page: ConsoleScreen) -> None:
        """Put the cursor where the panel wants it."""

    def ticked(self, page: ConsoleScreen) -> None:
        """Take in that a second went by."""

    def covered(self, page: ConsoleScreen) -> None:
        """Take in that the screen is being locked: what must not stay goes now."""

    def typed(self, page: ConsoleScreen) -> None:
        """Take in that the text of the panel's field changed."""
