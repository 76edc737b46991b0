"""The wiring of one start: it knows how the parts are put together, and owns nothing."""

from __future__ import annotations

import sys

from textual import on
from textual.app import App
from textual.worker import WorkType

from agent_console.backend import (
    Bilingual,
    Environment,
    Noticing,
    ServiceWatching,
    TrainingDesk,
    TrainingPhone,
)
from agent_console.calendar.zone import Clock, days_ahead, system_clock
from agent_console.catalogue import PlatformIndex
from agent_console.crash import write_report
from agent_console.home import Home, default_folder
from agent_console.language import N_, Language
from agent_console.language.problems import data_problem_sentence
from agent_console.opening import NoTerminal, Opened, open_console
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Options
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError
from screens.call_screen import CallMoved, GoHome, LanguageSwitched
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.router import page_of, screen_for
from screens.terminal import decoding, escape_key, leaving
from screens.terminal.cursor import RealCursor
from screens.terminal.driver import ConsoleDriver
from screens.terminal.one_key_at_a_time import OneKeyAtATime
from screens.theme import install_themes
from screens.widgets.plain import plain

FOLLOW_UP_SECONDS = 60.0
"""How often what waits is sent by itself; which case is due to be asked about is the desk's to know."""

EXIT_CANNOT_OPEN = 2
"""As for a wrong option: nothing was started."""

EXIT_CRASHED = 70
"""EX_SOFTWARE of sysexits.h: an internal fault was found."""

EXIT_NOT_WRITTEN = 74
"""EX_IOERR of sysexits.h: the casebook could not be written."""


NOT_WRITTEN = N_(
    "The casebook could not be written, so the console was left: check the disk, then start again; calls are kept."
)


LOG_CUT = N_("! The audit log was cut: the registry remembers more of it. Tell your team lead now")


class AgentConsole(leaving.Leaving, OneKeyAtATime, RealCursor, App[None], inherit_bindings=False):
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
        opened.audit_heads.on_cut = self.log_cut
        install_themes(self, opened.settings.theme)

    async def on_mount(self) -> None:
        """Ask for the platforms, set up the desk and show the first page."""
        self.context = await self._make_context()
        await self.push_screen(screen_for(self.context))
        self._follow_up_timer = self.set_interval(FOLLOW_UP_SECONDS, self._begin_follow_up)
        self._begin_follow_up()

    async def _make_context(self) -> Context:
        opened = self.opened
        platforms = await opened.platforms()
        aliases = {card.platform.id: card.aliases for card in opened.catalogue.cards.values()}
        backend = opened.backend
        # What plays a caller is never asked of a LIVE backend, whatever methods it has.
        played = opened.description.environment is Environment.TRAINING
        return Context(
            desk=opened.desk(platforms),
            languages=opened.languages,
            catalogue=opened.catalogue,
            index=PlatformIndex(platforms.platforms, opened.readings, aliases),
            description=opened.description,
            training=backend if played and isinstance(backend, TrainingDesk) else None,
            phone=backend if played and isinstance(backend, TrainingPhone) else None,
            service=backend if isinstance(backend, ServiceWatching) else None,
            notices=_notices(opened),
        )

    def _begin_follow_up(self) -> None:
        work: WorkType[None] = self._follow_up
        self.run_worker(work, group="follow-up")

    async def _follow_up(self) -> None:
        """Send what waits and ask about open cases. A fault there is reported and stops nobody from working."""
        context = self.context
        assert context is not None
        try:
            followed = await context.desk.following.round()
            if followed.moved and self.screen_stack and isinstance(self.screen, ConsoleScreen):
                self.screen.cases_moved()
        except StoreError:
            self.store_failed()
        except Exception as error:
            # Raised again it would end every start until somebody emptied the outbox; one report is enough.
            self._follow_up_timer.stop()
            write_report(self.opened.home.reports, error, self.opened.clock())
            if self.screen_stack and isinstance(self.screen, ConsoleScreen):
                self.screen.tell(
                    context.language.text("! What waits to be sent was not sent: a report tells why")
                )

    @on(CallMoved)
    async def route(self) -> None:
        """Show the page the call belongs on; a page that is right stays."""
        context = self.context
        # What a page posts last may arrive when the pages are closed already.
        if (
            context is not None
            and self.screen_stack
            and not isinstance(self.screen, page_of(context.desk.call))
        ):
            await self.switch_screen(screen_for(context))

    @on(GoHome)
    async def leave_call(self) -> None:
        """Keep the call at hand as a draft and show the first page."""
        if self.context is not None and self.screen_stack:
            # Made first: a first page that can not be read leaves the call where it is.
            home = page_of(None)(self.context)
            self.context.desk.put_away()
            await self.switch_screen(home)

    @on(LanguageSwitched)
    def switch_language(self) -> None:
        """Show everything in the next language; the call and what was typed stay."""
        if self.context is not None and self.screen_stack:
            self.context.switch_language()
            self.screen.remake()  # type: ignore[attr-defined]

    async def on_unmount(self) -> None:
        """Let go of files and connections."""
        try:
            await self.opened.close()
        except Exception as error:
            # Raised here, it would keep the driver from being closed.
            self.fault(error)

    def store_failed(self) -> None:
        """Say that nothing is written down any more; what is on the screen stays until the agent leaves."""
        if self.screen_stack and isinstance(self.screen, ConsoleScreen):
            self.screen.store_failed()
        else:
            self.leave(EXIT_NOT_WRITTEN)

    def log_cut(self) -> None:
        """Say that the registry remembers records the audit log does not hold."""
        if self.screen_stack and isinstance(self.screen, ConsoleScreen):
            self.screen.tell(self.language.text(LOG_CUT))

    def fault(self, error: BaseException) -> None:
        """Leave on an unexpected error without showing a value; the first one is reported."""
        if self.crash_report:
            return
        self.crash_report = report_sentence(error, self.opened.home, self.opened.clock, self.language)
        if self.is_headless and isinstance(error, Exception):
            self._exception = error
            self._exception_event.set()
        self.exit(return_code=EXIT_CRASHED)

    @property
    def language(self) -> Language:
        """The language now shown."""
        return (self.context or self.opened).languages[0][0]


