"""Plain data as stored text and back: it knows types and JSON, not what is stored.

The same value always gives the same text: sorted keys, no floats, instants in UTC.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

T = TypeVar("T")

_DURATION = TypeAdapter(timedelta)


class NotUnderstood(ValueError):
    """A stored text says more, or something else, than this program's types can hold."""


_ADAPTERS: Final[dict[type, TypeAdapter[Any]]] = {}
"""Made on first use: all of them together take a sixth of a second."""


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def to_text(value: object) -> str:
    """Write a dataclass of plain data as JSON.

    Raises:
        ValueError: A field holds what its type does not allow, or an instant has no time zone.
    """
    try:
        plain = _adapter(type(value)).dump_python(value, warnings="error")
    except PydanticSerializationError:
        # Its text would repeat the value.
        raise ValueError(f"a {type(value).__name__} that its types do not allow") from None
    # Half a character, as a terminal may paste it, cannot be stored in UTF-8 at all.
    return _ENCODER.encode(plain).encode("utf-8", "replace").decode("utf-8")


def from_text(kind: type[T], text: str) -> T:
    """Read what `to_text` wrote.

    Raises:
        NotUnderstood: It is something else, or holds a field or a word this program does not know.
    """
    try:
        value: T = _adapter(kind).validate_json(text, strict=True)
    except ValidationError:
        # Its text would repeat what is stored.
        raise NotUnderstood(kind.__name__) from None
    try:
        understood = to_text(value)
    except OverflowError:
        # An instant before the year 1 in UTC.
        raise NotUnderstood(kind.__name__) from None
    if understood != text and not _holds(json.loads(understood), json.loads(text)):
        raise NotUnderstood(kind.__name__)
    return value


def _holds(understood: Any, stored: Any) -> bool:
    """Whether nothing that is stored was left out; what is understood may have new fields with defaults."""
    if isinstance(stored, dict) and isinstance(understood, dict):
        return all(name in understood and _holds(understood[name], stored[name]) for name in stored)
    if isinstance(stored, list) and isinstance(understood, list):
        return len(stored) == len(understood) and all(map(_holds, understood, stored))
    return bool(stored == understood)


def _as_text(value: object) -> str:
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(_DURATION.dump_python(value, mode="json"))
    raise ValueError(f"not plain data: {type(value).__name__}")


_ENCODER: Final = json.JSONEncoder(
    default=_as_text, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)


def utc_text(instant: datetime) -> str:
    """Write an instant so that texts sort as the instants do.

    Raises:
        ValueError: It has no time zone, so it says nothing.
    """
    if instant.utcoffset() is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
