"""What stays on a terminal of a dialogue: a number that was shown is written over, a lock leaves nothing standing."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.app.terminal import ROOT, furnished
from tests.linear.test_a_linear_call import DOCUMENT, NAME, NUMBER, Dialogue
from tests.terminal import Screen, Terminal

GROUPED, MASKED = "138 0013 8000", "138****8000"


def terminal(home: Path) -> Terminal:
    environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-m", "agent_console", "--home", home, "--lang", "en", "--linear")
    return Terminal(command, ROOT, environment, columns=150, rows=90)


def answers(running: Terminal, asked: str, typed: str, times: int = 1) -> None:
    """Wait until something was asked so many times, then type."""
    running.until(lambda: running.screen.text.count(asked) >= times, f"{times} times {asked!r}")
    running.until(lambda: running.screen.text.rstrip().endswith(">"), "the prompt")
    running.send(typed + "\n")


def to_the_selection(running: Terminal, home: Path) -> None:
    answers(running, "Home: number or case", NUMBER)
    answers(running, "1 Intake: ", "")
    answers(running, "2 Notice: ", "1")
    answers(running, "name as on the ID", NAME)
    answers(running, "ID number (not shown)", DOCUMENT)
    answers(running, "Code the caller reads out", "s")
    running.sees("code sent")
    answers(running, "Code the caller reads out", Dialogue(running, home).code(), times=2)
    running.sees("5 Select: ")


class Watched(Screen):
    """A screen that remembers everything that ever stood on it: who watches may be late."""

    everything = ""

    def feed(self, output: str) -> None:
        self.everything += output
        super().feed(output)


def looks(running: Terminal, watched: Watched, times: int) -> None:
    """Look at the subject number for the so-manieth time."""
    answers(running, "5 Select: ", ":reveal", times)
    answers(running, "Show which? 1 contact, 2 subject", "2", times)
    answers(running, "Why? 1 caller asks", "1", times)
    shown = f"subject {GROUPED}, 10 s: Enter masks it"
    running.until(lambda: watched.everything.count(shown) == times, "the number")


def sees_it_masked(running: Terminal, times: int) -> None:
    masked = f"subject {MASKED}, masked again"
    running.until(lambda: running.screen.text.count(masked) == times, "the mask")
    assert GROUPED not in running.screen.text


def test_a_number_that_was_shown_is_masked_by_enter_and_by_itself_and_a_lock_leaves_nothing(
    tmp_path: Path,
) -> None:
    home = furnished(tmp_path / "home", 'reveal_seconds = 10\nstaff_no = "8021"')
    with terminal(home) as running:
        watched = running.screen = Watched(running.screen.columns, running.screen.rows)
        to_the_selection(running, home)
        looks(running, watched, 1)
        running.send("\n")
        sees_it_masked(running, 1)
        looks(running, watched, 2)
        sees_it_masked(running, 2)
        assert NUMBER not in running.screen.text
        answers(running, "5 Select: ", ":lock", times=3)
        running.sees("Locked ")
        assert MASKED not in running.screen.text
        assert "5 Select" not in running.screen.text
        answers(running, "Staff no.", "8021")
        answers(running, "5 Select: ", ":bye")
        assert running.end() == 0
