"""Who may open the cases of a LIVE backend: somebody of the roster, by their passphrase. It draws no page.

It comes before the casebook is opened, since the passphrase opens the key of the cases.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Protocol

from agent_console.audit.log import AuditLog
from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Role
from agent_console.backend import Environment
from agent_console.encryption.key_in_keyring import known_in_keyring
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.seat import desk_of
from agent_console.staff.checking import SignedIn, StaffCheck, StaffRefusal
from agent_console.staff.person import Person
from agent_console.staff.tries import UNKNOWN, Tries, wait_after
from agent_console.unlocking import Unlocked, master_key_entry, unlock

TRIES_A_START: Final = 5
"""Then the console ends; the wrong tries are counted on at the next start."""


class NobodyMaySignIn(Exception):
    """A LIVE backend was asked for, and nobody of this home has a passphrase yet."""


class SignInRefused(Exception):
    """Number and passphrase did not fit, five times."""


class TraineeOnLive(Exception):
    """Somebody in training asked for a backend on which things really happen."""


class SignInNeeded(Exception):
    """Only a passphrase opens the key of the cases, and nobody is asked for one here."""


class Door(Protocol):
    """Where somebody says who they are."""

    def ask(self) -> tuple[str, Secret]:
        """Ask for a staff number and a passphrase."""

    def refuse(self, left: int) -> None:
        """Say that they do not fit, and how many tries are left."""

    def wait(self, seconds: float) -> None:
        """Let the time of a wrong try go by."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who signed in, and the wrong tries before, which are not on record yet."""

    signed_in: SignedIn
    wrong: tuple[str, ...] = ()

    def put_on_record(self, log: AuditLog, now: datetime, tries: Tries) -> None:
        """Write the wrong tries down in the log that is open now, then forget them.

        Raises:
            StoreError: They cannot be written down; they are kept for the next start.
        """
        if not self.wrong:
            return
        refused = Entry(now, Action.SIGN_IN_REFUSED, reason=str(StaffRefusal.UNKNOWN))
        for staff_no in self.wrong:
            # A number nobody has has no role; what it tried to be is an agent.
            log.write(refused, actor=replace(log.actor, staff_no=staff_no, role=Role.AGENT))
        tries.forget()


def by_number(staff_no: str) -> Admitted:
    """Take a staff number for who sits there: in TRAINING, and where nobody does."""
    return Admitted(SignedIn(Person(staff_no, Role.AGENT)))


def admit(staff: StaffCheck, door: Door, tries: Tries) -> Admitted:
    """Ask until somebody of the roster has signed in.

    Raises:
        NobodyMaySignIn, SignInRefused, TraineeOnLive: See there.
        OSError: A wrong try cannot be counted.
    """
    if not staff.roster.records:
        raise NobodyMaySignIn
    for left in reversed(range(TRIES_A_START)):
        door.wait(wait_after(len(tries.read())))
        staff_no, passphrase = door.ask()
        signed_in = staff.check(staff_no, passphrase)
        if signed_in is not None:
            if not signed_in.person.works_live:
                raise TraineeOnLive
            return Admitted(signed_in, tries.read())
        record = staff.roster.find(staff_no)
        tries.add(record.person.staff_no if record else UNKNOWN)
        door.refuse(left)
    raise SignInRefused


def key_for(
    home: Home, environment: Environment, wanted: str, staff: StaffCheck, admitted: Admitted
) -> Unlocked:
    """Give the master key of one world to whoever signed in, or to a command nobody signs in to.

    Once people have passphrases no new key is made for want of one: it would open nothing that is there.

    Raises:
        SignInNeeded: The key is locked up by passphrases, and lies neither in a file nor in the keyring.
        MasterKeyUnusable, KeyFileUnreadable, OSError: See `unlock`.
    """
    master = admitted.signed_in.master
    locked_up = environment is Environment.LIVE and bool(staff.roster.records)
    if master is None and locked_up and not _lies_open(home, wanted):
        raise SignInNeeded
    return unlock(home, environment, wanted, master)


def _lies_open(home: Home, wanted: str) -> bool:
    if wanted == "keyring":
        return known_in_keyring(master_key_entry(desk_of(home))) is not None
    return home.master_key(Environment.LIVE).exists()
