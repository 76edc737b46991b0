"""When the screen is locked and opened again: by Ctrl+L, by its word, by nobody being there. It checks nobody.

The app has this from its first paint on, when no page is loaded yet; so pages are imported where they are needed.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

from agent_console.store.errors import StoreError
from screens.terminal.keyboard import command_key

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen
    from screens.context import Context
    from screens.lock.screen import Unlocked

    _App = App[Any]
else:
    _App = object

LOCK_KEY = "ctrl+l"

WARNED_BEFORE = timedelta(seconds=20)
"""Long enough to put out a hand (WCAG 2.2.1)."""

TICK_SECONDS = 1.0

Done = events.Key | events.Paste | events.MouseDown
"""What shows that somebody is there; a pointer that moves may be a bumped desk."""


class Locking(_App):
    """Mix into the app, between what keeps keys in order and `App`.

    Attributes:
        context: What pages are given; None before the first page.
        lock_after: Idle time until the screen is locked; None is never.
    """

    context: Context | None = None
    lock_after: timedelta | None = None
    _idle_since: datetime | None = None
    _warned = False

    def watch_for_nobody(self, lock_after: timedelta | None) -> None:
        """Begin to lock the screen after so much idle time."""
        self.lock_after = lock_after
        self.set_interval(TICK_SECONDS, self._look_for_somebody)

    @property
    def locked(self) -> bool:
        """Whether the screen is locked."""
        if self.context is None or not self.screen_stack:
            return False
        from screens.lock.screen import LockScreen

        return isinstance(self.screen, LockScreen)

    async def on_event(self, event: events.Event) -> None:
        """Take note that somebody is there; the key that keeps the screen open does nothing else."""
        if isinstance(event, Done) and not event.is_forwarded and await self._taken(event):
            return
        await super().on_event(event)

    async def _taken(self, event: Done) -> bool:
        page = self._page
        if self.context is None or page is None:
            return False
        self._idle_since = self.context.desk.now()
        if self._warned:
            self._warn(page, "")
            return True
        key = command_key(event.key, event.character) if isinstance(event, events.Key) else ""
        tried_out = page.panel is not None and page.panel.takes_every_key
        if key == LOCK_KEY and not tried_out and not self.locked:
            await self.lock("KEY")
            return True
        return False

    @property
    def _page(self) -> ConsoleScreen | None:
        """The page on show, or the lock."""
        if self.context is None or not self.screen_stack:
            return None
        from screens.console_screen import ConsoleScreen

        screen = self.screen
        return screen if isinstance(screen, ConsoleScreen) else None

    async def _look_for_somebody(self) -> None:
        """Warn, then lock, by the desk's clock."""
        page, context = self._page, self.context
        if page is None or context is None or self.lock_after is None or self.locked:
            return
        now = context.desk.now()
        # A clock that was set back would put the lock off by as much.
        if self._idle_since is None or now < self._idle_since:
            self._idle_since = now
        left = self._idle_since + self.lock_after - now
        if left <= timedelta():
            await self.lock("IDLE")
        elif left <= WARNED_BEFORE:
            told = context.language.text("! The screen locks in {count} s: any key keeps it open")
            self._warn(page, told.format(count=int(left.total_seconds())))

    def _warn(self, page: ConsoleScreen, told: str) -> None:
        self._warned = bool(told)
        page.warning = told
        page.remake()

    async def on_lock_asked(self) -> None:
        """Lock by the word."""
        await self.lock("KEY")

    async def lock(self, reason: str) -> None:
        """Put the lock over the page at hand, which stays as it is but for what is unmasked or half typed there.

        A lock that cannot be put on record locks all the same; the store says so at the next step.
        """
        from agent_console.audit.words import Action
        from screens.lock.on_record import put_on_record
        from screens.lock.screen import LockScreen

        page, context = self._page, self.context
        if page is None or context is None or self.locked:
            return
        self._warn(page, "")
        page.cover()
        with suppress(StoreError):
            put_on_record(context.desk, Action.LOCKED, reason)
        await self.push_screen(LockScreen(context))

    async def on_unlocked(self, message: Unlocked) -> None:
        """Take the lock away once it is on record who opened it, and show the page the call belongs on now."""
        from agent_console.audit.words import Action
        from screens.console_screen import CallMoved
        from screens.lock.on_record import put_on_record

        if self.context is None or not self.locked:
            return
        put_on_record(self.context.desk, Action.UNLOCKED, by=message.by)
        self._idle_since = self.context.desk.now()
        await self.pop_screen()
        if self._page is not None:
            self._page.fit(self.size)
            self._page.remake()
            self._page.post_message(CallMoved())
