"""What is wrong with a key or a token, in words. It sees none: a backend tells the problem and the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from agent_console.backend import (
    Backend,
    CredentialProblem,
    CredentialsUnusable,
    Examinable,
    OperationCheck,
)
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.operations import is_not_taken
from agent_console.doctor.wording import clipped, filled
from agent_console.language import N_, Language

_SENTENCES: Final[dict[CredentialProblem, str]] = {
    CredentialProblem.NOT_SET: N_("The variable {where} is not set: put the key or token there."),
    CredentialProblem.NOT_OPENED: N_("{where} can not be opened: put the key or token there, for you alone."),
    CredentialProblem.NO_FILE: N_("{where} is no file: put the key or token there."),
    CredentialProblem.OPEN_TO_OTHERS: N_(
        "{where} has to be yours and closed to others: chmod 600, and ask for a new key if others read it."
    ),
    CredentialProblem.EMPTY: N_("{where} is empty: put the key or token there."),
    CredentialProblem.KEYRING_NOT_INSTALLED: N_(
        "{where} can not be read: install the extra agent-console[keyring], or name a file in secret_file."
    ),
    CredentialProblem.NO_KEYRING: N_(
        "This machine has no keyring to ask for {where}: start one, or name a file in secret_file."
    ),
    CredentialProblem.NOT_IN_KEYRING: N_("{where} is not in the keyring: put the key or token there."),
    CredentialProblem.KEYRING_LOCKED: N_(
        "The keyring does not give out {where}: unlock it, and let the console read it."
    ),
    CredentialProblem.KEYRING_FAILED: N_(
        "The keyring failed when asked for {where}: see `keyring diagnose`, or name a file in secret_file."
    ),
    CredentialProblem.UNUSABLE: N_("What stands in {where} is no key or token of the kind that is needed."),
}


def unusable(error: CredentialsUnusable, language: Language) -> Finding:
    """Say what is wrong with the place where a key or token should stand."""
    text = filled(language.text(_SENTENCES[error.problem]), where=clipped(error.where) or "-")
    return Finding(Check.CREDENTIALS, State.FAILED, f"CREDENTIALS_{error.problem}", text)


def credentials_found(backend: Backend, language: Language) -> Finding:
    """Look at the key or token of a backend that tells of one."""
    if not isinstance(backend, Examinable):
        text = language.text("This backend tells of none.")
        return Finding(Check.CREDENTIALS, State.OFF, "CREDENTIALS_NONE", text)
    problem = backend.credentials_problem()
    if problem is not None:
        return unusable(problem, language)
    text = language.text("The key or token is there.")
    return Finding(Check.CREDENTIALS, State.OK, "CREDENTIALS_THERE", text)


def after_asking(found: Finding, checks: Sequence[OperationCheck], language: Language) -> Finding:
    """Correct what was found when the other side does not take what is there."""
    if found.state is not State.OK or not is_not_taken(checks):
        return found
    text = language.text("The carrier does not take the key or token: ask it for a new one.")
    return Finding(Check.CREDENTIALS, State.FAILED, "CREDENTIALS_NOT_TAKEN", text)
