"""Passphrases from a terminal without echo, or line by line from standard input; never as an argument."""

from __future__ import annotations

import sys
import warnings
from dataclasses import dataclass
from getpass import GetPassWarning, getpass
from typing import Protocol

from agent_console.at_the_door import wait_said
from agent_console.identity.secret import Secret
from agent_console.language import N_, Language
from agent_console.staff.passphrases import SHORTEST, PassphraseProblem

_LONGEST = 1024
"""Characters of one line; a passphrase is typed by a person."""

OWN = N_("Passphrase of {staff_no}: ")
NEW = N_("New passphrase of {staff_no}, {count} characters at least: ")
AGAIN = N_("The same once more: ")


class NothingTyped(Exception):
    """Standard input ended, or there is no terminal to ask at."""


class Asking(Protocol):
    """Where passphrases come from."""

    def passphrase(self, staff_no: str) -> Secret:
        """Ask for the passphrase somebody has."""

    def new_passphrase(self, staff_no: str) -> Secret | PassphraseProblem:
        """Ask for the one somebody is to have."""

    def wait(self, seconds: float) -> None:
        """Let the time of wrong tries go by."""


@dataclass(frozen=True, slots=True)
class AtTerminal:
    """Asks a person; a new passphrase twice, since nobody sees what is typed."""

    language: Language

    def passphrase(self, staff_no: str) -> Secret:
        """Ask for the passphrase somebody has."""
        return self._asked(OWN, staff_no)

    def new_passphrase(self, staff_no: str) -> Secret | PassphraseProblem:
        """Ask for the one somebody is to have, twice."""
        first, again = self._asked(NEW, staff_no), self._asked(AGAIN, staff_no)
        return first if first == again else PassphraseProblem.NOT_THE_SAME

    def wait(self, seconds: float) -> None:
        """Say how long it takes, and let it go by."""
        wait_said(seconds, self.language)

    def _asked(self, prompt: str, staff_no: str) -> Secret:
        try:
            with warnings.catch_warnings():
                # It would go on and show what is typed.
                warnings.simplefilter("error", GetPassWarning)
                return Secret(getpass(self.language.text(prompt).format(staff_no=staff_no, count=SHORTEST)))
        except (EOFError, UnicodeDecodeError, GetPassWarning):
            # Also what another terminal's characters leave: nobody could type it again.
            raise NothingTyped from None


@dataclass(frozen=True, slots=True)
class FromStandardInput:
    """Reads one line for each passphrase, in the order they are asked for."""

    language: Language

    def passphrase(self, staff_no: str) -> Secret:
        """Read the passphrase somebody has."""
        return self._read()

    def new_passphrase(self, staff_no: str) -> Secret | PassphraseProblem:
        """Read the one somebody is to have."""
        return self._read()

    def wait(self, seconds: float) -> None:
        """Say how long it takes, and let it go by: a script waits as a person does."""
        wait_said(seconds, self.language)

    def _read(self) -> Secret:
        try:
            line = sys.stdin.readline(_LONGEST)
        except UnicodeDecodeError:
            raise NothingTyped from None
        if not line:
            raise NothingTyped
        return Secret(line.rstrip("\r\n"))
