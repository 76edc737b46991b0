"""What the page of an earlier case shows: how it stands; before verification states and days alone. It does nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call.call import Call
from screens.beside_screen import BesideScreen
from screens.case.call_keys import IN_A_CALL
from screens.case.history import HistoryLine, history_of
from screens.case.page import case_block, group_row, side_lines
from screens.case.view import CaseView
from screens.case.words import (
    heading,
    heading_right,
    hints_of,
    resting_message,
    script_of,
    where,
    words_of,
)
from screens.context import Context
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block


class CaseShown(BesideScreen):
    """The open case as it looks. It does nothing to it."""

    acting: ClassVar[frozenset[str]] = IN_A_CALL | {"help", "say", "info", "reveal", "again", "note"}

    def __init__(self, context: Context) -> None:
        """Make the page of the open case."""
        self._at = 0
        self._asked_to_complain = False
        self._last = context.desk.casework.at_hand
        self._history: tuple[HistoryLine, ...] = ()
        self._history_of: object = None
        super().__init__(context)

    @property
    def view(self) -> CaseView:
        """What the page is drawn from."""
        casework = self.desk.casework
        self._last = casework.case or self._last
        return CaseView(
            case=self._last,
            call=self.desk.call,
            told=casework.told,
            language=self.language,
            calendar=self.desk.calendar,
            platform_name=self.context.platform_name,
            provider_name=self.context.label_provider_name,
            history=self._read_history() if casework.told else (),
            now=self.desk.now(),
            at=self._at,
        )

    def _read_history(self) -> tuple[HistoryLine, ...]:
        """Read what happened anew only when something did."""
        known = (self._last, self.language)
        if self._history_of != known:
            events = self.desk.casebook.events_of(self._last.id)
            self._history, self._history_of = history_of(events, self.language), known
        return self._history

    # ------------------------------------------------------------------ what stands here

    @property
    def acts(self) -> frozenset[str]:
        """Without a call there is none to wrap up or end."""
        return super().acts if self.desk.call is not None else super().acts - IN_A_CALL

    def revealable(self) -> Call | None:
        """Return the call at hand; before anybody is rung, the case, whose call-back may be due."""
        return self.desk.call or self._last

    def heading(self) -> Text:
        """Return the name of the page with the counts."""
        return heading(self.view)

    def heading_right(self) -> Text:
        """Return whether it is late."""
        return heading_right(self.view)

    def where(self) -> Line:
        """Return the number of the case and what it is."""
        return where(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the facts of the case in a wide window."""
        return side_lines(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the items, the clocks and the history."""
        return case_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what the case asks for most."""
        self.one_line = ":case"
        return resting_message(self.view)

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row `>` stands on."""
        view = self.view
        return (group_row(view), 2) if view.told and view.groups else None

    def script(self) -> str:
        """Return what is said."""
        return "complaint" if self._asked_to_complain else script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill it in."""
        return {} if self.script() == "complaint" else words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view)
