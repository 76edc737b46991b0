"""One entry of this machine's keyring. It loads the library `keyring` when it is asked, and keeps nothing of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final

from agent_console.backend import CredentialProblem
from agent_console.identity.secret import Secret

LONGEST_WAIT: Final = 60.0
"""Seconds. A closed keyring asks its owner for a password; where nobody sees the question it would wait for ever."""

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
        answers: SimpleQueue[Secret | CredentialProblem] = SimpleQueue()
        # A thread nobody waits for at the end: a keyring that asks its owner can not be interrupted.
        Thread(target=lambda: answers.put(_asked(self)), name="keyring", daemon=True).start()
        try:
            return answers.get(timeout=max(seconds, 0.0))
        except Empty:
            return CredentialProblem.KEYRING_LOCKED


def _asked(entry: KeyringEntry) -> Secret | CredentialProblem:
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
        text = keyring.get_password(entry.service, entry.name)
        return CredentialProblem.NOT_IN_KEYRING if text is None else Secret(text.strip())
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
