"""A page from which something is sent: while it is on its way no habit skips the answer. It knows no list."""

from __future__ import annotations

from functools import partial

from agent_console.call.gates import Act
from screens.call_screen import CallScreen, Handler


class WhileSending(CallScreen):
    """Drops every key but the F-keys until the answer is here."""

    @property
    def sending(self) -> bool:
        """Whether a request is on its way right now."""
        return self.desk.call is not None and self.desk.is_under_way(Act.SUBMIT)

    def handler_of(self, key: str) -> Handler | None:
        """Say of a key that it was not taken, while a request is on its way."""
        if self.sending and not (key.startswith("f") and key[1:].isdigit()):
            return partial(self.tell, self.language.text("~ Sending: this key was not taken"))
        return super().handler_of(key)
