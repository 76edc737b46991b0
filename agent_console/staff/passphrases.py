"""What a passphrase has to be. It knows its length, not the passphrase of anybody."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from agent_console.identity.secret import Secret
from agent_console.identity.text import fold

SHORTEST: Final = 12
"""Characters. Who copies the home tries without the console: at a quarter of a second a try twelve hold where the eight
that NIST SP 800-63B has as its floor for passwords behind a door would not."""

FEWEST_DIFFERENT: Final = 6
"""`aaaaaaaaaaaa` is twelve characters long."""


class PassphraseProblem(StrEnum):
    """Why a passphrase is not taken."""

    TOO_SHORT = "TOO_SHORT"
    TOO_PLAIN = "TOO_PLAIN"
    NOT_THE_SAME = "NOT_THE_SAME"
    """The second time something else was typed."""


def problem_of(passphrase: Secret) -> PassphraseProblem | None:
    """Say why a new passphrase is not taken; None: it is. Full-width forms count as their half-width ones."""
    typed = fold(passphrase.reveal())
    if len(typed) < SHORTEST:
        return PassphraseProblem.TOO_SHORT
    return PassphraseProblem.TOO_PLAIN if len(set(typed)) < FEWEST_DIFFERENT else None
