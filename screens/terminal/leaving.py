"""How the console leaves: the terminal as it was, one sentence, an exit code. It knows no page and no sentence.

Textual prints a traceback with the values of local variables, where a caller's number may stand, and then exits with
0 or 1; a signal leaves the terminal on the other screen. Both are replaced here; there is no public hook for faults
in 8.2.8, the version is pinned, and tests crash the console in every way to watch this.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import WorkerFailed

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Leaving(_App):
    """Mix into the app, before `App`. The first reason to leave is the one that counts."""

    is_leaving = False

    def on_load(self) -> None:
        """Heed signals before the terminal is taken over."""
        loop = asyncio.get_running_loop()
        if self.is_headless_run:
            return
        for number in SIGNALS:
            loop.add_signal_handler(number, self.leave, 128 + number)
        loop.set_exception_handler(self._stray)

    @property
    def is_headless_run(self) -> bool:
        """Whether no terminal is at stake: a test drives the app, and its loop and signals are the test's own."""
        return self._driver is None and self._headless

    _headless = False

    def leave(self, code: int) -> None:
        """Give the terminal back and end with an exit code; whatever comes after that changes nothing."""
        if not self.is_leaving:
            self.is_leaving = True
            self.exit(return_code=code)

    def fault(self, error: BaseException) -> None:
        """Do what has to be done about an unexpected error; it leaves."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        self.fault(cause)

    def panic(self, *_renderables: object) -> None:
        """Leave as if the line had gone: only the thread that reads the terminal ends this way, when it can not."""
        self.leave(128 + signal.SIGHUP)

    def _stray(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        """Take an error nobody waits for as any other; asyncio would print it over the screen."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self.fault(error)
