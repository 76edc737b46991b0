"""The kinds of value that stand in messages: numbers, days, instants, words. It knows no message."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import AwareDatetime, BeforeValidator, Field
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

T = TypeVar("T")
KnownEnum = TypeVar("KnownEnum", bound=StrEnum)

_CORRELATOR: Final = re.compile(r"[a-zA-Z0-9-_:;./<>{}]{0,256}", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT: Final = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)


def is_correlator(text: str) -> bool:
    """Say whether a text may stand in `x-correlator` (CAMARA_common); the empty one may, and is not echoed."""
    return _CORRELATOR.fullmatch(text) is not None


def _day(value: object) -> object:
    # Left to itself pydantic also takes seconds since 1970 and instants at midnight for a date.
    if isinstance(value, str) and _DAY.fullmatch(value) is None:
        raise ValueError("not a date as YYYY-MM-DD")
    if not isinstance(value, str) and type(value) is not date:
        raise ValueError("a date is a string")
    return value


def _instant(value: object) -> object:
    if isinstance(value, str) and _INSTANT.fullmatch(value) is None:
        raise ValueError("not an instant as RFC 3339 writes it, with its zone")
    if not isinstance(value, (str, datetime)):
        raise ValueError("an instant is a string")
    return value


class _LeftOut:
    """An optional field: on the wire it is there or it is not; `null` is no value of it."""

    def __get_pydantic_json_schema__(self, core_schema: CoreSchema, handler: Any) -> JsonSchemaValue:
        schema: JsonSchemaValue = handler(core_schema)
        kept = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
        return {**schema, **kept[0]} if len(kept) == 1 else {**schema, "anyOf": kept}


def _is_left_out(value: object) -> bool:
    return value is None


E164 = Annotated[str, Field(pattern=r"^\+[1-9][0-9]{4,14}$", examples=["+8613800138000"])]
"""A number with plus (CAMARA). pydantic's `$` is the end of the text, unlike Python's: no newline slips in."""

Day = Annotated[date, BeforeValidator(_day)]
"""A day as `YYYY-MM-DD`, in the carrier's zone."""

Instant = Annotated[AwareDatetime, BeforeValidator(_instant)]
"""An instant with its zone (RFC 3339); up to nine fractional digits are read, microseconds are kept."""

Whole = Annotated[int, Field(strict=True)]
"""A whole number; neither `"5"` nor `5.0` nor `true`."""

Truth = Annotated[bool, Field(strict=True)]
"""`true` or `false`; neither `"true"` nor `1`."""

Identifier = Annotated[str, Field(min_length=1, max_length=128)]
"""An id that is opaque to who did not make it."""

CallerReference = Annotated[str, Field(min_length=1, max_length=64)]
"""The caller's own mark on an order: the console's case number."""

Maybe = Annotated[T | None, _LeftOut(), Field(exclude_if=_is_left_out)]
"""An optional field: None here, absent on the wire."""

Open = Annotated[KnownEnum | str, Field(union_mode="left_to_right")]
"""A word of a list that may grow: one we know, else its text as it came. Only ever part of an answer."""
