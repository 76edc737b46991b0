"""A fresh code on a page that is open already, once the proof is too old to submit on. It knows no list."""

from __future__ import annotations

from textual import on

from agent_console.backend import CodeOutcome
from agent_console.desk import Reply
from agent_console.identity.secret import Secret
from agent_console.identity.text import is_ascii_digits
from screens.call_screen import CallScreen
from screens.read_back.code_words import CODE_DIGITS, CODE_FIELD
from screens.verification.code_lines import ODD_CODE
from screens.widgets.field import Field


def code_field() -> Field:
    """Make the field a code is typed into; while it has the cursor digits are the code."""
    return Field(CODE_FIELD, max_length=CODE_DIGITS, half_width=True)


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
        _, code = self.language.text, event.value
        if not code:
            return
        self.tell("" if is_ascii_digits(code) else f"x {_(ODD_CODE)}")
        if is_ascii_digits(code) and len(code) == CODE_DIGITS:
            self.ask(self._confirm(Secret(code)), _("~ Comparing the code"))

    async def _confirm(self, code: Secret) -> Reply:
        """Compare; a wrong code empties the field for the next, a confirmed one gives the keys back to the page."""
        reply = await self.desk.holder.confirm_code(code)
        if self.is_attached and reply.done:
            self.field(CODE_FIELD).value = ""
            if self.call.verification.last_code_outcome is CodeOutcome.CONFIRMED:
                self.set_focus(None)
        return reply
