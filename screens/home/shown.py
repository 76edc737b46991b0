"""What the first page shows: one line that takes every number, below it what rings and what is to be followed up.

It knows no key and changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from agent_console.call.call import Call
from agent_console.casebook.due import DueCase, DueReason
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.language import N_
from screens.call_page import fkeys_of
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.home.entry import FIELD, entry_field
from screens.home.frame import SCRIPT, home_page
from screens.home.lists import HomeLists
from screens.home.page import home_block
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page

HOW_TO_TRAIN = N_("= To practise calls with a score: leave, then agent-console train")
"""Practice stands apart from work, so that no console has both: it is begun beside it."""


class HomeShown(ConsoleScreen):
    """The first page as it looks, with the lists it is drawn from and what is wrong with the line."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "reveal", "again"})

    def __init__(self, context: Context) -> None:
        """Begin with an empty line and the lists as they are."""
        super().__init__(context, entry_field())
        self.lists = HomeLists(context)
        self.problem = ""

    def heading(self) -> Text:
        """Return the name of the page."""
        return self.language.text("Home")

    def script(self) -> str:
        """Return the greeting."""
        return SCRIPT

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        if self.context.classroom is not None:
            answer = self.language.text_in("ringing", "Answer")
            practised = self.context.classroom.practice is not None
            back = _("Back to the brief") if practised else _("Back to the scenarios")
            return Hint("Enter", answer), Hint("Esc", back)
        return (
            Hint("Enter", _("Answer, open")),
            Hint(_("Up Down"), _("Row")),
            Hint(_("Digits"), _("type a number")),
            Hint(":", _("Command")),
            Hint("Ctrl+P", _("All")),
        )

    def help_remark(self) -> str:
        """Tell a newcomer on a practice registry how calls are practised; LIVE never mentions it."""
        here = self.context.training is not None and self.context.classroom is None
        return self.language.text(HOW_TO_TRAIN) if here else ""

    def resting_field(self) -> str:
        """The cursor is always in the entry line."""
        return FIELD

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen from the lists, and what a panel puts over it."""
        page = home_page(self.context, self.lists, room, self.desk.now(), self.block, self._status_line())
        page = replace(page, keys=self.hints(), fkeys=fkeys_of(self.acts, self.language))
        return page if self.panel is None else self._with_panel(page, self.panel)

    def _with_panel(self, page: Page, panel: Panel) -> Page:
        if panel.covers:
            page = replace(page, body=lambda width, height: panel.block(self, width, height))
        if panel.covers and not panel.keeps_title:
            page = replace(page, title=panel.title(self), title_right=panel.title_right(self))
        if panel.script_id:
            script = self.context.scripts.page(panel.script_id)
            page = replace(page, say=script.say, avoid=script.avoid)
        one_line = panel.one_line(self) or page.one_line
        return replace(page, one_line=one_line, keys=panel.hints(self), lower=panel.lower(self))

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        return self.warning or of_panel or self.message

    @property
    def acts(self) -> frozenset[str]:
        """F4 leaves its place empty but at a call-back: its number is needed before anybody can be verified."""
        return super().acts if self.can_reveal() else super().acts - {"reveal"}

    def can_reveal(self) -> bool:
        """Whether `>` stands at a call-back that is due."""
        row = self.lists.row
        return isinstance(row, DueCase) and row.reason is DueReason.CALL_BACK

    def revealable(self) -> Call | None:
        """Return the case whose call-back is due at `>`."""
        row = self.lists.row
        if not isinstance(row, DueCase) or not self.can_reveal():
            return None
        try:
            return self.desk.revealing.case(row.case.call_id)
        except (CallNotFound, CallUnreadable):
            return None

    def block(self, width: int, height: int) -> Block:
        """Return the entry line and the lists."""
        lists = self.lists
        return home_block(lists.data, lists.at, self.problem, self.desk.now(), self.language, width, height)
