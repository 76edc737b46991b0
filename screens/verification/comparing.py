"""What is put to the registry about the caller, and what becomes of the answer. It knows no key and no signal."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from agent_console.call.gates import Act
from agent_console.desk import FailureKind, Reply
from agent_console.identity.id_number import IdNumber
from agent_console.identity.secret import Secret
from screens.awaited import Answer
from screens.context import Context
from screens.failures import with_reference
from screens.verification.page import NAME
from screens.verification.view import VerificationShown


class Comparing(VerificationShown):
    """Name and ID number are compared together, the same pair never twice; then the code is."""

    def __init__(self, context: Context) -> None:
        """Begin with nothing compared."""
        self._last_compared: tuple[Secret, Secret] | None = None
        super().__init__(context)

    def awaits(self, key: str) -> Answer | None:
        """What is typed after the ID number is meant for a match, after the code for what a right one opens."""
        if not self._asked_of_the_holder():
            return None
        code = self.call.verification.code is not None
        return Answer(
            over=lambda: not self._asked_of_the_holder(),
            as_typed_for=lambda: self.call.verification.verified if code else self.call.verification.matched,
        )

    def _asked_of_the_holder(self) -> bool:
        """Whether something is being compared or sent, or a code goes out once the signals are known."""
        verification = self.call.verification
        signals_decide = verification.matched and verification.signals is None
        return bool(self.answers_awaited) or signals_decide or self.desk.is_under_way(Act.SEND_CODE)

    def tell_name_missing(self) -> None:
        """Put the cursor where the name belongs, and say so."""
        self.holder.name_missing = True
        self.focus_field(NAME)
        self.tell(self.language.text("x Name is empty: ask the caller"))

    def compare(self) -> None:
        """Have name and ID number compared, or say what is not right with them."""
        name, document = self.holder.spoken_name(), self.holder.read_document()
        if not isinstance(document, IdNumber):
            self.holder.check_document()
            self.message = ""
            self.remake()
        elif name is None:
            self.tell_name_missing()
        elif self._last_compared == (name, document.value):
            self.tell(self.language.text("= The same as before: not compared, no try spent"))
        elif not self.desk.is_under_way(Act.COMPARE):
            # Keys typed from here on belong to no field: the answer decides where typing goes on.
            self.set_focus(None)
            self._ask_to_compare(self._compared(name, document.value))

    async def _compared(self, name: Secret, document: Secret) -> Reply:
        reply = await self.desk.holder.compare(name, document)
        if not reply.done and self.is_attached:
            self.enter_field()
        elif reply.done:
            self._last_compared = (name, document)
        return reply

    def confirm(self) -> None:
        """Have a whole code compared."""
        code = self.holder.whole_code()
        if code is not None and not self.desk.is_under_way(Act.CONFIRM_CODE):
            self._ask_to_compare(self._confirmed(code))

    def _ask_to_compare(self, intent: Coroutine[Any, Any, Reply]) -> None:
        """Ask, and show at once that it is under way: what the last try came to says nothing of this one."""
        self.ask(intent)
        self.call_after_refresh(self.remake)

    def answer(self, reply: Reply, done: str = "") -> bool:
        """Show what became of an intent; F5 sends another code, so it is Enter that compares one again."""
        failure = reply.failure
        if failure and failure.kind is FailureKind.UNREACHABLE and self.holder.whole_code():
            told = self.language.text("! No answer from the registry: Enter compares the code again")
            self.tell(with_reference(told, failure.reference, self.language))
            self.drop_typed_ahead()
            return False
        return super().answer(reply, done)

    async def _confirmed(self, code: Secret) -> Reply:
        reply = await self.desk.holder.confirm_code(code)
        if reply.done and self.is_attached:
            self.holder.code.value = ""
            self.enter_field()
        return reply

    @property
    def is_whole(self) -> bool:
        """Whether name and ID number stand there as they could be compared, and were not."""
        name, document = self.holder.spoken_name(), self.holder.read_document()
        return (
            name is not None
            and isinstance(document, IdNumber)
            and self._last_compared != (name, document.value)
        )
