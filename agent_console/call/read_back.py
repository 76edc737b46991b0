"""What the caller was read and agreed to before a submit. It knows the list and the statements about it alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from agent_console.backend import OrderItem
from agent_console.call.correction import LabelItem


class Statement(StrEnum):
    """The caller's three answers before a submit; the last is PIPL §23's separate consent."""

    WARNINGS_TOLD = "WARNINGS_TOLD"
    READ_BACK = "READ_BACK"
    SEPARATE_CONSENT = "SEPARATE_CONSENT"


@dataclass(frozen=True, slots=True)
class Reading:
    """Exactly what was read out: number, items or labels, recipients and the version of the text."""

    number: str = field(repr=False)
    items: tuple[OrderItem, ...]
    recipients: tuple[str, ...]
    warnings: tuple[str, ...]
    text_version: str
    labels: tuple[LabelItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement and when the caller made it."""

    statement: Statement
    at: datetime


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The statements made about one reading; another reading has none."""

    reading: Reading | None = None
    stated: tuple[Stated, ...] = ()
    shown_at: datetime | None = None
    last_page_shown: bool = False

    def made_at(self, statement: Statement) -> datetime | None:
        """When a statement was made, or None."""
        return next((one.at for one in self.stated if one.statement is statement), None)

    def has(self, statement: Statement) -> bool:
        """Whether a statement was made about this very reading."""
        return self.made_at(statement) is not None


def about(before: ReadBack, reading: Reading, now: datetime) -> ReadBack:
    """Turn to a reading: statements made about another one fall away."""
    if before.reading == reading:
        return before
    return ReadBack(reading=reading, shown_at=now)


def with_statement(before: ReadBack, statement: Statement, now: datetime) -> ReadBack:
    """Record a statement; making it again changes nothing, so a doubled key is harmless."""
    if before.has(statement):
        return before
    return replace(before, stated=(*before.stated, Stated(statement, now)))


def without_consent_before(before: ReadBack, instant: datetime) -> ReadBack:
    """Let a separate consent lapse that was given before an instant; what was read stays read."""
    kept = tuple(
        one for one in before.stated if one.statement is not Statement.SEPARATE_CONSENT or one.at >= instant
    )
    return replace(before, stated=kept)


def without_last(before: ReadBack) -> ReadBack:
    """Take back the statement made last."""
    return replace(before, stated=before.stated[:-1])
