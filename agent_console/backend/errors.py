"""The three errors of the port: no answer, refused, not to be understood. They carry nothing of what was asked."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class BackendError(Exception):
    """Something broke on the way to an answer. Its text never carries what was asked."""


class Sent(StrEnum):
    """Whether a write may have reached the other side."""

    NO = "NO"
    MAYBE = "MAYBE"


class Unreachable(BackendError):
    """Nobody answered. `sent` tells whether a write may have arrived all the same.

    `reference` finds the question in the other side's log, where any of it may have got there.
    """

    def __init__(
        self, sent: Sent, retry_after: timedelta | None = None, reference: str | None = None
    ) -> None:
        super().__init__(f"no answer (sent: {sent})")
        self.sent = sent
        self.retry_after = retry_after
        self.reference = reference


class Refused(BackendError):
    """The other side understood and will not: a person has to look. `reference` finds it in its log."""

    def __init__(self, code: str, reference: str | None = None) -> None:
        super().__init__(f"refused: {code}")
        self.code = code
        self.reference = reference


class Garbled(BackendError):
    """An answer that cannot be understood; it is treated as no answer, never as permission."""

    def __init__(self, reference: str | None = None) -> None:
        super().__init__("an answer that cannot be understood")
        self.reference = reference
