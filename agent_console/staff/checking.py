"""Who somebody is: a staff number and a passphrase held against the roster. It counts no tries and asks nothing."""

from __future__ import annotations

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from agent_console.audit.words import Role
from agent_console.encryption.cipher import KEY_BYTES
from agent_console.encryption.master_key import MasterKey
from agent_console.encryption.passphrase import Slot, WrongPassphrase, unlock
from agent_console.identity.secret import Secret
from agent_console.identity.text import fold
from agent_console.staff.person import STAFF_NO, Person
from agent_console.staff.roster import Roster, RosterUnreadable, about, roster_in

_NOBODY: Final = Slot(secrets.token_bytes(16), secrets.token_bytes(KEY_BYTES + 28))
"""Opens for no passphrase: an unknown number takes as long as a known one, and so tells nobody who works here."""


class StaffRefusal(StrEnum):
    """Why somebody's word does not count; each has one sentence in each language."""

    UNKNOWN = "UNKNOWN"
    """Number and passphrase belong to nobody here; which of the two is wrong is not said."""
    OWN_NUMBER = "OWN_NUMBER"
    NOT_A_LEAD = "NOT_A_LEAD"
    TRAINEE = "TRAINEE"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who somebody is, and the home's master key that their passphrase opened; a number alone opens none."""

    person: Person
    master: MasterKey | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class StaffCheck:
    """The people of a home. In TRAINING a staff number is enough; LIVE knows who stands in the roster, nobody else.

    Attributes:
        roster: Who could sign in when this was made.
        training: Whether a number is enough.
        folder: Where the roster is read anew at each question, so that who was let in or taken off meanwhile counts.
        key_id: Of the master key that is in use; a passphrase that opens another one is nobody's here.
    """

    roster: Roster
    training: bool
    folder: Path | None = None
    key_id: bytes | None = None

    @property
    def by_number_alone(self) -> bool:
        """Whether a staff number says who somebody is, without a passphrase."""
        return self.training

    def check(self, staff_no: str, passphrase: Secret) -> SignedIn | None:
        """Say who it is; None: nobody we know by this passphrase. Takes a quarter of a second where one is needed."""
        typed = fold(staff_no)
        if self.by_number_alone:
            return SignedIn(Person(typed, Role.AGENT)) if STAFF_NO.fullmatch(typed) else None
        record = self._roster_now().find(typed)
        try:
            if record is None:
                unlock(_NOBODY, passphrase, b"")
                return None
            master = unlock(record.slot, passphrase, about(record.person))
        except WrongPassphrase:
            return None
        # Whoever can write the file could put a record of their own there, around a key of their own.
        ours = self.key_id is None or self.key_id == master.id
        return SignedIn(record.person, master) if ours else None

    def _roster_now(self) -> Roster:
        """Read the roster anew; one that was damaged since is as it was, so that nobody is locked out by it."""
        with suppress(RosterUnreadable):
            return self.roster if self.folder is None else roster_in(self.folder)
        return self.roster

    def why_not_agreed(self, signed_in: SignedIn | None, own: str) -> StaffRefusal | None:
        """Say why somebody's word does not count for a look of the agent `own`; None: it does."""
        if signed_in is None:
            return StaffRefusal.UNKNOWN
        if signed_in.person.is_same_as(own):
            return StaffRefusal.OWN_NUMBER
        return None if signed_in.person.approves else StaffRefusal.TRAINEE

    def why_not_unlocked(self, signed_in: SignedIn | None, own: str) -> StaffRefusal | None:
        """Say why somebody cannot unlock what `own` locked; None: it is the same person."""
        same = signed_in is not None and signed_in.person.is_same_as(own)
        return None if same else StaffRefusal.UNKNOWN

    def why_not_led(self, signed_in: SignedIn | None, own: str) -> StaffRefusal | None:
        """Say why somebody cannot do what is a team lead's; None: they can.

        Practice has no roles; that it takes a second person is what is practised.
        """
        if signed_in is None:
            return StaffRefusal.UNKNOWN
        if self.by_number_alone:
            return StaffRefusal.OWN_NUMBER if signed_in.person.is_same_as(own) else None
        return None if signed_in.person.leads else StaffRefusal.NOT_A_LEAD
