"""The keys of the locked screen: hold and end work, a passphrase opens it. It does nothing else and draws nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.worker import WorkType

from agent_console.audit.words import Action
from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.identity.secret import Secret
from agent_console.staff.checking import StaffRefusal
from agent_console.staff.person import Person
from screens.console_screen import Handler
from screens.context import Context
from screens.early_typing import typed_early
from screens.lock.on_record import put_on_record
from screens.lock.page import PASSPHRASE, STAFF_NO, WRONG_PASSPHRASE
from screens.lock.shown import LockShown
from screens.sentences import STAFF_REFUSALS
from screens.terminal.keyboard import command_key

TICK_SECONDS = 1.0


@dataclass
class Unlocked(Message):
    """Somebody who may has opened the lock."""

    by: Person


class LockScreen(LockShown):
    """Enter has what was typed checked. No panel opens here, and no key of the page below does anything."""

    def __init__(self, context: Context) -> None:
        """Lock as of now."""
        super().__init__(context)
        self._checking = False
        self._asked_to_end = False

    def on_mount(self) -> None:
        """Show the page."""
        self.show(self.make_page)
        self.set_interval(TICK_SECONDS, self.remake)
        self.enter_field()

    def awaited(self, key: str) -> None:
        """Nothing: the lock belongs over any page."""

    async def run_line(self, text: str) -> None:
        """Nothing: no command is done behind the lock."""

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the page; what is no key of it does nothing."""
        event.stop()
        if typed_early(self, event):
            return
        key = command_key(event.key, event.character)
        asked, self._asked_to_end = self._asked_to_end, False
        if asked and key == "f10":
            self._end()
            return
        handler = self.handlers().get(key)
        result = handler() if handler else None
        if result is not None:
            await result

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        keys: dict[str, Handler] = {
            "enter": self._enter,
            "escape": self._clear,
            "tab": self.focus_next_field,
            "shift+tab": lambda: self.focus_next_field(-1),
            "up": lambda: self.focus_next_field(-1),
            "down": self.focus_next_field,
            "ctrl+e": self.switch_language,
        }
        if self.view.line in (LineState.UP, LineState.HELD):
            keys |= {"f7": self._hold, "f10": self._ask_whether_ended}
        if self.desk.casebook.failure is not None:
            keys |= {"ctrl+q": self.app.exit, "ctrl+c": self.app.exit}
        return keys

    def _hold(self) -> None:
        self.answer(self.desk.line.toggle_hold())

    def _ask_whether_ended(self) -> None:
        self._asked_to_end = True
        self.tell(self.language.text("! F10 again ends the call; the caller is still on the line"))

    def _end(self) -> None:
        if self.answer(self.desk.line.end()):
            self.desk.line.go_to(Step.WRAP_UP)

    def _clear(self) -> None:
        for name in (STAFF_NO, PASSPHRASE):
            self.field(name).value = ""
        self.focus_field(self.resting_field())
        self.tell("")

    def _enter(self) -> None:
        fields = self.view.fields
        if self._checking:
            return
        if len(fields) > 1 and self.focused is self.field(fields[0]):
            self.focus_field(fields[1])
            return
        self._checking = True
        self.tell(self.language.text("~ Being checked"))
        work: WorkType[None] = self._check
        self.run_worker(work, group="staff")

    async def _check(self) -> None:
        staff, own = self.context.staff, self.desk.settings.staff_no
        lead = self.view.needs_lead
        asked_number = STAFF_NO in self.view.fields
        number = self.field(STAFF_NO).value if asked_number else own
        passphrase = Secret(self.field(PASSPHRASE).value)
        self._clear()
        # Argon2id takes its time on purpose; the call's timer runs on meanwhile.
        signed_in = await asyncio.to_thread(staff.check, number, passphrase)
        self._checking = False
        judge = staff.why_not_led if lead else staff.why_not_unlocked
        refusal = judge(signed_in, own)
        if refusal is not None or signed_in is None:
            self._refuse(refusal or StaffRefusal.UNKNOWN)
        else:
            self.post_message(Unlocked(signed_in.person))

    def _refuse(self, why: StaffRefusal) -> None:
        own_alone = why is StaffRefusal.UNKNOWN and self.view.fields == (PASSPHRASE,)
        self.wrong += 1
        self.tell(self.language.text(WRONG_PASSPHRASE if own_alone else STAFF_REFUSALS[why]))
        self.enter_field()
        put_on_record(self.desk, Action.UNLOCK_REFUSED, str(why))
