"""Passphrases for tests: locked up at next to no cost, where what they cost is not what is looked at."""

from __future__ import annotations

import pytest

from agent_console.encryption.passphrase import Slot
from agent_console.staff import checking

CHEAP = (1, 1, 8)
"""Iterations, lanes, KiB: the least Argon2id takes."""


def cheap_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let new slots, and the one that stands for nobody, cost next to nothing."""
    monkeypatch.setattr(Slot.__init__, "__defaults__", CHEAP)
    monkeypatch.setattr(checking, "_NOBODY", Slot(bytes(16), bytes(60), *CHEAP))
