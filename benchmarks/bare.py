"""The bare program of the toolkit ours is measured beside: a header, a list of 200 rows, a footer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList

ROWS = 200
FIRST = "Row 001"


class Bare(App[None]):
    """Up and Down move; q leaves."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        yield Header()
        yield OptionList(*(f"Row {number:03d}  of a list nobody reads" for number in range(1, ROWS + 1)))
        yield Footer()


if __name__ == "__main__":
    Bare().run()
