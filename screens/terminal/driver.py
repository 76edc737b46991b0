"""The terminal driver: it leaves the real cursor visible and never waits for a line that is gone. It knows no page."""

from __future__ import annotations

from queue import Full

from textual.drivers.linux_driver import LinuxDriver

from screens.terminal.leaving import Leaving
from screens.terminal.what_differs import WhatDiffers

SHOW_CURSOR = "\x1b[?25h"

LOOK_AGAIN_SECONDS = 0.5
"""How often a writer that waits for the terminal looks whether there still is one."""


def erases_in_colour(terminal: int) -> bool:
    """Whether the description of a terminal says that what is erased has the colour of its ground; unknown is no."""
    try:
        # Not every Python has it.
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(fd=terminal)
    except curses.error:
        return False
    return curses.tigetflag("bce") > 0 and curses.tigetstr("ech") is not None


class ConsoleDriver(LinuxDriver):
    """Textual's driver, but it shows the cursor (braille displays, magnifiers, input methods)."""

    def start_application_mode(self) -> None:
        """Heed signals, take the terminal over, then bring the cursor back."""
        if isinstance(self._app, Leaving):
            self._app.heed_signals()
        if isinstance(self._app, WhatDiffers):
            # The screen it takes over is empty.
            self._app.shown.forget()
            self._app.shown.erases = erases_in_colour(self.fileno)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(SHOW_CURSOR)
        self.flush()

    def write(self, data: str) -> None:
        """Hand a text to the thread that writes; where the line is gone that thread is, and nobody waits for it."""
        thread = self._writer_thread
        while thread is not None and thread.is_alive():
            try:
                thread._queue.put(data, timeout=LOOK_AGAIN_SECONDS)
            except Full:
                continue
            return
