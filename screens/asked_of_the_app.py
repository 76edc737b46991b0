"""What a page asks of the app: another page, the first page, the other language, the lock. It knows no page."""

from __future__ import annotations

from textual.message import Message


class CallMoved(Message):
    """The call may belong on another page now; the app decides which."""


class GoHome(Message):
    """The agent leaves the call at hand as a draft."""


class DraftKept(Message):
    """The line dropped and nobody is rung back: the call at hand is kept as a draft, as the page offered."""


class LanguageSwitched(Message):
    """The agent asked for the other language."""


class LockAsked(Message):
    """The agent asked for the lock by its word."""
