"""What stays on a terminal of a dialogue: a number that was shown is written over, a lock leaves nothing standing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.app.terminal import ROOT, furnished
from tests.linear.test_a_linear_call import DOCUMENT, NAME, NUMBER, Dialogue
from tests.terminal import Screen, Terminal

GROUPED, MASKED = "138 0013 8000", "138****8000"


def terminal(home: Path, *command: str) -> Terminal:
    """Start a dialogue, or that of a command, on a terminal that can write over its lines."""
    environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    options: tuple[str | Path, ...] = ("--home", home, "--lang", "en", "--linear")
    started = (sys.executable, "-m", "agent_console", *command, *options)
    return Terminal(started, ROOT, environment, columns=150, rows=90)


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


def looks(running: Terminal, watched: Watched, seconds: int) -> None:
    """Look at the subject number."""
    answers(running, "5 Select: ", ":reveal")
    answers(running, "Show which? 1 contact, 2 subject", "2")
    answers(running, "Why? 1 caller asks", "1")
    running.until(lambda: f"subject {GROUPED}, {seconds} s: Enter" in watched.everything, "the number")


def sees_it_masked(running: Terminal) -> None:
    running.sees(f"subject {MASKED}, masked again")
    assert GROUPED not in running.screen.text


def test_a_number_that_was_shown_is_written_over_and_a_lock_leaves_nothing_standing(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home", 'reveal_seconds = 60\nstaff_no = "8021"')
    with terminal(home) as running:
        watched = running.screen = Watched(running.screen.columns, running.screen.rows)
        to_the_selection(running, home)
        looks(running, watched, 60)
        running.send("\n")
        sees_it_masked(running)
        assert NUMBER not in running.screen.text
        answers(running, "5 Select: ", ":lock", times=2)
        running.sees("Locked ")
        assert MASKED not in running.screen.text
        assert "5 Select" not in running.screen.text
        answers(running, "Staff no.", "8021")
        answers(running, "5 Select: ", ":bye")
        assert running.end() == 0


@pytest.mark.full
def test_a_number_that_was_shown_is_written_over_by_itself_when_its_time_is_over(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home", "reveal_seconds = 5")
    with terminal(home) as running:
        watched = running.screen = Watched(running.screen.columns, running.screen.rows)
        to_the_selection(running, home)
        looks(running, watched, 5)
        sees_it_masked(running)


@pytest.mark.full
def test_what_a_practised_caller_says_is_heard_while_a_question_stands(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home, "train", "01") as running:
        answers(running, "Brief: Enter begins", "")
        answers(running, "Home: number or case", "")
        answers(running, "1 Intake: ", ":say")
        answers(running, "What I say: ", "")
        running.sees("Caller: Yes, this one.")
        # The question is put again below what was heard.
        running.until(lambda: running.screen.text.rstrip().endswith(">"), "the question")
        answers(running, "1 Intake: ", ":bye", times=2)
        running.sees("Broken off: this run is not kept")
        assert running.end() == 0
