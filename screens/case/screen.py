"""The page of an earlier case at work: what its keys do through the gates. What it shows is not known here."""

from __future__ import annotations

from collections.abc import Mapping

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.case_gates import CaseAct
from agent_console.call.gates import Reason
from screens.case.call_keys import call_keys
from screens.case.choosing import RingBackPanel, TakeBackPanel
from screens.case.complaint_panel import ComplaintPanel
from screens.case.page import group_row
from screens.case.panels import ItemsPanel, SummaryPanel
from screens.case.refused_panel import RefusedPanel
from screens.case.shown import CaseShown
from screens.case.words import complaint_is_open
from screens.console_screen import CallMoved, Handler
from screens.sentences import reason_sentence


class CaseScreen(CaseShown):
    """Digits act through the gates; what is sent has a review of its own, where `8` alone sends."""

    # ------------------------------------------------------------------ life

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
            **call_keys(self),
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
        if self.desk.casework.why_not(CaseAct.WITHDRAW) == (Reason.NOT_HEARD_YET,):
            self._ask(self.language.text("~ Not known yet how far: asking the registry"))
            return
        if self._may(CaseAct.WITHDRAW):
            self.message = ""
            self.open_panel(TakeBackPanel())

    def _ring_back(self) -> None:
        if self.desk.call is not None:
            self.tell(self.language.text("= The caller is on the line: nobody to ring"))
            return
        self.message = ""
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
        elif self.view.has_details:
            self.open_panel(ItemsPanel(group_row(self.view) - 1))

    def _move(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self.view.groups) - 1))
        self.tell("")

    def _ask(self, waiting: str = "") -> None:
        _ = self.language.text
        waiting = waiting or _("~ Asking the registry")
        self.ask(self.desk.casework.ask(), waiting, _("+ As the registry has it now"))

    def _back(self) -> None:
        self.desk.casework.close()
        self.post_message(CallMoved())
