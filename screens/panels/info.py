"""F3: what a platform, an answer or a step means. It reads the catalogue and the call, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from screens.panels.info_page import card_lines, meaning_lines
from screens.panels.panel import Panel
from screens.panels.scrolled import Scrolled
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler


class InfoPanel(Panel):
    """On a list it tells of the highlighted platform, elsewhere of the step. F3 again or Esc closes."""

    def __init__(self) -> None:
        """Begin at the first row."""
        self.scrolled = Scrolled()

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it tells of."""
        platform_id = page.info_subject()
        card = page.context.catalogue.card(platform_id) if platform_id else None
        if card is not None:
            return page.language.bilingual(card.platform.name)
        return page.language.text("F3 What it means")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return how much of it is shown."""
        return self.scrolled.shown(page.language)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the card of the platform, or what the words of this step mean."""
        platform_id = page.info_subject()
        platforms = page.desk.platforms.platforms
        platform = next((one for one in platforms if one.id == platform_id), None)
        if platform is not None:
            lines = card_lines(platform, page.context.catalogue.card(platform.id), page.language, width)
        else:
            lines = meaning_lines(page.desk.call, page.language, width)
        return Block(self.scrolled.window(lines, height))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("PgUp PgDn", _("Turn the page")), Hint("Esc", _("Close, back to the very place"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what closes and what scrolls."""
        return {"f3": page.close_panel, **self.scrolled.handlers(page)}

    def opened(self, page: ConsoleScreen) -> None:
        """Take the cursor out of the page's fields, which are covered."""
        page.set_focus(None)
