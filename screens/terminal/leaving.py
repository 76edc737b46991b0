"""How the console leaves: the terminal as it was, and an exit code. It knows no page and no sentence.

Textual prints a traceback with the values of local variables, where a caller's number may stand, and then exits with
0 or 1; a signal leaves the terminal on the other screen. Both are replaced here. There is no public hook for faults
in 8.2.8; the version is pinned, and tests crash the console in every way they know to watch this.
"""

from __future__ import annotations

import asyncio
import os
import signal
import termios
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.worker import WorkerFailed

from agent_console.store.errors import StoreError

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)

LINE_GONE = 128 + signal.SIGHUP
"""What a shell says of a process that was hung up on."""


PATIENCE_SECONDS = 10
"""How long leaving in order may take: three times what a backend gets to let go."""

GIVE_BACK = (
    b"\x1b[?1049l\x1b[?25h\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[<u"
)
"""What the driver writes at its end: own screen, cursor, line wrap; no mouse, pastes, focus reports, key protocol."""


def run(app: Leaving, *, mouse: bool) -> None:
    """Run an app to its end, also where a package it calls wants to end the process (`sys.exit`): that is a fault.

    Such an error passes every handler of the toolkit and stops the loop; it goes on here, so that the app can leave.
    """
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        work = loop.create_task(app.run_async(mouse=mouse))
        while not work.done():
            try:
                loop.run_until_complete(work)
            except (SystemExit, KeyboardInterrupt) as error:
                app.fault(error)
    app.has_left()


class Leaving(_App):
    """Mix into the app, before `App`."""

    _watchdog: threading.Timer | None = None

    def heed_signals(self) -> None:
        """Leave in order on a signal. The driver calls this just before it takes the terminal over."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS:
            loop.add_signal_handler(number, self.leave, 128 + number)
        loop.set_exception_handler(self._stray)

    def leave(self, code: int) -> None:
        """Give the terminal back and end with an exit code, unless the console is leaving already."""
        if not self._exit:
            self.exit(return_code=code)

    def exit(self, result: Any = None, return_code: int = 0, message: Any = None) -> None:
        """Leave; from here on a watchdog sees to it that leaving ends."""
        super().exit(result, return_code, message)
        if self._watchdog is None and isinstance(self._driver, LinuxDriver):
            self._watchdog = threading.Timer(PATIENCE_SECONDS, self._leave_at_once)
            self._watchdog.daemon = True
            self._watchdog.start()

    def has_left(self) -> None:
        """Call the watchdog off."""
        if self._watchdog is not None:
            self._watchdog.cancel()

    def _leave_at_once(self) -> None:
        """Give the terminal back by hand and end. What was acknowledged is on disk; the kernel drops the locks."""
        driver = self._driver
        if isinstance(driver, LinuxDriver):
            with suppress(OSError, termios.error):
                if driver.attrs_before is not None:
                    termios.tcsetattr(driver.fileno, termios.TCSANOW, driver.attrs_before)
                os.write(driver.fileno, GIVE_BACK)
        os._exit(self.return_code or 0)

    def fault(self, error: BaseException) -> None:
        """Do what has to be done about an error nobody expected."""
        raise NotImplementedError

    def store_failed(self) -> None:
        """Do what has to be done when nothing can be written down any more."""
        raise NotImplementedError

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except StoreError:
            self.store_failed()

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, StoreError):
            self.store_failed()
        else:
            self.fault(cause)

    def panic(self, *_: object) -> None:
        """Leave as after a hang-up: only the thread that reads the terminal ends this way, when it cannot any more."""
        self.leave(LINE_GONE)

    def _stray(self, _: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        """Take an error nobody waits for as any other; asyncio would print it over the screen."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)