def _notices(opened: Opened) -> tuple[Bilingual, ...]:
    told = opened.backend.notices() if isinstance(opened.backend, Noticing) else ()
    chinese, english = sorted((one for one, _ in opened.languages), key=lambda one: not one.chinese)[:2]
    holidays = (
        Bilingual(data_problem_sentence(one, chinese), data_problem_sentence(one, english))
        for one in opened.holiday_problems
    )
    return (*(one.text for one in told), *holidays)


def report_sentence(error: BaseException, home: Home, clock: Clock, language: Language) -> str:
    """Write a report of a fault, and say what happened to whoever looks at the terminal afterwards."""
    report = write_report(home.reports, error, clock())
    return language.text(
        "The console stopped on an internal fault. Calls are kept and offered at the next start. Report: {report}"
    ).replace("{report}", str(report or "-"))


def run(options: Options, clock: Clock = system_clock) -> int:
    """Open the console and answer with the exit code of the process."""
    clock = days_ahead(clock, options.days_ahead)
    try:
        opened = open_console(options, clock)
    except OPENING_PROBLEMS as error:
        _say(opening_sentence(error, spoken_language(options.language, options.home)))
        return EXIT_CANNOT_OPEN
    except Exception as error:
        language = spoken_language(options.language, options.home)
        _say(report_sentence(error, Home(options.home or default_folder()), clock, language))
        return EXIT_CRASHED
    if not _has_terminal():
        opened.casebook.close()
        _say(opening_sentence(NoTerminal(), opened.languages[0][0]))
        return EXIT_CANNOT_OPEN
    return _work(opened)


def _work(opened: Opened) -> int:
    escape_key.install()
    decoding.install()
    app = AgentConsole(opened)
    leaving.run(app, mouse=opened.settings.mouse)
    if app.crash_report:
        _say(app.crash_report)
        return EXIT_CRASHED
    if opened.casebook.failure is not None:
        _say(app.language.text(NOT_WRITTEN))
        return EXIT_NOT_WRITTEN
    return app.return_code or 0


def _has_terminal() -> bool:
    # The toolkit reads the one and draws on the other.
    return all(stream is not None and stream.isatty() for stream in (sys.__stdin__, sys.__stderr__))


def _say(sentence: str) -> None:
    sys.stderr.write(plain(sentence) + "\n")
