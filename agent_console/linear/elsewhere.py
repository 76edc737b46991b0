"""Why a question is left without an answer. It says what for; what is done then is the business of who catches it."""

from __future__ import annotations


class GoneHome(Exception):
    """The agent left the call as a draft."""


class DraftKept(GoneHome):
    """The line dropped, and the agent keeps what was begun."""


class Again(Exception):
    """The step begins again: something beside it changed."""


class NoNeed(Exception):
    """What a question was asked meanwhile for came by itself, so it is asked no more."""


class LockNow(Exception):
    """The console is to be locked: by the agent's word, or because nobody is there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
