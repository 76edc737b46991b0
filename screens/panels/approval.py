"""Another person says who they are at this terminal: staff number and passphrase. It knows fields, not what for.

Who it is, the staff check says; what their word is good for is the caller's business.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import WorkType

from agent_console.audit.record import Entry
from agent_console.audit.words import Action
from agent_console.desk.revealing import actor_for
from agent_console.identity.secret import Secret
from agent_console.staff.checking import SignedIn, StaffRefusal
from agent_console.staff.person import Person
from screens.panels.approval_page import (
    PASSPHRASE,
    STAFF_NO,
    TAKES_NOTE,
    Approving,
    approval_block,
    hints_of,
    waited_for,
)
from screens.panels.panel import Panel
from screens.panels.reveal_page import BOX_ROWS
from screens.sentences import STAFF_REFUSALS
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

TRIES = 3
"""Whoever mistypes three times walks up again: nobody guesses at somebody else's terminal."""


class ApprovalPanel(Panel):
    """Enter goes from the number to the passphrase and then has both checked; Esc ends it."""

    script_id = "reveal"
    keeps_title = True

    def __init__(self, then: Callable[[Person], None], title: str, *, lead: bool = False) -> None:
        """Take what is done once somebody else has shown who they are.

        Args:
            then: Done with that person.
            title: What it is for; a msgid.
            lead: Whether it has to be a team lead.
        """
        self._then = then
        self._title = title
        self._lead = lead
        self._wrong = 0
        self._checking = False
        self.field = STAFF_NO

    def _view(self, page: ConsoleScreen) -> Approving:
        return Approving(
            title=self._title,
            lead=self._lead,
            by_number=page.context.staff.by_number_alone,
            own=page.desk.settings.staff_no,
        )

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the first rows of the page, and below them the box with two fields."""
        above = page.block(width, height).lines[: height - BOX_ROWS]
        return approval_block(self._view(page), above, page.language, width, height)

    def message(self, page: ConsoleScreen) -> Text:
        """Say what is waited for, unless something was told."""
        return "" if page.message else waited_for(self._view(page), page.language)

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        return hints_of(self._view(page), page.language)

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do."""
        keys: dict[str, Handler] = {
            "enter": lambda: self._enter(page),
            "tab": lambda: self._other_field(page),
            "shift+tab": lambda: self._other_field(page),
            "up": lambda: self._other_field(page),
            "down": lambda: self._other_field(page),
            "escape": lambda: self._close(page),
        }
        if (hold := page.handler_of("f7")) is not None:
            keys["f7"] = hold
        return keys

    def opened(self, page: ConsoleScreen) -> None:
        """Begin with both fields empty."""
        self._empty(page)
        self._go_to(page, STAFF_NO)
        page.tell("")

    def covered(self, page: ConsoleScreen) -> None:
        """Nothing half-typed of somebody else's passphrase outlives a lock."""
        self._close(page)

    def _go_to(self, page: ConsoleScreen, name: str) -> None:
        self.field = name
        page.focus_field(name)

    def _other_field(self, page: ConsoleScreen) -> None:
        if not page.context.staff.by_number_alone:
            self._go_to(page, PASSPHRASE if self.field == STAFF_NO else STAFF_NO)

    def _enter(self, page: ConsoleScreen) -> None:
        if self._checking:
            return
        if self.field == STAFF_NO and not page.context.staff.by_number_alone:
            self._go_to(page, PASSPHRASE)
            return
        self._checking = True
        page.tell(page.language.text("~ Being checked"))
        work: WorkType[None] = partial(self._check, page)
        page.run_worker(work, group="staff")

    async def _check(self, page: ConsoleScreen) -> None:
        number, passphrase = page.field(STAFF_NO).value, Secret(page.field(PASSPHRASE).value)
        self._empty(page)
        # Argon2id takes its time on purpose; the timers of the page run on meanwhile.
        signed_in = await asyncio.to_thread(page.context.staff.check, number, passphrase)
        self._checking = False
        if page.panel is not self:
            return
        staff, own = page.context.staff, page.desk.settings.staff_no
        judge = staff.why_not_led if self._lead else staff.why_not_agreed
        refusal = judge(signed_in, own)
        if refusal is not None or signed_in is None:
            self._refuse(page, refusal or StaffRefusal.UNKNOWN, signed_in)
        else:
            page.tell("")
            self._then(signed_in.person)

    def _refuse(self, page: ConsoleScreen, why: StaffRefusal, signed_in: SignedIn | None) -> None:
        """Say why, and put on record whose word it was, where that is known."""
        log = page.desk.casebook.audit
        actor = actor_for(signed_in.person, log.actor) if signed_in else None
        log.write(Entry(page.desk.now(), Action.APPROVAL_REFUSED, reason=str(why)), actor=actor)
        self._wrong += 1
        if self._wrong >= TRIES:
            self._close(page)
        else:
            self._go_to(page, STAFF_NO)
        page.tell(page.language.text(STAFF_REFUSALS[why]))

    def _close(self, page: ConsoleScreen) -> None:
        self._empty(page)
        page.tell("")
        page.close_panel()

    @staticmethod
    def _empty(page: ConsoleScreen) -> None:
        page.field(STAFF_NO).value = ""
        page.field(PASSPHRASE).value = ""


def ask_to_note_cut(page: ConsoleScreen) -> None:
    """Let a team lead take note that the audit log was cut; nothing is shown to anybody before."""

    def note(lead: Person) -> None:
        page.desk.revealing.note_cut(lead)
        page.close_panel()
        page.tell(page.language.text("+ Noted: F4 shows one field again"))

    page.open_panel(ApprovalPanel(note, TAKES_NOTE, lead=True))
