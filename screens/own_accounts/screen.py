"""Step 5 of own accounts: what the holder has, counts first. The filter has the cursor; Space notes what was read out.

No key here closes an account, releases a binding or sends anything to a platform.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual import on

from agent_console.backend import PlatformId
from agent_console.call.steps import Step
from screens.call_screen import CallScreen, Handler
from screens.context import Context
from screens.own_accounts import rows as listed
from screens.own_accounts import words as said
from screens.own_accounts.page import list_height, own_accounts_block
from screens.own_accounts.view import OwnAccountsView
from screens.widgets.field import Field
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

RESERVED = frozenset(
    {"space", "/", "up", "down", "pageup", "pagedown", "home", "end", "enter", "escape", "ctrl+z"}
)
"""Keys the filter leaves to the list."""

LONGEST_FILTER = 40


class OwnAccountsScreen(CallScreen):
    """Rows are platforms with accounts of the holder; looked for by name, any platform shows how it stands."""

    shrinks: ClassVar[bool] = True
    script_id: ClassVar[str] = "own_accounts_all"

    def __init__(self, context: Context) -> None:
        """Make the page with an empty filter."""
        super().__init__(context, Field("filter", "", max_length=LONGEST_FILTER, reserved=RESERVED))
        self._filter = ""
        self._at: PlatformId | None = None

    @property
    def view(self) -> OwnAccountsView:
        """What the page is drawn from."""
        found = self.context.index.find(self._filter) if self._filter else None
        shown = listed.listed(self.call.own_rows, found)
        return OwnAccountsView(
            call=self.call,
            rows=shown,
            place=listed.place_of(shown, self._at),
            filter=self._filter,
            language=self.language,
            catalogue=self.context.catalogue,
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("5 Own accounts")

    def heading_right(self) -> Text:
        """Count with, without, and not answered."""
        return said.heading_right(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return filter, list and what stands below."""
        return own_accounts_block(self.view, width, height)

    def resting_field(self) -> str:
        """Typing filters, always."""
        return "filter"

    def resting_message(self) -> Text:
        """Say that not all have answered, until they have."""
        return said.resting_message(self.view)

    def script(self) -> str:
        """Return what is said of the counts."""
        return said.script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill in counts and day."""
        return said.words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        return said.hints_of(self.view)

    def info_subject(self) -> PlatformId | None:
        """F3 tells of the highlighted platform, what closing means first."""
        row = self.view.highlighted
        return row.platform.id if row else None

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        page, far = max(1, list_height(self.body_rows) - 1), len(self.call.own_rows)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -far, "end": far}
        return {
            **{key: partial(self._move, steps) for key, steps in moves.items()},
            "space": self._note,
            "/": partial(self._filter_by, ""),
            "ctrl+z": self._undo,
            "f5": self._ask_again,
            "enter": self._go_on,
            "escape": self._back,
        }

    @on(Field.Changed, "#filter")
    def _typed(self) -> None:
        if self.field("filter").value != self._filter:
            self._filter_by(self.field("filter").value)

    def _filter_by(self, text: str) -> None:
        self._filter = text
        if self.field("filter").value != text:
            self.field("filter").value = text
        if text:
            found = self.context.index.find(text)
            self._at = found[0] if found else None
        self.tell("")

    def _move(self, steps: int) -> None:
        view = self.view
        if view.rows:
            self._at = view.rows[max(0, min(len(view.rows) - 1, view.place + steps))].platform.id
        self.tell("")

    def _note(self) -> None:
        """Note that the way to close was read out, or take that back."""
        row = self.view.highlighted
        if row is None:
            return
        self._at = row.platform.id
        told, own = row.route_told_at is not None, self.desk.own_accounts
        reply = own.take_back_route([row.platform.id]) if told else own.tell_route([row.platform.id])
        self.answer(reply, said.noted(row, told, self.language))

    def _undo(self) -> None:
        self.answer(self.desk.own_accounts.undo(), self.language.text("+ Taken back"))

    def _ask_again(self) -> None:
        told = self.view.counts
        if told.pending or told.unreachable:
            waiting = self.language.text("~ Those that have not answered are asked again")
            self.ask(self.desk.own_accounts.ask_again(), waiting)
        else:
            self.tell(self.language.text("= All have answered"))

    def _go_on(self) -> None:
        self.answer(self.desk.line.go_to(Step.WRAP_UP))

    def _back(self) -> None:
        if self._filter:
            self._filter_by("")
        else:
            self.answer(self.desk.line.go_to(Step.VERIFICATION))
