"""F10 once: how the call ends, asked before it does. It knows the three keys, not what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from screens.panels.panel import Panel
from screens.widgets.keyline import Hint

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class EndingPanel(Panel):
    """The question stands on the status line, the page stays as it is; any other key goes on with the call."""

    covers = False

    def __init__(self, ways: Mapping[str, Handler]) -> None:
        """Take what each key does."""
        self.ways = ways

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the ways a call ends."""
        _ = page.language.text
        return (
            Hint("F10", _("End the call")),
            Hint("1", _("The line dropped")),
            Hint(
                "2",
                _("Draft, go home") if page.context.classroom is None else _("Break off"),
            ),
            Hint("", _("any other key goes on")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return the ways, each of which closes the question first."""
        return {key: lambda way=way: _close_and(page, way) for key, way in self.ways.items()}  # type: ignore[misc]

    def any_other(self, page: ConsoleScreen, key: str) -> Handler | None:
        """Go on with the call."""
        return lambda: _close_and(page, None)

    def opened(self, page: ConsoleScreen) -> None:
        """Ask; the cursor leaves the fields, since digits are answers here."""
        page.set_focus(None)
        page.tell(page.language.text("! F10 again ends the call; the caller is still on the line"))


def _close_and(page: ConsoleScreen, way: Handler | None) -> None:
    page.message = ""
    page.close_panel()
    if way is not None:
        way()
