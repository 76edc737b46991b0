"""One entry of this machine's keyring. It loads the library `keyring` when it is asked, and keeps nothing of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from types import ModuleType
from typing import Final, TypeVar

from agent_console.backend import CredentialProblem
from agent_console.identity.secret import Secret

LONGEST_WAIT: Final = 60.0
"""Seconds. A closed keyring asks its owner for a password; where nobody sees the question it would wait for ever."""

DESKTOP_KEYRINGS: Final = frozenset(
    f"keyring.backends.{name}" for name in ("macOS", "SecretService", "kwallet", "libsecret")
)
"""Keyrings that keep what they hold sealed by their owner's password. One that keeps a file of its own may ask on the
terminal the console draws on, and one that was switched off takes everything and holds nothing.
"""

Answer = TypeVar("Answer")

_ANYTHING: Final = (Exception, SystemExit)
"""Keyrings are plug-ins, and some are loaded with the library: whatever one raises, a person gets one sentence."""


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """What `keyring set SERVICE NAME` put there."""

    service: str
    name: str

    @property
    def where(self) -> str:
        """Name the entry."""
        return f"keyring:{self.service}/{self.name}"

    def ask(self, seconds: float = LONGEST_WAIT) -> Secret | CredentialProblem:
        """Ask the keyring, for so many seconds at most; gives what stands there without space around it.

        Which keyring it is, is the library's to choose: PYTHON_KEYRING_BACKEND, its own settings, else the best there.
        """
        found = _waited_for(lambda: _asked(lambda ring: ring.get_password(self.service, self.name)), seconds)
        if isinstance(found, CredentialProblem):
            return found
        return CredentialProblem.NOT_IN_KEYRING if found is None else Secret(found.strip())

    def put(self, secret: Secret, seconds: float = LONGEST_WAIT) -> CredentialProblem | None:
        """Put a value there, for so many seconds at most; None when it is there.

        Only into a keyring of the desktop itself: what other plug-ins do with a value is nobody's to say.
        """

        def put(ring: ModuleType) -> None:
            if type(ring.get_keyring()).__module__ not in DESKTOP_KEYRINGS:
                raise ring.errors.NoKeyringError
            ring.set_password(self.service, self.name, secret.reveal())

        found = _waited_for(lambda: _asked(put), seconds)
        return found if isinstance(found, CredentialProblem) else None


def _waited_for(ask: Callable[[], Answer], seconds: float) -> Answer | CredentialProblem:
    answers: SimpleQueue[Answer] = SimpleQueue()
    # A thread nobody waits for at the end: a keyring that asks its owner cannot be interrupted.
    Thread(target=lambda: answers.put(ask()), name="keyring", daemon=True).start()
    try:
        return answers.get(timeout=max(seconds, 0.0))
    except Empty:
        return CredentialProblem.KEYRING_LOCKED


def _asked(ask: Callable[[ModuleType], Answer]) -> Answer | CredentialProblem:
    """Ask the library. Its errors are not passed on: a plug-in may have put anything into them."""
    _keep_off_the_terminal()
    try:
        import keyring
        from keyring.errors import InitError, KeyringLocked, NoKeyringError
    except ImportError:
        return CredentialProblem.KEYRING_NOT_INSTALLED
    except _ANYTHING:
        return CredentialProblem.KEYRING_FAILED
    try:
        return ask(keyring)
    except (NoKeyringError, InitError):
        return CredentialProblem.NO_KEYRING
    except (KeyringLocked, PermissionError):
        return CredentialProblem.KEYRING_LOCKED
    except _ANYTHING:
        return CredentialProblem.KEYRING_FAILED


def _keep_off_the_terminal() -> None:
    """Where nobody set logging up, Python prints warnings on the terminal the console draws on."""
    log = logging.getLogger("keyring")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
