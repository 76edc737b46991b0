"""What a backend may offer beside the port for `agent-console doctor`: how its credentials and its lines stand.

It asks nothing about anybody, and nothing in it holds a secret.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, runtime_checkable


class CredentialProblem(StrEnum):
    """Why a key or a token cannot be used."""

    NOT_SET = "NOT_SET"
    """The variable that should hold it is not set."""
    NOT_OPENED = "NOT_OPENED"
    """The file is not there, or may not be read."""
    NO_FILE = "NO_FILE"
    """Something else stands under the file's name."""
    OPEN_TO_OTHERS = "OPEN_TO_OTHERS"
    """The file's mode is not 0600 or stricter, or it is somebody else's."""
    EMPTY = "EMPTY"
    KEYRING_NOT_INSTALLED = "KEYRING_NOT_INSTALLED"
    """A keyring should be asked, and the library that asks it is not installed."""
    NO_KEYRING = "NO_KEYRING"
    """This machine has no keyring that can be asked."""
    NOT_IN_KEYRING = "NOT_IN_KEYRING"
    """The keyring has no such entry."""
    KEYRING_LOCKED = "KEYRING_LOCKED"
    """The keyring is locked, denies the entry, or waits for a person who does not come."""
    KEYRING_FAILED = "KEYRING_FAILED"
    """The keyring broke when it was asked."""
    UNUSABLE = "UNUSABLE"
    """What stands there can be no key and no token of the kind that is needed."""


class CredentialsUnusable(Exception):
    """A key or a token cannot be used. A backend may raise it when it is made.

    Args:
        text: What is wrong, for a log; it never holds anything of the secret.
        problem: The same as a word.
        where: The variable, the file or the entry of the keyring where it should stand.
    """

    def __init__(self, text: str, problem: CredentialProblem, where: str = "") -> None:
        super().__init__(text)
        self.problem = problem
        self.where = where


class LineProblem(StrEnum):
    """Why there is no line to an address."""

    NAME_UNKNOWN = "NAME_UNKNOWN"
    REFUSED = "REFUSED"
    """The machine is there, and nobody listens."""
    SILENT = "SILENT"
    """No connection in time, or no way there."""
    NO_TLS = "NO_TLS"
    """Connected, and no encrypted connection came about."""
    NOT_TRUSTED = "NOT_TRUSTED"
    """No authority we believe vouches for the certificate."""
    EXPIRED = "EXPIRED"
    NOT_YET_VALID = "NOT_YET_VALID"
    OTHER_NAME = "OTHER_NAME"
    """The certificate is that of another host."""
    CLIENT_REFUSED = "CLIENT_REFUSED"
    """The server ended the encrypted connection at once: it wants a client certificate, or another one."""


AFTER_CONNECTING = frozenset(LineProblem) - {
    LineProblem.NAME_UNKNOWN,
    LineProblem.REFUSED,
    LineProblem.SILENT,
}
"""Problems of encryption: the address itself is reached."""


@dataclass(frozen=True, slots=True)
class Line:
    """One address a backend asks, as scheme, host and port.

    Args:
        address: Such as `https://api.carrier.example:443`.
        problem: What stands in the way; None where a connection came about.
        tls: The version that was agreed on, such as `TLSv1.3`; None over plain http and where none was.
        certificate_ends: Until when the server's certificate holds; None where it is not known.
    """

    address: str
    problem: LineProblem | None = None
    tls: str | None = None
    certificate_ends: datetime | None = None


@runtime_checkable
class Examinable(Protocol):
    """What a backend that asks over a network may offer beside the port, so that a fault is found before a call."""

    def credentials_problem(self) -> CredentialsUnusable | None:
        """Look at the key or token as it stands there now, without sending it anywhere."""
        ...

    async def lines(self) -> tuple[Line, ...]:
        """Connect to every address it asks and send nothing; each address once."""
        ...

    def clock_skew(self) -> timedelta | None:
        """How far the other side's clock is ahead of ours by its last answer; None before one."""
        ...
