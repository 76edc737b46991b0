"""The page of an earlier case: how it stands, what can be done. Before verification it shows states and days alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct
from agent_console.call.gates import Reason
from screens.beside_screen import BesideScreen
from screens.case.choosing import RingBackPanel, TakeBackPanel
from screens.case.complaint_panel import ComplaintPanel
from screens.case.history import HistoryLine, history_of
from screens.case.page import case_block, group_row, side_lines
from screens.case.panels import ItemsPanel, SummaryPanel
from screens.case.refused_panel import RefusedPanel
from screens.case.view import CaseView
from screens.case.words import (
    complaint_is_open,
    heading,
    heading_right,
    hints_of,
    resting_message,
    script_of,
    where,
    words_of,
)
from screens.console_screen import CallMoved, Handler
from screens.context import Context
from screens.sentences import reason_sentence
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block


class CaseScreen(BesideScreen):
    """Digits act through the gates; what is sent has a review of its own, where `8` alone sends."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "info", "reveal", "again", "note"})

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

    def cases_moved(self) -> None:
        """Show what was heard of the case by itself."""
        self.desk.casework.reload()
        self.remake()

    def remake(self) -> None:
        """Make the page again; once its case was put back it stands until the next page covers it."""
        if self.desk.casework.case is not None:
            super().remake()

    def _changed(self, call: Call) -> None:
        self.desk.casework.reload()
        super()._changed(call)

    # ------------------------------------------------------------------ keys

    def handler_of(self, key: str) -> Handler | None:
        """Any key but a second `5` takes back that a complaint was asked for."""
        if key != "5":
            self._asked_to_complain = False
        return super().handler_of(key)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "1": self._file_again,
            "2": self._urge,
            "3": self._take_back,
            "4": self._ring_back,
            "5": self._complain,
            "6": self._summary,
            "7": self._settle,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "enter": self._details,
            "f5": self._ask,
            "escape": self._back,
        }

    def command(self, id_: str, argument: str) -> Handler | None:
        """`:case` shows this page anew; `:home` leaves it."""
        return self._ask if id_ == "case" and not argument else None

    def _may(self, act: CaseAct) -> bool:
        """Ask the gate; say why not."""
        reasons = self.desk.casework.why_not(act)
        if reasons:
            self.tell(reason_sentence(reasons[0], self.language))
        return not reasons

    def _file_again(self) -> None:
        if self.answer(self.desk.case_review.file_again()):
            self.post_message(CallMoved())

    def _urge(self) -> None:
        done = self.language.text("+ Noted that the caller urges; no new day is promised")
        self.answer(self.desk.casework.urge(), done)

    def _take_back(self) -> None:
        if self._may(CaseAct.WITHDRAW):
            self.message = ""
            self.open_panel(TakeBackPanel())

    def _ring_back(self) -> None:
        if self.desk.call is not None:
            self.tell(self.language.text("= The caller is on the line: nobody to ring"))
            return
        self.open_panel(RingBackPanel())

    def _complain(self) -> None:
        if complaint_is_open(self.desk.casework.at_hand):
            self.open_panel(ComplaintPanel())
            return
        if not self._may(CaseAct.COMPLAIN):
            return
        if not self._asked_to_complain:
            self._asked_to_complain = True
            now = self.desk.now()
            day = promise(PromiseKind.COMPLAINT, today(now), self.desk.calendar).day
            asked = self.language.text("! 5 again opens the complaint, answered by {day}; any other key: no")
            self.tell(asked.format(day=f"{day:%m-%d}"))
            return
        self._asked_to_complain = False
        self.answer(self.desk.casework.complain(), self.language.text("+ Complaint opened, 15 calendar days"))

    def _summary(self) -> None:
        if self._may(CaseAct.TELL) and self.desk.casework.told:
            self.open_panel(SummaryPanel())

    def _settle(self) -> None:
        if self._may(CaseAct.SETTLE_REFUSED):
            self.open_panel(RefusedPanel())

    def _details(self) -> None:
        if not self.desk.casework.told:
            self.tell(reason_sentence(Reason.NOT_VERIFIED, self.language))
        elif self.view.groups:
            self.open_panel(ItemsPanel(group_row(self.view) - 1))

    def _move(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self.view.groups) - 1))
        self.tell("")

    def _ask(self) -> None:
        _ = self.language.text
        self.ask(self.desk.casework.ask(), _("~ Asking the registry"), _("+ As the registry has it now"))

    def _back(self) -> None:
        self.desk.casework.close()
        self.post_message(CallMoved())
