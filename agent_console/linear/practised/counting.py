"""Which lines of a practised call count as keys: what is done on the call, not what is said or asked. Pure."""

from __future__ import annotations

from agent_console.linear.typed_words import COLONS, command_of

_NOT_COUNTED = frozenset({"help", "say", "language", "lock", "repeat", "caller"})
"""As on the pages: help, speaking, language and lock do nothing on the call; nor does hearing something again."""


def counts(typed: str) -> bool:
    """Whether a line counts; one is a key, however much was typed on it, as Enter is on a page."""
    return not (typed.startswith(COLONS) and command_of(typed)[0] in _NOT_COUNTED)
