"""Reading a list of the call at hand back, and the caller's answers about exactly it. It knows no list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.call import events as e
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class ReadingBack:
    """What every service that files something shares; a service names its acts, the gates decide."""

    enters: ClassVar[Act]
    answers: ClassVar[Mapping[Statement, Act]]

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

    def review(self) -> Reply:
        """Go to the read-back of what is chosen."""
        if closed := self._worktop.closed(self.enters):
            return closed
        entered = e.StepEntered(at=self._worktop.now(), step=Step.READ_BACK)
        self._worktop.record(self._worktop.at_hand, entered)
        return DONE

    def show_last_page(self) -> Reply:
        """Note that the list was on the screen to its end: before that it cannot have been read out."""
        call = self._worktop.at_hand
        if closed := self._worktop.closed(self.enters):
            return closed
        if call.read_back.reading is None or call.read_back.last_page_shown:
            return Reply((Reason.NOTHING_TO_DO,))
        self._worktop.record(call, e.LastPageShown(at=self._worktop.now(), reading=call.reading))
        return DONE

    def state(self, statement: Statement) -> Reply:
        """Record one answer of the caller; the same again changes nothing."""
        act = self.answers.get(statement)
        if act is None:
            return Reply((Reason.NOTHING_TO_DO,))
        if closed := self._worktop.closed(act):
            return closed
        call = self._worktop.at_hand
        if not call.read_back.has(statement):
            made = e.StatementMade(at=self._worktop.now(), statement=statement, reading=call.reading)
            self._worktop.record(call, made)
        return DONE

    def take_back_statement(self) -> Reply:
        """Take the last answer back; both stay on record."""
        call = self._worktop.at_hand
        if call.submitted or not call.read_back.stated:
            return Reply((Reason.NOTHING_TO_DO,))
        self._worktop.record(call, e.StatementTakenBack(at=self._worktop.now()))
        return DONE
