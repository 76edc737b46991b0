"""Runs the demo page on a real terminal and writes the keys that reached it to a file."""

import sys
from pathlib import Path

from textual import events

from screens.terminal import escape_key
from screens.terminal.driver import ConsoleDriver
from tests.screens.foundation.demo import DemoApp, verify


class TerminalDemo(DemoApp):
    """Leaves with F10."""

    def on_key(self, event: events.Key) -> None:
        if event.key == "f10":
            self.exit()


if __name__ == "__main__":
    escape_key.install()
    app = TerminalDemo(verify)
    app.driver_class = ConsoleDriver
    app.run(mouse=False)
    Path(sys.argv[1]).write_text("\n".join(app.frame.keys), encoding="utf-8")
