"""Adding people, taking them off, giving them another passphrase: what may be done by whom. It prints nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent_console.audit.words import Role
from agent_console.backend import Environment
from agent_console.encryption.key_file import key_in
from agent_console.encryption.key_in_keyring import known_in_keyring
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.seat import desk_of
from agent_console.settings import load_settings
from agent_console.staff.checking import StaffCheck
from agent_console.staff.passphrases import PassphraseProblem, problem_of
from agent_console.staff.person import Person
from agent_console.staff.roster import FILE, Roster, record_of, roster_in, write_roster
from agent_console.staff.tries import UNKNOWN, Tries, wait_after
from agent_console.staffing.asking import Asking
from agent_console.store.errors import Holder
from agent_console.store.lock import WriterLock
from agent_console.unlocking import master_key_entry, unlock


class StaffProblem(StrEnum):
    """Why nothing was changed; each has one sentence in each language."""

    FIRST_IS_A_LEAD = "FIRST_IS_A_LEAD"
    WHO_LETS_IN = "WHO_LETS_IN"
    """Nobody was named who lets the person in."""
    NOT_LET_IN = "NOT_LET_IN"
    """Number and passphrase of whoever is to let in do not fit, or it is no team lead."""
    THERE_ALREADY = "THERE_ALREADY"
    NOT_THERE = "NOT_THERE"
    LAST_LEAD = "LAST_LEAD"


Problem = StaffProblem | PassphraseProblem


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the roster: where, at which time, and where passphrases come from."""

    home: Home
    now: datetime
    asking: Asking

    def add(self, person: Person, by: str | None, *, keep_key_file: bool = False) -> Problem | None:
        """Let somebody in. The first is a team lead and takes the key of the cases along; a lead lets in all others.

        Args:
            person: Whom.
            by: The team lead's staff number; None for the first.
            keep_key_file: Whether the key of the cases stays in its file beside them.

        Raises:
            RosterUnreadable, StoreHeld, OSError, NothingTyped, SettingsUnreadable: See there.
            KeyFileUnreadable, MasterKeyUnusable: The key there was cannot be read.
        """
        with self._held(person.staff_no) as roster:
            if roster.find(person.staff_no):
                return StaffProblem.THERE_ALREADY
            if not roster.records:
                return self._add_first(roster, person, keep_key_file)
            master = self._let_in(roster, by)
            return master if isinstance(master, StaffProblem) else self._put(roster, person, master, by or "")

    def remove(self, staff_no: str, by: str | None) -> Problem | None:
        """Take somebody off: their passphrase opens nothing any more. The last team lead stays.

        Raises:
            See `add`.
        """
        with self._held(by or "") as roster:
            record = roster.find(staff_no)
            if record is None:
                return StaffProblem.NOT_THERE
            if roster.leads == (record,):
                return StaffProblem.LAST_LEAD
            master = self._let_in(roster, by)
            if isinstance(master, StaffProblem):
                return master
            write_roster(self.home.folder, roster.without(record.person, by or "", self.now))
            return None

    def renew(self, staff_no: str, by: str | None) -> Problem | None:
        """Give somebody another passphrase: by their own present one, or by a team lead's where it was forgotten.

        Raises:
            See `add`.
        """
        with self._held(by or staff_no) as roster:
            record = roster.find(staff_no)
            if record is None:
                return StaffProblem.NOT_THERE
            own = by is None
            master = self._let_in(roster, staff_no if by is None else by, lead=not own)
            if isinstance(master, StaffProblem):
                return master
            return self._put(roster, record.person, master, by or staff_no)

    def _add_first(self, roster: Roster, person: Person, keep_key_file: bool) -> Problem | None:
        if person.role is not Role.TEAM_LEAD:
            return StaffProblem.FIRST_IS_A_LEAD
        master = self._present_key()
        if problem := self._put(roster, person, master, person.staff_no):
            return problem
        file = self.home.master_key(Environment.LIVE)
        lies_there = key_in(file)
        if not keep_key_file and lies_there is not None and lies_there.id == master.id:
            # Beside what it opens it would make every passphrase a formality.
            file.unlink()
        return None

    def _present_key(self) -> MasterKey:
        """Give the key the cases were sealed with so far: the keyring's where it has one, else that of the file."""
        wanted = load_settings(self.home.settings_file).master_key
        in_keyring = (
            wanted == "keyring" and known_in_keyring(master_key_entry(desk_of(self.home))) is not None
        )
        in_file = key_in(self.home.master_key(Environment.LIVE))
        if in_file is not None and not in_keyring:
            return in_file
        return unlock(self.home, Environment.LIVE, wanted).master

    def _put(self, roster: Roster, person: Person, master: MasterKey, by: str) -> Problem | None:
        passphrase = self.asking.new_passphrase(person.staff_no)
        if isinstance(passphrase, PassphraseProblem):
            return passphrase
        if problem := problem_of(passphrase):
            return problem
        record = record_of(person, master, passphrase, by, self.now)
        write_roster(self.home.folder, roster.with_record(record))
        self._check_written(person, passphrase)
        return None

    def _check_written(self, person: Person, passphrase: Secret) -> None:
        """Open what was written with what was typed, before anything is thrown away that opened it until now."""
        written = StaffCheck(roster_in(self.home.folder), training=False)
        if written.check(person.staff_no, passphrase) is None:
            raise OSError("what was written does not open")

    def _let_in(self, roster: Roster, staff_no: str | None, *, lead: bool = True) -> MasterKey | StaffProblem:
        if staff_no is None:
            return StaffProblem.WHO_LETS_IN
        staff, tries = StaffCheck(roster, training=False), Tries(self.home.folder)
        self.asking.wait(wait_after(len(tries.read())))
        signed_in = staff.check(staff_no, self.asking.passphrase(staff_no))
        if signed_in is None:
            record = roster.find(staff_no)
            tries.add(record.person.staff_no if record else UNKNOWN)
        if signed_in is None or signed_in.master is None or (lead and not signed_in.person.leads):
            return StaffProblem.NOT_LET_IN
        return signed_in.master

    @contextmanager
    def _held(self, staff_no: str) -> Iterator[Roster]:
        """Read the roster for as long as nobody else changes it."""
        lock = WriterLock(self.home.folder / FILE)
        lock.take(Holder(os.getpid(), staff_no, self.now))
        try:
            yield roster_in(self.home.folder)
        finally:
            lock.release()
