"""The head of the desk's audit log on its way: the header it leaves in and the one that answers it.

It goes to the APIs of our own contract alone; what a head means is the console's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent_console.backend import AuditHeads
from backends.http.asking import OURS, Ask

HEADER: Final = "audit-head"
SEEN: Final = "audit-head-seen"


class HeadExchange:
    """Sends the newest head and hands back what the server says it has seen; without a log it does nothing."""

    def __init__(self, heads: AuditHeads | None = None) -> None:
        self._heads = heads

    def headers(self, ask: Ask) -> Mapping[str, str]:
        """Give what goes out with a question."""
        if self._heads is None or ask.operation.api not in OURS:
            return {}
        head = self._heads.newest()
        return {} if head is None else {HEADER: head}

    def take(self, headers: Mapping[str, str]) -> None:
        """Take in what came back."""
        seen = headers.get(SEEN)
        if self._heads is not None and seen is not None:
            self._heads.seen(seen)
