"""Heads: how far a log is, in a form that can be kept outside. It knows their text, not who keeps them.

A head is `<desk>;<seq>;<hash>`: what goes to the registry in the header `Audit-Head`, and what an anchor holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEAD: Final = re.compile(r"([A-Za-z0-9._-]{1,64});([0-9]{1,18});([0-9a-f]{64})", re.ASCII)
_LONGEST_NAME: Final = 64


class NotAHead(ValueError):
    """A text is no head."""


@dataclass(frozen=True, slots=True)
class Head:
    """The log of `desk` holds `seq` records, the last of them with this hash."""

    desk: str
    seq: int
    hash: bytes

    def __str__(self) -> str:
        return f"{self.desk};{self.seq};{self.hash.hex()}"


def log_name(desk: str, backend: str) -> str:
    """Name the log a desk keeps for a backend, the same after its file was lost, so that the loss is seen outside."""
    return f"{desk}.{backend}"[:_LONGEST_NAME]


def read_head(text: str) -> Head:
    """Read a head.

    Raises:
        NotAHead: It is none.
    """
    found = _HEAD.fullmatch(text.strip())
    if found is None:
        raise NotAHead
    return Head(found[1], int(found[2]), bytes.fromhex(found[3]))


def read_anchor(text: str) -> tuple[Head, ...]:
    """Read heads, one a line; empty lines and lines that begin with # are passed over.

    Raises:
        NotAHead: A line is none.
    """
    lines = (line.strip() for line in text.splitlines())
    return tuple(read_head(line) for line in lines if line and not line.startswith("#"))
