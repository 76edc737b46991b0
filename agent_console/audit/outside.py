"""What somebody outside knows of the log: the head goes out, and what comes back is held against the log.

A backend is handed this before the log is open; until then it has no head to send.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from agent_console.audit.heads import NotAHead, read_head
from agent_console.audit.log import AuditLog
from agent_console.audit.record import Actor, Entry
from agent_console.audit.words import Action
from agent_console.store.errors import StoreError


class HeadsOutside:
    """Implements `agent_console.backend.AuditHeads` on a log.

    Attributes:
        cut: Whether somebody outside knows a record this log does not hold, or holds otherwise.
        noted: Whether a team lead has taken note of that since this start.
        on_cut: Told once of that.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.cut = False
        self.noted = False
        self.on_cut: Callable[[], None] = lambda: None
        self._clock = clock
        self._log: AuditLog | None = None

    @property
    def bars_looks(self) -> bool:
        """Whether nobody may look at unmasked data: who cut the log could hide the look too."""
        return self.cut and not self.noted

    def note_cut(self, actor: Actor) -> None:
        """Put on record that a team lead has taken note of the cut; looks are possible again.

        Raises:
            StoreError: It cannot be put on record, and nothing changes.
        """
        if self._log is not None:
            self._log.write(Entry(self._clock(), Action.LOG_CUT_NOTED), actor=actor)
            self.noted = True

    def follow(self, log: AuditLog) -> None:
        """Speak of this log from now on."""
        self._log = log

    def newest(self) -> str | None:
        """Give the head to be sent; None while there is no log."""
        return None if self._log is None else str(self._log.head)

    def seen(self, head: str) -> None:
        """Take note of the furthest head somebody outside has seen of this log; a record tells of a cut."""
        log = self._log
        if log is None or self.cut:
            return
        try:
            known = read_head(head)
            if known.desk != log.head.desk or log.agrees_with(known):
                return
            self.cut = True
            log.write(Entry(self._clock(), Action.LOG_CUT))
        except NotAHead:
            return
        except StoreError:
            # The store says so itself at the next step; an answer of the registry is not lost for it.
            return
        self.on_cut()
