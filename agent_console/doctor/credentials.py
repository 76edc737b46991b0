"""What is wrong with a key or a token, in words. It sees none: a backend tells the problem and the place."""

from __future__ import annotations

from collections.abc import Sequence

from agent_console.backend import (
    Backend,
    CredentialsUnusable,
    Examinable,
    OperationCheck,
)
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.operations import is_not_taken
from agent_console.doctor.wording import clipped, filled
from agent_console.language import Language
from agent_console.language.credentials import CREDENTIAL_SENTENCES


def unusable(error: CredentialsUnusable, language: Language) -> Finding:
    """Say what is wrong with the place where a key or token should stand."""
    text = filled(language.text(CREDENTIAL_SENTENCES[error.problem]), where=clipped(error.where) or "-")
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
