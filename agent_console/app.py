"""The wiring of one start: it knows how the parts are put together, and owns nothing."""

from __future__ import annotations

import asyncio
import signal
import sys

from textual import on
from textual.app import App

from agent_console.backend import Noticing, TrainingDesk
from agent_console.calendar.zone import Clock, system_clock
from agent_console.catalogue import PlatformIndex, load_readings
from agent_console.crash import write_report
from agent_console.language import Language, load_language
from agent_console.opening import Opened, open_console
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Options
from screens.call_screen import CallMoved, GoHome, LanguageSwitched
from screens.context import Context
from screens.router import page_of, screen_for
from screens.terminal import escape_key
from screens.terminal.cursor import RealCursor
from screens.terminal.driver import ConsoleDriver
from screens.theme import install_themes

EXIT_CANNOT_OPEN = 2
"""As for a wrong option: nothing was started."""

EXIT_CRASHED = 70
"""EX_SOFTWARE of sysexits.h: an internal fault was found."""

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class AgentConsole(RealCursor, App[None], inherit_bindings=False):
    """The console on a terminal: it shows the page the call at hand belongs on."""

    TITLE = "agent-console"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []

    def __init__(self, opened: Opened) -> None:
        """Wire the console on what was opened."""
        super().__init__(driver_class=ConsoleDriver)
        self.opened = opened
        self.context: Context | None = None
        self.crash_report = ""
        self.animation_level = "none"
        install_themes(self, opened.settings.theme)

    async def on_mount(self) -> None:
        """Ask for the platforms, set up the desk and show the first page."""
        self._heed_signals()
        self.context = await self._make_context()
        await self.push_screen(screen_for(self.context))
        self.run_worker(self.context.desk.filing.settle_all(), group="outbox", exit_on_error=False)

    async def _make_context(self) -> Context:
        opened = self.opened
        platforms = await opened.platforms()
        aliases = {card.platform.id: card.aliases for card in opened.catalogue.cards.values()}
        backend = opened.backend
        return Context(
            desk=opened.desk(platforms),
            languages=opened.languages,
            catalogue=opened.catalogue,
            index=PlatformIndex(platforms.platforms, load_readings(), aliases),
            description=opened.description,
            training=backend if isinstance(backend, TrainingDesk) else None,
            notices=tuple(one.text for one in backend.notices()) if isinstance(backend, Noticing) else (),
        )

    @on(CallMoved)
    async def route(self) -> None:
        """Show the page the call belongs on; a page that is right stays."""
        context = self.context
        if context is not None and not isinstance(self.screen, page_of(context.desk.call)):
            await self.switch_screen(screen_for(context))

    @on(GoHome)
    async def leave_call(self) -> None:
        """Keep the call at hand as a draft and show the first page."""
        if self.context is not None:
            self.context.desk.put_away()
            await self.route()

    @on(LanguageSwitched)
    def switch_language(self) -> None:
        """Show everything in the next language; the call and what was typed stay."""
        if self.context is not None:
            self.context.switch_language()
            self.screen.remake()  # type: ignore[attr-defined]

    async def on_unmount(self) -> None:
        """Let go of files and connections."""
        await self.opened.close()

    def _heed_signals(self) -> None:
        """Leave a clean terminal and a resumable call when the line to the terminal goes."""
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            try:
                loop.add_signal_handler(number, self.exit, None, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):
                # Not the main thread (a test), or no such signal here: the terminal then does what it does.
                return

    def _handle_exception(self, error: Exception) -> None:
        """Leave on an unexpected error without showing a value.

        Textual's own handler prints local variables to the terminal, where a caller's number may be among them.
        There is no public hook in 8.2.8; the version is pinned, and a test crashes the app to watch this.
        """
        if self.crash_report:
            return
        report = write_report(self.opened.home.reports, error, self.opened.clock())
        language = self.opened.languages[0][0]
        self.crash_report = crash_sentence(str(report) if report else "-", language)
        self._exception = error if self.is_headless else None
        if self.is_headless:
            self._exception_event.set()
        self.exit(return_code=EXIT_CRASHED)


def crash_sentence(report: str, language: Language) -> str:
    """Say what happened to whoever looks at the terminal afterwards."""
    return language.text(
        "The console stopped on an internal fault. Calls are kept and offered at the next start. Report: {report}"
    ).format(report=report)


def run(options: Options, clock: Clock = system_clock) -> int:
    """Open the console and answer with the exit code of the process."""
    try:
        opened = open_console(options, clock)
    except OPENING_PROBLEMS as error:
        _say(opening_sentence(error, load_language(options.language or "zh")))
        return EXIT_CANNOT_OPEN
    escape_key.install()
    app = AgentConsole(opened)
    app.run(mouse=opened.settings.mouse)
    if app.crash_report:
        _say(app.crash_report)
    return app.return_code or 0


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
