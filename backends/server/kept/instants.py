"""Instants as the tables hold them: texts of one form, so that they sort by time. It knows no table."""

from __future__ import annotations

from datetime import UTC, datetime


def written(instant: datetime) -> str:
    """Write an instant down."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def read(text: str | None) -> datetime | None:
    """Read one that may not be there."""
    return None if text is None else datetime.fromisoformat(text)
