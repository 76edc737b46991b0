"""The casebook: what was done on calls, kept in one file. It knows no screen, no backend and no rule of a call."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from agent_console.audit.log import AuditLog
from agent_console.call.call import Call
from agent_console.call.events import Event
from agent_console.call.limits import STANDARD_LIMITS
from agent_console.casebook import lists, outbox_rows, retention, writing
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.due import DueCase
from agent_console.casebook.event_rows import read_events
from agent_console.casebook.keys import Keys
from agent_console.casebook.lists import DayFigures
from agent_console.casebook.misses import Miss
from agent_console.casebook.outbox import WAITING, OutboxChange, OutboxEntry, OutboxState
from agent_console.identity.case_number import CaseNumber
from agent_console.identity.phone import PhoneNumber
from agent_console.store.connection import Store
from agent_console.store.errors import StoreError
from agent_console.store.rows import SealedRows

FILE_NAME: Final = "casebook.sqlite"


class Casebook:
    """One desk's cases, their events and its outbox. What a method that writes has returned from is on disk.

    Every method raises `StoreFailed` after a write failed and `StoreDamaged` where a row is not what was written:
    nothing more is read or written then until the casebook is opened again.

    Attributes:
        audit: The log of who did what; `commit` and `erase_expired_drafts` write into it by themselves.
    """

    def __init__(
        self, store: Store, keys: Keys, backend: str, series: writing.Series, audit: AuditLog
    ) -> None:
        self.audit = audit
        self._store = store
        self._keys = keys
        self._rows = SealedRows(store, keys.seal)
        self._backend = backend
        self._series = series

    def close(self) -> None:
        """Let go of the file; callable twice."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The file, for whoever has to name it to the agent."""
        return self._store.path

    @property
    def failure(self) -> StoreError | None:
        """Why the casebook takes no further word, or None."""
        return self._store.failure

    def look_through(self) -> None:
        """Check every page of a large file beside the work, in a thread if need be; see `Store.look_through`.

        Raises:
            StoreDamaged, StoreUnwritable: As they say.
        """
        self._store.look_through()

    def next_case_number(self, day: date) -> CaseNumber:
        """Give the next case number of a day in China. It is used up, whether or not a call is opened on it.

        Raises:
            CaseNumbersUsedUp: The day had 9,999 cases.
        """
        with self._store.transaction() as tx:
            return writing.next_case_number(self._rows, tx, self._series, day)

    def commit(
        self,
        events: Sequence[Event],
        call: Call,
        *,
        entries: Sequence[OutboxEntry] = (),
        changes: Sequence[OutboxChange] = (),
        misses: Sequence[Miss] = (),
    ) -> None:
        """Write down what happened on one call, all of it or nothing. When this returns, it is on disk.

        Args:
            events: What happened, in order; those of a new call begin with CallOpened.
            call: The call after it.
            entries: One for every FilingQueued among the events, with the key it will be sent with.
            changes: What became of entries that were sent.
            misses: Tries that did not fit.

        Raises:
            CallNotFound: The call was never opened, or was erased.
            OutboxConflict: A change to an entry that is not there or was answered before.
            ValueError: Entries and events do not fit together, or an event holds what its types do not allow.
        """
        batch = writing.Batch(tuple(events), call, tuple(entries), tuple(changes), tuple(misses))
        writing.write(self.audit, self._rows, self._keys, self._backend, batch)

    def events_of(self, call_id: str) -> tuple[Event, ...]:
        """Read everything that happened on a call, in order.

        Raises:
            CallNotFound: There is no such call.
            CallUnreadable: A newer program wrote something into it; it is kept.
            StoreDamaged: Events are missing or changed.
        """
        return read_events(self._rows, self._keys.cipher, call_id)

    def find(self, case_number: CaseNumber | str) -> CaseSummary | None:
        """Find a case by its number, written as `str(CaseNumber)` writes it."""
        return lists.find(self._rows, self._keys.cipher, str(case_number))

    def unfinished(self, now: datetime) -> tuple[CaseSummary, ...]:
        """List calls that were not wrapped up, newest first; drafts that expired are left out."""
        return lists.unfinished(self._rows, self._keys.cipher, now - STANDARD_LIMITS.draft_life)

    def erase_expired_drafts(self, now: datetime, keep: Collection[str] = ()) -> int:
        """Erase drafts nobody touched for a day, with everything that happened on them; say how many.

        Args:
            now: The time.
            keep: Calls that are at hand.
        """
        before = now - STANDARD_LIMITS.draft_life
        return writing.erase_drafts(self._store, self.audit, self._rows, now, before, keep)

    def erase_settled(self, now: datetime, before: datetime) -> int:
        """Erase settled cases nobody touched since an instant, each with its audit record; say how many."""
        return retention.erase_settled(self._store, self.audit, self._rows, now, before)

    def due(self, now: datetime) -> tuple[DueCase, ...]:
        """List what has to be followed up today, most urgent first."""
        return lists.due(self._rows, self._keys.cipher, now)

    def followed(self, now: datetime) -> tuple[DueCase, ...]:
        """List whatever is not settled, most urgent first; what waits for a later day is last."""
        return lists.followed(self._rows, self._keys.cipher, now)

    def about(self, number: PhoneNumber) -> tuple[CaseSummary, ...]:
        """List the cases of a number, newest first. Before the caller is verified only state and days are shown."""
        return lists.about(self._rows, self._keys.cipher, self._keys.index_of(number))

    def with_platforms(self, backend: str) -> tuple[CaseSummary, ...]:
        """List the cases of one backend in which platforms have still to answer, those longest untouched first."""
        return lists.with_platforms(self._rows, self._keys.cipher, backend)

    def today(self, now: datetime) -> DayFigures:
        """Say how many calls were wrapped up today, how long they took, and how many drafts there are."""
        return lists.figures(self._rows, self._keys.cipher, now, now - STANDARD_LIMITS.draft_life)

    def recent(self, count: int) -> tuple[CaseSummary, ...]:
        """List the newest cases."""
        return lists.recent(self._rows, self._keys.cipher, count)

    def cases_of(self, number: PhoneNumber, besides: str | None = None) -> tuple[CaseState | None, ...]:
        """Say how the cases of a number stand, newest first; more may not be shown before the caller is verified.

        The call at hand is left out by naming it in `besides`.
        """
        return lists.states_of(self._rows, self._keys.cipher, self._keys.index_of(number), besides)

    def misses_today(self, number: PhoneNumber, day: date) -> tuple[int, int]:
        """Count the misses of a number on a day in China: of name and document, and of the code."""
        return lists.misses(self._rows, self._keys.index_of(number), day)

    def waiting(self, backend: str) -> tuple[OutboxEntry, ...]:
        """List what is still to be sent to one backend: older cases first, those of a case by their number."""
        return outbox_rows.in_states(self._rows, self._keys.cipher, backend, *WAITING)

    def heads_of_line(self, backend: str, now: datetime) -> tuple[OutboxEntry, ...]:
        """List what may be sent to one backend now: of each case the first that waits, if its time has come."""
        return outbox_rows.heads_of_line(self._rows, self._keys.cipher, backend, now)

    def needing_a_person(self, backend: str) -> tuple[OutboxEntry, ...]:
        """List what one backend would not take."""
        return outbox_rows.in_states(self._rows, self._keys.cipher, backend, OutboxState.NEEDS_PERSON)
