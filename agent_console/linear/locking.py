"""Nobody at the desk: the terminal is wiped, and who may opens the dialogue again. The call goes on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from agent_console.audit.words import Action
from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.identity.secret import Secret
from agent_console.language import N_
from agent_console.linear.elsewhere import LockNow
from agent_console.linear.idle import Idle
from agent_console.linear.prompt import in_words
from agent_console.linear.session import Session
from agent_console.linear.typed_words import COLONS, command_of
from agent_console.linear.who import PASSPHRASE, STAFF_NO, checked
from agent_console.staff.checking import SignedIn, StaffRefusal
from agent_console.staff.person import Person
from agent_console.store.errors import StoreError
from screens.lock import page
from screens.lock.on_record import put_on_record
from screens.lock.page import TRIES, WRONG_PASSPHRASE, LockView
from screens.sentences import STAFF_REFUSALS

KEY = "KEY"
"""What the record says where the agent locked it."""

WARNING = N_("! The console locks in {count} s: Enter keeps it open")
ENDS = N_("! F10 again ends the call; the caller is still on the line")
LEAD = N_("A team lead opens it now")


def watch_for_nobody(session: Session, lock_after: timedelta | None) -> None:
    """Begin to lock the console after so much idle time."""

    def warning(seconds: int) -> str:
        return session.language.text(WARNING).format(count=seconds)

    session.idle = Idle(lambda: session.desk.now(), lock_after, warning)
    session.looks.append(session.idle.look)


def lock_asked(_session: Session, _rest: str) -> None:
    """Lock by the word."""
    raise LockNow(KEY)


def lock(session: Session, reason: str) -> None:
    """Show nothing until somebody who may has opened the lock; the step at hand is heard anew by who asked for it.

    A lock that cannot be put on record locks all the same; the store says so at the next step.
    """
    looks, session.looks = session.looks, []
    session.macro.give_up()
    with suppress(StoreError):
        put_on_record(session.desk, Action.LOCKED, reason)
    session.prompt.wipe()
    with session.prompt.undisturbed():
        by = _Lock(session, session.desk.now()).opened_by()
        put_on_record(session.desk, Action.UNLOCKED, by=by)
    session.looks = looks
    if session.idle is not None:
        session.idle.somebody()
    session.say_anew()


@dataclass
class _Lock:
    """A lock until it is opened."""

    session: Session
    locked_at: datetime
    wrong: int = 0
    asked_to_end: bool = False

    @property
    def view(self) -> LockView:
        """How it stands, as the page of the lock has it."""
        session = self.session
        return LockView(
            language=session.language,
            locked_at=self.locked_at,
            line=page.line_of(session.desk.call),
            by_number=session.context.staff.by_number_alone,
            needs_lead=self.wrong >= TRIES,
        )

    def opened_by(self) -> Person:
        """Ask until somebody who may has shown who they are."""
        staff, own = self.session.context.staff, self.session.desk.settings.staff_no
        self._say_how_it_stands()
        while True:
            typed = self._asked()
            if typed is None:
                continue
            judge = staff.why_not_led if self.view.needs_lead else staff.why_not_unlocked
            signed_in: SignedIn | None = checked(self.session, *typed)
            refusal = judge(signed_in, own)
            if signed_in is not None and refusal is None:
                return signed_in.person
            self._refuse(refusal or StaffRefusal.UNKNOWN)

    def _say_how_it_stands(self) -> None:
        for told in (page.heading(self.view), page.heading_right(self.view), page.resting_message(self.view)):
            self.session.say(in_words(told))

    def _asked(self) -> tuple[str, Secret] | None:
        """Ask for what opens it; None where a word was typed instead, and done."""
        _, prompt = self.session.language.text, self.session.prompt
        fields = self.view.fields
        number, passphrase = self.session.desk.settings.staff_no, Secret("")
        if page.STAFF_NO in fields:
            number = prompt.ask(_(STAFF_NO))
            if self._is_done(number):
                return None
        if page.PASSPHRASE in fields:
            passphrase = prompt.ask_secret(_(PASSPHRASE))
            if self._is_done(passphrase.reveal()):
                return None
        return number, passphrase

    def _is_done(self, typed: str) -> bool:
        """Do a word of the lock; whatever else begins with a colon may be a passphrase."""
        asked, self.asked_to_end = self.asked_to_end, False
        words: Mapping[str, Callable[[], None]] = {
            "hold": self._hold,
            "end": partial(self._end, asked=asked),
            "language": self._switch_language,
        }
        id_, rest = command_of(typed) if typed.startswith(COLONS) else ("", "")
        if id_ not in words or rest:
            return False
        words[id_]()
        return True

    @property
    def _on_the_line(self) -> bool:
        return self.view.line in (LineState.UP, LineState.HELD)

    def _hold(self) -> None:
        if self._on_the_line and self.session.do(self.session.desk.line.toggle_hold()):
            self.session.say(in_words(page.heading_right(self.view)))

    def _end(self, *, asked: bool) -> None:
        line = self.session.desk.line
        if not asked and self._on_the_line:
            self.asked_to_end = True
            self.session.tell(ENDS)
        elif self._on_the_line and self.session.do(line.end()):
            self.session.do(line.go_to(Step.WRAP_UP))
            self.session.say(in_words(page.heading_right(self.view)))

    def _switch_language(self) -> None:
        self.session.context.switch_language()
        self._say_how_it_stands()

    def _refuse(self, why: StaffRefusal) -> None:
        own_alone = why is StaffRefusal.UNKNOWN and self.view.fields == (page.PASSPHRASE,)
        self.wrong += 1
        self.session.tell(WRONG_PASSPHRASE if own_alone else STAFF_REFUSALS[why])
        put_on_record(self.session.desk, Action.UNLOCK_REFUSED, str(why))
        if self.wrong == TRIES:
            self.session.tell(LEAD)
