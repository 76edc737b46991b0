"""Secrets: it knows how a value is kept out of texts and logs, not what the value means."""

import hmac
from typing import Final, NoReturn, Self

from agent_console.identity.phone import LENGTH, PhoneNumber, parse_phone
from agent_console.identity.surnames import COMPOUND_SURNAMES
from agent_console.identity.text import fold, fold_grouped, is_ascii_digits

DEFAULT_MASK: Final = "******"
"""Six stars whatever the length: the length of a code or a name is nobody's business."""

_MOST_STARS: Final = 6
_ID_LENGTH: Final = 18


class Secret:
    """A value that shows as its mask wherever it is printed, formatted or inspected.

    `reveal()` is the one way to the value, so every look at it can be found by its name. Two secrets compare
    in constant time. A secret cannot be hashed (a set of them would be a table of values), changed, pickled,
    or turned into JSON by accident; a copy of it is itself, so `dataclasses.asdict` keeps it closed too.
    """

    __slots__ = ("_mask", "_value")
    _mask: str
    _value: str

    def __init__(self, value: str, mask: str = DEFAULT_MASK) -> None:
        object.__setattr__(self, "_value", value)
        object.__setattr__(self, "_mask", mask)

    def reveal(self) -> str:
        """Give the value itself. Every call of this is a place to justify."""
        return self._value

    @property
    def mask(self) -> str:
        """What may be shown: never more of the value than its maker chose."""
        return self._mask

    def __bool__(self) -> bool:
        return bool(self._value)

    def __str__(self) -> str:
        return self._mask

    def __repr__(self) -> str:
        return f"Secret({self._mask!r})"

    def __format__(self, format_spec: str) -> str:
        return format(self._mask, format_spec)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_bytes(self._value), _bytes(other._value))

    __hash__ = None  # type: ignore[assignment]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a secret cannot be changed")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("a secret cannot be changed")

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret cannot be pickled")


def _bytes(value: str) -> bytes:
    # Typed text may hold lone surrogates; comparing them must not raise.
    return value.encode("utf-8", "surrogatepass")


def mask_name(name: str) -> str:
    """Mask a person's name: the surname stays (`张*`, `欧阳**`), or the first letter (`J***`).

    A name of one character is all stars, and no more than six stars stand, however long the name is.
    """
    folded = fold(name)
    kept = 2 if len(folded) > 2 and folded[:2] in COMPOUND_SURNAMES else 1
    if len(folded) <= kept:
        return "*" * len(folded)
    return folded[:kept] + "*" * min(len(folded) - kept, _MOST_STARS)


def mask_phone(text: str) -> str:
    """Mask a typed number: `138****8000` if it is one, else a star for each character, eleven at most."""
    number = parse_phone(text)
    if isinstance(number, PhoneNumber):
        return number.masked
    return "*" * min(len(fold(text)), LENGTH)


def mask_id_number(text: str) -> str:
    """Mask a typed ID number: its first digit and a star for each further character, 18 in all at most.

    The end stays closed too: its last six are a factor of verification elsewhere.
    """
    folded = fold_grouped(text)[:_ID_LENGTH]
    first = folded[:1]
    return (first if is_ascii_digits(first) else "*" * len(first)) + "*" * (len(folded) - 1)
