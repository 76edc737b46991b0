"""What a casebook cannot do, as data. It knows no words for the agent: screens have them."""

from __future__ import annotations

from datetime import date


class CasebookError(Exception):
    """Something the casebook was asked for that it cannot do; the store itself is sound."""


class CallNotFound(CasebookError):
    """There is no such call: it was never opened here, or it was a draft that expired and was erased."""

    def __init__(self, call_id: str) -> None:
        super().__init__(f"no call {call_id}")
        self.call_id = call_id


class CallUnreadable(CasebookError):
    """A newer program wrote something into this call that this one does not know. It is kept as it is."""

    def __init__(self, call_id: str, what: str) -> None:
        super().__init__(f"call {call_id} holds what this program does not know: {what}")
        self.call_id = call_id
        self.what = what


class CaseNumbersUsedUp(CasebookError):
    """All 9,999 numbers of a day are used."""

    def __init__(self, day: date) -> None:
        super().__init__(f"no case number left on {day}")
        self.day = day


class OutboxConflict(CasebookError):
    """A change to an outbox entry that is not there, or that was answered before: an answer is final."""

    def __init__(self, entry_id: str) -> None:
        super().__init__(f"outbox entry {entry_id} cannot be changed so")
        self.entry_id = entry_id
