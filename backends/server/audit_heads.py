"""`Audit-Head`: the newest link of a desk's audit chain, shown to somebody who cannot be made to forget it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from backends.server.kept.heads import HeadsSeen
from backends.server.problems import invalid

HEADER: Final = "Audit-Head"
SEEN: Final = "Audit-Head-Seen"

_HEAD: Final = re.compile(r"([A-Za-z0-9._-]{1,64});(\d{1,18});([A-Za-z0-9+/=_-]{8,128})", re.ASCII)
"""`<desk>;<sequence>;<hash>`."""


def see_head(heads: HeadsSeen, client: str, header: str, now: datetime) -> str:
    """Record a head and give the furthest one seen of this desk; a step back is recorded and answered normally.

    Raises:
        Problem: 400; it is no head.
    """
    found = _HEAD.fullmatch(header.strip())
    if found is None:
        raise invalid("Audit-Head has to be <desk>;<sequence>;<hash>.")
    sequence, digest = heads.see(client, found[1], int(found[2]), found[3], now)
    return f"{found[1]};{sequence};{digest}"
