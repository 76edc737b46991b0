"""What is painted while cases, registry and words are loaded: the entry line, which takes what is typed already.

It knows no case and no command. Whatever is no text is kept, in its order, for the first page.
"""

from __future__ import annotations

from collections import deque

from textual import events

from agent_console.language.language import Language
from agent_console.language.marks import N_
from screens.home.entry import FIELD, entry_field, entry_line, entry_place
from screens.terminal.keyboard import command_key, typed_text
from screens.terminal.one_key_at_a_time import Typed
from screens.widgets.frame import Frame
from screens.widgets.keyline import Hint
from screens.widgets.page import Block, Page, Status, World

TITLE = N_("Opening")
LOADING = N_("~ Opening cases and platforms: type already, what you type is kept")


class OpeningScreen(Frame):
    """Stands until the first page does."""

    def __init__(self, language: Language, staff_no: str) -> None:
        """Make a page that needs nothing of a home."""
        super().__init__((entry_field(),))
        self.kept: deque[Typed] = deque()
        self._handing_over = False
        _ = language.text
        self.show(
            Page(
                # Nobody is let in here but on the embedded registry, which is for practice.
                status=Status(World.TRAINING, staff=staff_no),
                title=_(TITLE),
                body=Block((entry_line(language),), (entry_place(),)),
                message=_(LOADING),
                keys=(Hint(_("Digits"), _("type a number")),),
            )
        )

    def on_mount(self) -> None:
        """Put the cursor into the entry line."""
        self.call_after_refresh(self.focus_field, FIELD)

    @property
    def typed(self) -> str:
        """What stands in the entry line."""
        return self.field(FIELD).value

    def hand_over(self) -> None:
        """Keep every key from now on: the first page is on its way."""
        self._handing_over = True

    def keeps(self, event: Typed) -> bool:
        """Take a key for the first page; False for a text, as long as nothing else was pressed before it."""
        if _is_text(event) and not self.kept and not self._handing_over and self.focused is not None:
            return False
        self.kept.append(event)
        return True


def _is_text(event: Typed) -> bool:
    if isinstance(event, events.Paste):
        return True
    # These two open the one-line command and the help, also from the entry line.
    opens = command_key(event.key, event.character) in (":", "?")
    return not opens and typed_text(event.key, event.character) is not None
