"""What every part of the desk works on: the call at hand, the backend, the casebook and the clock. It knows no step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from agent_console.audit.from_acts import question, refusal
from agent_console.backend import Backend, PlatformList
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock
from agent_console.call.call import Call, Terms
from agent_console.call.events import Event
from agent_console.call.gates import Act, gate
from agent_console.call.reducer import apply, replayed
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.misses import Miss
from agent_console.casebook.outbox import OutboxChange, OutboxEntry
from agent_console.desk.desk_settings import DeskSettings
from agent_console.desk.errands import Errands, errand
from agent_console.desk.reply import Reply

Listener = Callable[[Call], None]


@dataclass
class Worktop:
    """The call at hand and everything it is worked with. One call is at hand at a time."""

    backend: Backend
    casebook: Casebook
    clock: Clock
    calendar: WorkingCalendar
    settings: DeskSettings
    platforms: PlatformList
    call: Call | None = None
    listeners: list[Listener] = field(default_factory=list)
    leads_elsewhere: Callable[[], bool] = lambda: False
    """Whether a caller who is verified now is told of an earlier case instead of a lookup."""
    errands: Errands = field(default_factory=Errands)

    def now(self) -> datetime:
        """The time, as the injected clock has it."""
        return self.clock()

    @property
    def at_hand(self) -> Call:
        """The call at hand.

        Raises:
            LookupError: No call is at hand; a screen of a call is never shown then.
        """
        if self.call is None:
            raise LookupError("no call is at hand")
        return self.call

    @property
    def terms(self) -> Terms:
        """What a new call is worked on."""
        return Terms(self.platforms, self.settings.consent_version, self.settings.limits)

    def closed(self, act: Act) -> Reply | None:
        """Ask the gate; None means open. A refused attempt at somebody's data is put on record."""
        call, now = self.at_hand, self.now()
        reasons = gate(call, act, now)
        if reasons and (refused := refusal(call.id, act, reasons[0], now)):
            self.casebook.audit.write(refused)
        return Reply(reasons) if reasons else None

    def put_question_on_record(self, call: Call, act: Act) -> None:
        """Put a question about a person on record before it leaves: no record, no question."""
        if asked := question(call.id, act, self.now()):
            self.casebook.audit.write(asked)

    @contextmanager
    def asking(self, act: Act) -> Iterator[Call]:
        """Mark an act as under way on this call, so that a doubled key asks once."""
        with self.asking_of(self.at_hand, act):
            yield self.at_hand

    @contextmanager
    def asking_of(self, call: Call, act: Act) -> Iterator[None]:
        """Mark an act as under way on a call that need not be at hand, and put on record what is going to be asked."""
        self.put_question_on_record(call, act)
        with self.errands.running(errand(call, act)):
            yield

    def is_under_way(self, act: Act, call: Call | None = None) -> bool:
        """Whether an act was asked for and has not been answered, on the call at hand unless another is named."""
        return errand(call or self.at_hand, act) in self.errands

    def call_of(self, call_id: str) -> Call:
        """Give a call by its id, at hand or put away."""
        return self.call if self.call is not None and self.call.id == call_id else self.stored(call_id)

    def latest(self, call: Call) -> Call:
        """Give a call as it is now, at hand or put away."""
        return self.call_of(call.id)

    def still_about(self, asked: Call) -> bool:
        """Whether an answer still belongs to what the call is about: a retyped number begins anew."""
        numbers = self.latest(asked).numbers
        return (numbers.subject, numbers.entered_at) == (asked.numbers.subject, asked.numbers.entered_at)

    def record_answer(self, asked: Call, event: Event, misses: Sequence[Miss] = ()) -> Call | None:
        """Write down what was answered to a call; None where the call is about another number meanwhile.

        A miss counts for its number all the same.
        """
        if self.still_about(asked):
            return self.record(asked, event, misses=misses)
        if misses:
            self.record(asked, misses=misses)
        return None

    def record(
        self,
        call: Call,
        *events: Event,
        entries: Sequence[OutboxEntry] = (),
        changes: Sequence[OutboxChange] = (),
        misses: Sequence[Miss] = (),
    ) -> Call:
        """Write events down in one transaction, then show the call they make; nothing is shown before it is on disk.

        `call` says which call they belong to: an answer that comes after the agent went on to another call is
        written to the one that asked.
        """
        after = self.latest(call)
        for event in events:
            after = apply(after, event)
        self.casebook.commit(events, after, entries=entries, changes=changes, misses=misses)
        self._show(after)
        return after

    def stored(self, call_id: str) -> Call:
        """Make a call again from the casebook."""
        return replayed(self.casebook.events_of(call_id), self.terms)

    def take_up(self, call: Call) -> None:
        """Put a call on the desk."""
        self.call = call
        self._tell(call)

    def put_away(self) -> None:
        """Clear the desk."""
        self.call = None

    def _show(self, call: Call) -> None:
        if self.call is not None and self.call.id == call.id:
            self.call = call
            self._tell(call)

    def _tell(self, call: Call) -> None:
        for listener in tuple(self.listeners):
            listener(call)
