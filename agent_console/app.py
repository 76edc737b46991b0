"""The app on the terminal: it paints first, lets the rest be loaded, and hands it to the work. It owns nothing.

What stands at the head of this file is loaded before the first paint; what the work needs is imported behind it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from agent_console import exit_codes
from agent_console.beginning import Beginning
from screens.home.entry import FIELD
from screens.lock.locking import Locking
from screens.opening import OpeningScreen
from screens.terminal import leaving
from screens.terminal.cursor import RealCursor
from screens.terminal.driver import ConsoleDriver
from screens.terminal.one_key_at_a_time import OneKeyAtATime, Typed
from screens.terminal.what_differs import WhatDiffers
from screens.theme import install_themes

if TYPE_CHECKING:
    from agent_console.language.language import Language
    from agent_console.opened import Opened
    from agent_console.working import Work


@dataclass(slots=True)
class Later:
    """What is opened behind the first paint, and what became of it."""

    beginning: Beginning
    how: Callable[[], Opened]
    afterwards: Callable[[Opened], None]
    opened: Opened | None = None
    problem: BaseException | None = None

    def open(self) -> None:
        """Open everything and import what works with it; takes a second, in a thread of its own."""
        self.opened = self.how()
        import_module("agent_console.working")


class AgentConsole(
    leaving.Leaving, OneKeyAtATime, Locking, RealCursor, WhatDiffers, App[None], inherit_bindings=False
):
    """The console on a terminal: it shows the page the call at hand belongs on."""

    TITLE = "agent-console"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []

    def __init__(self, opened: Opened | None = None, later: Later | None = None) -> None:
        """Wire the console on what was opened, or on what is going to be opened behind the first paint."""
        super().__init__(driver_class=ConsoleDriver)
        self._later = later
        self._work: Work | None = None
        self._shell: OpeningScreen | None = None
        self.crash_report = ""
        self.animation_level = "none"
        if opened is not None:
            self._take(opened)
        install_themes(self, opened.settings.theme if opened else later.beginning.theme if later else "dark")

    def _take(self, opened: Opened) -> Work:
        from agent_console.working import Work

        self._work = Work(self, opened, self.store_failed)
        return self._work

    @property
    def is_at_work(self) -> bool:
        """Whether what was opened is the app's to close."""
        return self._work is not None

    @property
    def opened(self) -> Opened:
        """What the console works with."""
        assert self._work is not None
        return self._work.opened

    async def on_mount(self) -> None:
        """Show the first page, or what stands until it does."""
        if self._work is not None:
            await self._begin(self._work)
        elif self._later is not None:
            self._shell = OpeningScreen(self._later.beginning.language, self._later.beginning.staff_no)
            await self.push_screen(self._shell)
            # After the paint: what is loaded has the interpreter to itself otherwise.
            self.call_after_refresh(self._load)

    def _load(self) -> None:
        assert self._later is not None
        self.run_worker(self._open(self._later), group="opening")

    async def _open(self, later: Later) -> None:
        try:
            await asyncio.to_thread(later.open)
        except Exception as error:
            self._give_up(error)
            return
        assert later.opened is not None
        await self._begin(self._take(later.opened))
        # The page first: it is painted, and has asked for what it shows.
        self.screen.call_after_refresh(later.afterwards, later.opened)

    async def _begin(self, work: Work) -> None:
        from screens.router import screen_for

        self.context = await work.make_context()
        page, shell = screen_for(self.context), self._shell
        if shell is None:
            await self.push_screen(page)
        else:
            shell.hand_over()
            await self.switch_screen(page)
            page.field(FIELD).value = shell.typed
            while shell.kept:
                await super().on_event(shell.kept.popleft())
            self._shell = None
        await work.begin()

    async def on_event(self, event: events.Event) -> None:
        """Let the page that stands for the first one keep what it cannot answer."""
        shell = self._shell
        if shell is None or not isinstance(event, Typed) or event.is_forwarded or not shell.keeps(event):
            await super().on_event(event)

    async def on_call_moved(self) -> None:
        """Show the page the call belongs on."""
        if self._work is not None:
            await self._work.route()

    async def on_go_home(self) -> None:
        """Show the first page."""
        if self._work is not None:
            await self._work.leave_call()

    async def on_draft_kept(self) -> None:
        """Keep the draft of a call whose line dropped."""
        if self._work is not None:
            await self._work.keep_draft()

    async def on_language_switched(self) -> None:
        """Show everything in the next language."""
        if self._work is not None:
            await self._work.switch_language()

    async def on_unmount(self) -> None:
        """Let go of files and connections."""
        if self._work is None:
            return
        await self._work.close()
        try:
            await self.opened.close()
        except Exception as error:
            # Raised here, it would keep the driver from being closed.
            self.fault(error)

    def store_failed(self) -> None:
        """Say that nothing is written down any more; what is on the screen stays until the agent leaves."""
        from screens.console_screen import ConsoleScreen

        if self.screen_stack and isinstance(self.screen, ConsoleScreen):
            self.screen.store_failed()
        else:
            self.leave(exit_codes.NOT_WRITTEN)

    def fault(self, error: BaseException) -> None:
        """Leave on an unexpected error without showing a value; the first one is reported."""
        from agent_console.crash import report_sentence

        if self.crash_report:
            return
        if self._work is None:  # Nothing is open that could be lost; who started it writes the report.
            self._give_up(error)
            return
        self.crash_report = report_sentence(error, self.opened.home, self.opened.clock, self.language)
        if self.is_headless and isinstance(error, Exception):
            self._exception = error
            self._exception_event.set()
        self.exit(return_code=exit_codes.CRASHED)

    def _give_up(self, error: BaseException) -> None:
        if self._later is not None:
            self._later.problem = error
        self.exit(return_code=exit_codes.NOT_STARTED)

    @property
    def language(self) -> Language:
        """The language now shown."""
        assert self._work is not None
        return self._work.language
