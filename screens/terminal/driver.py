"""A terminal driver that leaves the real cursor visible; where it stands is `screens.terminal.cursor`."""

from textual.drivers.linux_driver import LinuxDriver

SHOW_CURSOR = "\x1b[?25h"


class ConsoleDriver(LinuxDriver):
    """Textual's driver, but it shows the cursor (braille displays, magnifiers, input methods)."""

    def start_application_mode(self) -> None:
        """Take the terminal over, then bring the cursor back."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(SHOW_CURSOR)
        self.flush()
