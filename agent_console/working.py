"""The work of the console once it is open: which page is shown, what goes on beside it. It knows no terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.timer import Timer
from textual.worker import WorkType

from agent_console.audit.words import Role
from agent_console.contexts import context_of
from agent_console.crash import write_report
from agent_console.identity.phone import PhoneNumber
from agent_console.language import N_, Language
from agent_console.opened import Opened
from agent_console.popping.door import Door
from agent_console.popping.noting import STAFF_NOS, handed_out
from agent_console.popping.socket_file import NAME, Handed, Word
from agent_console.store.errors import StoreError
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.lock.locking import Locking
from screens.router import page_at, page_of, screen_for

FOLLOW_UP_SECONDS = 60.0
"""How often what waits is sent by itself; which case is due to be asked about is the desk's to know."""

NO_DOOR = N_("- The phone system cannot say here who rings: type the numbers")

LOG_CUT = N_("! The audit log was cut: the registry remembers more of it. Tell your team lead now")


class Work:
    """What an open console does.

    Args:
        app: The app that shows it.
        opened: What it works with.
        store_failed: What is done when nothing can be written down any more.
    """

    def __init__(self, app: Locking, opened: Opened, store_failed: Callable[[], None]) -> None:
        self._app = app
        self.opened = opened
        self.context: Context | None = None
        self._store_failed = store_failed
        self._door: Door | None = None
        self._follow_up_timer: Timer | None = None
        opened.audit_heads.on_cut = self.log_cut

    async def make_context(self) -> Context:
        """Ask for the platforms and set up the desk."""
        self.context = await context_of(self.opened)
        return self.context

    async def begin(self) -> None:
        """Begin with what goes on beside the first page, which stands."""
        app = self._app
        if self.opened.audit_heads.cut:
            # The answer that told of it came before there was a page.
            self.log_cut()
        self.follow_up_regularly()
        await self._open_door()
        app.watch_for_nobody(self.opened.lock_after)

    async def close(self) -> None:
        """Hear nobody any more."""
        if self._door is not None:
            # Before the casebook: who has that open next listens at the same place.
            await self._door.close()

    async def _open_door(self) -> None:
        """Let the phone system say who rings; where it cannot, numbers are typed as ever."""
        file = self.opened.casebook.path.parent / NAME
        try:
            self._door = await Door.open(file, self._hear, self._note)
        except OSError:
            if isinstance(self._app.screen, ConsoleScreen):
                self._app.screen.tell(self.language.text(NO_DOOR))

    def _hear(self, number: PhoneNumber) -> str:
        """Let a number ring on the first page, whatever page stands before it."""
        assert self.context is not None
        heard = self.context.desk.ringing.hear(number)
        for screen in self._app.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.cases_moved()
        return heard

    def _note(self, what: Handed) -> str:
        """Put on record what a command handed out beside the console: it cannot write while this one does."""
        log = self.opened.casebook.audit
        try:
            actor = replace(log.actor, staff_no=STAFF_NOS[what], role=Role.AGENT)
            log.write(handed_out(what, self.opened.clock()), actor=actor)
        except StoreError:
            self._store_failed()
            return Word.NOT_UNDERSTOOD
        return Word.NOTED

    def follow_up_regularly(self) -> None:
        """Send what waits and ask about open cases, now and from time to time."""
        self._follow_up_timer = self._app.set_interval(FOLLOW_UP_SECONDS, self._begin_follow_up)
        self._begin_follow_up()

    def stop_following_up(self) -> None:
        """Send and ask nothing any more by itself."""
        if self._follow_up_timer is not None:
            self._follow_up_timer.stop()

    def _begin_follow_up(self) -> None:
        work: WorkType[None] = self._follow_up
        self._app.run_worker(work, group="follow-up")

    async def _follow_up(self) -> None:
        """Send what waits and ask about open cases. A fault there is reported and stops nobody from working."""
        context = self.context
        assert context is not None
        try:
            followed = await context.desk.following.round()
            for screen in self._app.screen_stack if followed.moved else ():
                if isinstance(screen, ConsoleScreen):
                    screen.cases_moved()
        except StoreError:
            self._store_failed()
        except Exception as error:
            # Raised again it would end every start until somebody emptied the outbox; one report is enough.
            self.stop_following_up()
            write_report(self.opened.home.reports, error, self.opened.clock())
            if self._app.screen_stack and isinstance(self._app.screen, ConsoleScreen):
                self._app.screen.tell(
                    context.language.text("! What waits to be sent was not sent: a report tells why")
                )

    async def route(self) -> None:
        """Show the page the call belongs on; a page that is right stays."""
        context = self.context
        # What a page posts last may arrive when the pages are closed already.
        if (
            context is not None
            and self._app.screen_stack
            and not self._app.locked
            and not isinstance(self._app.screen, page_at(context))
        ):
            await self._app.switch_screen(screen_for(context))

    async def leave_call(self) -> None:
        """Keep the call at hand as a draft and show the first page."""
        if self.context is not None and self._app.screen_stack and not self._app.locked:
            # Made first: a first page that cannot be read leaves the call where it is.
            home = page_of(None)(self.context)
            self.context.desk.put_away()
            self.context.desk.casework.close()
            self.context.due_open = False
            await self._app.switch_screen(home)

    async def keep_draft(self) -> None:
        """Keep the draft of a call whose line dropped: here it is left like any other."""
        await self.leave_call()

    async def switch_language(self) -> None:
        """Show everything in the next language; the call and what was typed stay."""
        app = self._app
        if self.context is not None and app.screen_stack:
            self.context.switch_language()
            if isinstance(app.screen, ConsoleScreen):
                # What was told last was told in the other language.
                app.screen.tell("")
            else:
                app.screen.remake()  # type: ignore[attr-defined]

    def log_cut(self) -> None:
        """Say that the registry remembers records the audit log does not hold."""
        for screen in self._app.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.tell(self.language.text(LOG_CUT))

    @property
    def language(self) -> Language:
        """The language now shown."""
        return (self.context or self.opened).languages[0][0]
