"""The due list: whatever is not settled, most urgent first. Enter opens a case; nothing is done from here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import on
from textual.worker import WorkType

from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.identity.phone import PhoneNumber
from agent_console.language import N_
from screens.console_screen import CallMoved, Handler
from screens.due.page import FIELD
from screens.due.search import read
from screens.due.shown import DueShown
from screens.home.words import NO_SUCH_CASE, NOT_READABLE, followed_sentence
from screens.widgets.field import Field

NO_CASE_OF_NUMBER = N_("x {number}: no case")


class DueScreen(DueShown):
    """Typing searches, Up and Down move `>`, Left and Right change the part, Enter opens."""

    _emptied = False

    def cases_moved(self) -> None:
        """Show what was heard of cases meanwhile."""
        self.lists.read_again()
        self.remake()

    @on(Field.Changed, f"#{FIELD}")
    def _typed(self) -> None:
        if self._emptied:
            # By us: what was found, or not, stays.
            self._emptied = False
            return
        self.lists.begin_anew()
        self._problem = ""
        self.remake()

    # ------------------------------------------------------------------ keys

    def panel_key(self, key: str) -> Handler | None:
        """Open the panels that need no call."""
        return None if key == "f3" else super().panel_key(key)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": self._enter,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "pageup": partial(self._move, -9),
            "pagedown": partial(self._move, 9),
            "home": lambda: self._move(-len(self.view.rows)),
            "end": lambda: self._move(len(self.view.rows)),
            "left": partial(self._turn, -1),
            "right": partial(self._turn, 1),
            "f5": self._ask,
            "escape": self._back,
        }

    def command(self, id_: str, argument: str) -> Handler | None:
        """Open a case by its number; `:home` is the first page."""
        if id_ == "case" and argument:
            return partial(self._find, argument)
        return self._leave if id_ == "draft" else None

    def _move(self, by: int) -> None:
        self.lists.move(by, self._typed_text)
        self.tell("")

    def _turn(self, by: int) -> None:
        self.lists.turn(by)
        self.tell("")

    def _enter(self) -> None:
        typed, view = read(self._typed_text), self.view
        if typed.number is not None or typed.case is not None:
            self._find(self._typed_text)
        elif view.rows:
            self._open(view.rows[view.at].case.call_id)
        else:
            self.tell(self.language.text("= No row to open"))

    def _find(self, text: str) -> None:
        """Open a case by its number, or list the cases of a phone number; the typed number goes out of sight."""
        typed = read(text)
        if typed.case is not None:
            self._open(str(typed.case))
        elif typed.number is not None:
            self._emptied = bool(self._typed_text)
            self.field(FIELD).value = ""
            self._look_up(typed.number)
        else:
            self._refuse(self.language.text(NO_SUCH_CASE))

    def _look_up(self, number: PhoneNumber) -> None:
        cases = self.lists.look_up(number)
        if len(cases) == 1:
            self._open(cases[0])
        elif self.lists.found is None:
            self._refuse(self.language.text(NO_CASE_OF_NUMBER).replace("{number}", number.masked))
        else:
            self.tell("")

    def _refuse(self, problem: str) -> None:
        self._problem = problem
        self.tell(problem)

    def _open(self, case_id: str) -> None:
        try:
            self.desk.casework.open(case_id)
        except CallNotFound:
            self._refuse(self.language.text(NO_SUCH_CASE))
        except CallUnreadable:
            self._refuse(self.language.text(NOT_READABLE))
        else:
            self.post_message(CallMoved())

    def _ask(self) -> None:
        self.tell(self.language.text("~ Asking how far the cases are"))
        work: WorkType[None] = self._asked
        self.app.run_worker(work, group="follow-up")

    async def _asked(self) -> None:
        followed = await self.desk.following.round(by_hand=True)
        if self.is_attached:
            self.lists.read_again()
            self.tell(followed_sentence(followed, self.language))

    def _back(self) -> None:
        """Clear the search first, then leave."""
        if self._typed_text or self.lists.found is not None:
            self.field(FIELD).value = ""
            self.lists.begin_anew()
            self._problem = ""
            self.tell("")
        else:
            self._leave()

    def _leave(self) -> None:
        self.context.due_open = False
        self.post_message(CallMoved())
