"""F1: the keys of this page and those that are the same everywhere, and a test of which keys arrive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from screens.panels.help_page import TESTED_KEYS, help_block, key_test_block
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import Text, spans_of
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

PAGES = 2


class HelpPanel(Panel):
    """Two pages; `0` begins the key test, which Esc ends; every other key only lights up."""

    gives_way = True
    test_key: ClassVar[str] = "0"
    first_page: ClassVar[int] = 1

    def __init__(self) -> None:
        """Begin at the first page."""
        self.number = self.first_page
        self.arrived: set[str] | None = None

    @property
    def takes_every_key(self) -> bool:
        """In the key test every key only lights up."""
        return self.arrived is not None

    def title(self, page: ConsoleScreen) -> Text:
        """Return the name of the panel and the page it is about."""
        _ = page.language.text
        if self.arrived is not None:
            return _("F1 Key test: press each key once")
        return (*spans_of(_("F1 Help   "), "heading"), *spans_of(page.help_heading(), "heading"))

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return which page of the help this is."""
        if self.arrived is not None:
            return f"{len(self.arrived)} / {len(TESTED_KEYS)}"
        return page.language.text("page {number} of {count}").format(number=self.number, count=PAGES)

    def message(self, page: ConsoleScreen) -> Text:
        """Return what the page wants a newcomer to know, if anything."""
        return page.help_remark() if self.arrived is None else ""

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return keys in two columns, or the keys that are being tested."""
        if self.arrived is not None:
            return key_test_block(self.arrived, page.language, width)
        return help_block(page.hints(), self.number, page.language, width, self.test_key)

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        if self.arrived is not None:
            return (Hint("Esc", _("End the test")), Hint("", _("nothing is recorded, nothing acts")))
        return (
            Hint("F1 Esc", _("Close")),
            Hint("PgDn PgUp", _("Turn the page")),
            Hint(self.test_key, _("Test the keys")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do; in the key test they only light up."""
        if self.arrived is not None:
            return {"escape": lambda: self._end_test(page)}
        return {
            "f1": page.close_panel,
            "?": page.close_panel,
            "enter": page.close_panel,
            "pagedown": lambda: self._turn(page, 1),
            "pageup": lambda: self._turn(page, -1),
            "down": lambda: self._turn(page, 1),
            "up": lambda: self._turn(page, -1),
            self.test_key: lambda: self._test(page),
        }

    def any_other(self, page: ConsoleScreen, key: str) -> Handler | None:
        """In the key test, note that a key arrived."""
        return (lambda: self._note(page, key)) if self.arrived is not None else None

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the page's fields, which are covered."""
        page.set_focus(None)

    def _turn(self, page: ConsoleScreen, by: int) -> None:
        self.number = max(self.first_page, min(PAGES, self.number + by))
        page.remake()

    def _test(self, page: ConsoleScreen) -> None:
        self.arrived = set()
        page.remake()

    def _end_test(self, page: ConsoleScreen) -> None:
        self.arrived = None
        page.remake()

    def _note(self, page: ConsoleScreen, key: str) -> None:
        if self.arrived is not None and key in TESTED_KEYS:
            self.arrived.add(key)
        page.remake()
