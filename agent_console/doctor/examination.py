"""One examination: in which order things are looked at, and what is left out when something before it failed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Final, TypeVar

from agent_console.backend import Backend, BackendDescription, Examinable, OperationCheck
from agent_console.calendar.zone import Clock
from agent_console.doctor.backend_opening import description_of, lent_folder, make_backend, noticed, opens
from agent_console.doctor.casebooks import casebooks_found, no_folder_found
from agent_console.doctor.credentials import after_asking, credentials_found
from agent_console.doctor.finding import Check, Finding, Report, State
from agent_console.doctor.installation import data_found, installation_found
from agent_console.doctor.left_out import left_out
from agent_console.doctor.lines import clock_found, lines_found, no_lines
from agent_console.doctor.machine import home_found, settings_found
from agent_console.doctor.operations import operations_found
from agent_console.doctor.people import people_found
from agent_console.doctor.wording import filled
from agent_console.home import Home
from agent_console.language import Language
from agent_console.opened import CLOSE_SECONDS
from agent_console.settings import Settings

LONGEST: Final = 60.0
"""Seconds one question to a backend may take; a client that keeps its own deadlines needs a tenth."""

ANYTHING: Final = (Exception, SystemExit)
"""What another package's code may raise; Ctrl+C still ends the whole."""

LOOK_BROKEN: Final = "LOOK_BROKEN"
"""The look failed, not what it was after: nothing else is left out because of it."""

Answer = TypeVar("Answer")


class Examination:
    """Looks at everything once. Nothing raises: a look that breaks is a finding and hides no other.

    Args:
        home: Where the state is, or would be.
        said_backend, said_language: From the command line; they come before the settings.
        clock: The instant now.
        language: What the findings are said in.
        patience: Seconds one question to a backend may take.
    """

    def __init__(
        self,
        home: Home,
        said_backend: str | None,
        said_language: str | None,
        clock: Clock,
        language: Language,
        patience: float = LONGEST,
    ) -> None:
        self._home = home
        self._said = (said_language, said_backend)
        self._clock = clock
        self._language = language
        self._patience = patience
        self._findings: list[Finding] = []
        self._description: BackendDescription | None = None

    def report(self) -> Report:
        """Look at everything, and give what was found in order."""
        settings = self._look_at_machine()
        if settings is not None:
            self._guard(Check.BACKEND, lambda: self._look_at_backend(settings))
        self._findings += left_out(self._findings, self._language)
        order = list(Check)
        description = self._description
        return Report(
            at=self._clock(),
            language=self._language.code,
            home=str(self._home.folder),
            backend=settings.backend if settings else self._said[1] or "",
            name=description.name if description else "",
            environment=description.environment.value if description else "",
            findings=tuple(sorted(self._findings, key=lambda one: order.index(one.check))),
        )

    def _look_at_machine(self) -> Settings | None:
        home, language = self._home, self._language
        settings, found = settings_found(home, language, *self._said)
        self._findings.append(found)
        self._guard(Check.HOME, lambda: home_found(home, language))
        if not self._seen_to_fail(Check.HOME):
            self._guard(Check.CASEBOOK, lambda: casebooks_found(home, language))
        self._guard(Check.INSTALLATION, lambda: installation_found(language))
        self._guard(Check.DATA, lambda: data_found(home, language))
        return settings

    def _seen_to_fail(self, *checks: Check) -> bool:
        failed = [one for one in self._findings if one.check in checks and one.state is State.FAILED]
        return any(one.code != LOOK_BROKEN for one in failed)

    def _look_at_backend(self, settings: Settings) -> None:
        with lent_folder(self._home.backend(settings.backend)) as folder:
            backend, found = make_backend(settings, folder, self._clock, self._language)
            self._findings += found
            if backend is None:
                return
            # What it says of itself, a start asks for outside the event loop too.
            with asyncio.Runner() as runner:
                try:
                    if self._look_at_description(backend, settings):
                        runner.run(self._examine(backend))
                finally:
                    runner.run(_let_go(backend))

    def _look_at_description(self, backend: Backend, settings: Settings) -> bool:
        language, name = self._language, settings.backend
        said, found = description_of(backend, name, language)
        self._findings += found
        if said is None:
            return False
        self._description = said
        folder = self._home.casebook(said.environment, said.name)
        self._guard(Check.BACKEND, lambda: opens(said, name, language))
        self._guard(Check.BACKEND, lambda: noticed(backend, name, language))
        self._guard(Check.CASEBOOK, lambda: no_folder_found(folder, language))
        self._guard(Check.HOME, lambda: people_found(self._home, said.environment, language))
        return True

    async def _examine(self, backend: Backend) -> None:
        language = self._language
        if not isinstance(backend, Examinable):
            self._findings += (credentials_found(backend, language), *no_lines(language))
            await self._try_operations(backend)
            return
        self._guard(Check.CREDENTIALS, lambda: [credentials_found(backend, language)])
        lines = await self._answer(Check.LINE, lambda: backend.lines())
        if lines is not None:
            self._guard(Check.LINE, lambda: lines_found(lines, self._clock(), language))
        if self._seen_to_fail(Check.CREDENTIALS, Check.LINE, Check.TLS):
            return
        checks = await self._try_operations(backend)
        # In place: the look this one is part of goes on with the same list.
        self._findings[:] = [
            after_asking(one, checks, language) if one.check is Check.CREDENTIALS else one
            for one in self._findings
        ]
        self._guard(Check.CLOCK, lambda: [clock_found(backend.clock_skew(), language)])

    async def _try_operations(self, backend: Backend) -> tuple[OperationCheck, ...]:
        checks = await self._answer(Check.OPERATION, lambda: backend.check())
        if checks is None or not self._guard(
            Check.OPERATION, lambda: operations_found(checks, self._language)
        ):
            return ()
        return checks

    async def _answer(self, check: Check, ask: Callable[[], Awaitable[Answer]]) -> Answer | None:
        """Wait for a backend's answer; one that breaks or does not come is a finding."""
        try:
            async with asyncio.timeout(self._patience):
                return await ask()
        except TimeoutError:
            text = self._language.text("No answer within {seconds} s.")
            text = filled(text, seconds=f"{self._patience:g}")
            self._findings.append(Finding(check, State.FAILED, "NO_ANSWER_IN_TIME", text))
        except ANYTHING as error:
            self._findings.append(self._broken(check, error))
        return None

    def _guard(self, check: Check, look: Callable[[], Iterable[Finding] | None]) -> bool:
        """Keep what a look finds; False where it broke, and that is a finding."""
        try:
            self._findings += look() or ()
        except ANYTHING as error:
            self._findings.append(self._broken(check, error))
            return False
        return True

    def _broken(self, check: Check, error: BaseException) -> Finding:
        # An error's own words may hold what it was about.
        text = self._language.text("This could not be looked at ({why}): tell whoever maintains the console.")
        return Finding(check, State.FAILED, LOOK_BROKEN, filled(text, why=type(error).__name__))


async def _let_go(backend: Backend) -> None:
    with suppress(*ANYTHING):
        async with asyncio.timeout(CLOSE_SECONDS):
            await backend.aclose()
