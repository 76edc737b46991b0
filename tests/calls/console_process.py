"""An agent at a real console process on a pty, against a served registry: what is typed, what is read. No test."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from agent_console.options import Language
from tests.console_on_screen import QUIT, case_numbers, code_seen, until_the_next_second
from tests.terminal import Terminal
from tools.first_call import stands_on

ROOT = Path(__file__).parents[2]

F5 = "\x1b[15~"
CHOSEN = re.compile(r"(?:已选|chosen) *([0-9]+)")
TOO_EARLY_ZH, TOO_EARLY_EN = "按的键不算", "Keys pressed before this page"


def console_process(
    home: Path, *options: str, language: Language, columns: int = 80, rows: int = 24
) -> Terminal:
    """Start the console as a shell does."""
    command = [sys.executable, "-m", "agent_console", "--home", str(home), "--lang", language, *options]
    kept = {
        name: value
        for name, value in os.environ.items()
        # A test runner's own window is not the one the console stands in.
        if not name.startswith("AGENT_CONSOLE_") and name not in ("COLUMNS", "LINES")
    }
    surroundings = kept | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    return Terminal(command, ROOT, surroundings, columns, rows)


@dataclass
class Hands:
    """Works a call on a terminal; each step ends on the page it leads to."""

    terminal: Terminal
    language: Language

    def sees(self, zh: str, en: str) -> None:
        """Wait for a text, in the language that is shown."""
        self.terminal.sees(zh if self.language == "zh" else en)

    def types(self, keys: str) -> None:
        """Type."""
        self.terminal.send(keys)

    def is_home(self) -> None:
        """Wait for the first page, painted to its last row."""
        self.sees("号码 工单 命令", "Number or case")
        self.terminal.until(lambda: "F5" in self.terminal.screen.text.split("\n")[-1], "the last row")

    def answers(self, keys: str, zh: str, en: str) -> None:
        """Press what the caller says until it is taken: what was pressed before the page was painted does not count."""
        self.types(keys)
        taken, early = (zh, TOO_EARLY_ZH) if self.language == "zh" else (en, TOO_EARLY_EN)
        self.terminal.until(lambda: self._stands(taken) or self._stands(early), repr(taken))
        if not self._stands(taken):
            until_the_next_second(self.terminal)
            self.types(keys)
            self.terminal.sees(taken)

    def _stands(self, text: str) -> bool:
        return stands_on(text, self.terminal.screen.text)

    def verifies(self, number: str, name: str, document: str) -> None:
        """Work a call about a typed number until its holder is verified and its platforms are listed."""
        self.is_home()
        self.types(f"{number}\r")
        self.sees("二次号码，可以申请解绑", "can be unbound")
        self.types("\r")
        self.sees(">2 告知", ">2 Notice")
        self.answers("1", "3 核验机主", "3 Verify the holder")
        self.sees("正在输入姓名", "Typing the name")
        self.types(name)
        self.sees(name, name)
        self.types("\r")
        self.sees("0 / 18", "0 of 18")
        self.types(document)
        self.sees("姓名和证件号码一致", "name and ID match")
        self.types(F5)
        self.terminal.until(lambda: bool(code_seen(self.terminal)), "the code on the caller's phone")
        self.types(code_seen(self.terminal))
        self.on_the_selection()

    def on_the_selection(self) -> None:
        """Wait for the list of platforms."""
        self.sees("5 选择要解绑的应用", "5 Choose what to unbind")

    @property
    def chosen(self) -> int:
        """How many platforms are ticked."""
        found = CHOSEN.search(self.terminal.screen.text)
        return int(found[1]) if found else 0

    def ticks(self, letters: str, key: str) -> None:
        """Filter, and tick what was found."""
        before = self.chosen
        self.types(letters)
        self.sees(f"筛选 [{letters}_", f"[{letters}_")
        self.types(key)
        self.terminal.until(lambda: self.chosen > before, f"more ticks than {before}")

    def reads_back(self) -> None:
        """Go to the read-back and through its pages, until every row was shown."""
        self.types("\r")
        self.sees("第 1 页，共 2 页", "page 1 of 2")
        self.types("\r")
        self.sees("第 2 页，共 2 页", "page 2 of 2")

    @property
    def case_number(self) -> str:
        """The number of the case that stands on the screen; empty before one does."""
        return next(iter(case_numbers(self.terminal)), "")

    def opens(self, case: str, zh: str, en: str) -> None:
        """Take a call up again that the first page offers with these words."""
        self.is_home()
        self.sees(zh, en)
        self.types(f"{case}\r")

    def leaves(self) -> None:
        """Leave the console from the first page."""
        self.is_home()
        self.types(QUIT)
        self.sees("再按 Ctrl+Q", "Ctrl+Q again")
        self.types(QUIT)
        assert self.terminal.end() == 0
