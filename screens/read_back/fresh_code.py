"""A fresh code on a page that is open already, once the proof is too old to submit on. It knows no list."""

from __future__ import annotations

from datetime import datetime

from textual import on

from agent_console.backend import CodeOutcome
from agent_console.call.call import Call
from agent_console.desk import Reply
from agent_console.identity.secret import Secret
from agent_console.language import Language
from screens.call_screen import CallScreen
from screens.widgets.field import Field

CODE_FIELD = "code"
CODE_DIGITS = 6


def code_field() -> Field:
    """Make the field a code is typed into; while it has the cursor digits are the code."""
    return Field(CODE_FIELD, max_length=CODE_DIGITS, half_width=True)


def code_words(call: Call, language: Language, now: datetime) -> str:
    """Say beside the code's field how far the fresh code is."""
    _, verification, limits = language.text, call.verification, call.terms.limits
    if verification.last_code_outcome is CodeOutcome.WRONG:
        left = verification.code_tries_left(limits)
        return _("x wrong code, tries left: {count}").format(count=left)
    code = verification.code
    if code is None:
        return _("! F5 sends a fresh code; what was stated stays")
    if code.authentication_id is None:
        return _("? Nobody knows whether a code went out: ask, then F5")
    if code.expired(now, limits):
        return _("x too old: F5 sends another")
    time = language.clock_time(code.sent_at, seconds=True)
    return _("~ sent {time}; checked at the sixth digit").format(time=time)


class FreshCode(CallScreen):
    """A page with a field for a code that shows only while one is needed."""

    def _fresh_code(self) -> None:
        _ = self.language.text
        if self.call.verification.covers_submit(self.desk.now(), self.call.terms.limits):
            self.tell(_("= The verification still holds: no code needed"))
        else:
            self.ask(self._send_code(), _("~ Sending a fresh code"))

    async def _send_code(self) -> Reply:
        reply = await self.desk.holder.send_code()
        if reply.done and self.call.verification.code and self.is_attached:
            self.field(CODE_FIELD).value = ""
            self.remake()
            self.focus_field(CODE_FIELD)
        return reply

    @on(Field.Changed, "#code")
    def _code_typed(self, event: Field.Changed) -> None:
        if len(event.value) == CODE_DIGITS:
            self.ask(self._confirm(Secret(event.value)), self.language.text("~ Comparing the code"))

    async def _confirm(self, code: Secret) -> Reply:
        """Compare; a wrong code empties the field for the next, a confirmed one gives the keys back to the page."""
        reply = await self.desk.holder.confirm_code(code)
        if self.is_attached and reply.done:
            self.field(CODE_FIELD).value = ""
            if self.call.verification.last_code_outcome is CodeOutcome.CONFIRMED:
                self.set_focus(None)
        return reply
