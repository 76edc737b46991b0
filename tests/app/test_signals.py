"""A signal or a line that goes: the terminal is left clean, and the call is offered again at its step."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.app.terminal import Terminal, furnished, terminal

NUMBER = "13800138000"


def work_to_the_notice(running: Terminal) -> None:
    """Type a number, confirm it, and stand on the page on which the caller is asked."""
    running.wait_for("首页")
    running.rest()
    running.press(NUMBER)
    running.wait_for(NUMBER[-4:])
    running.press("\r")
    running.wait_for("号码有效")
    running.press("\r")
    running.wait_for(">2 告知")


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGTERM,
        pytest.param(signal.SIGHUP, marks=pytest.mark.full),
        pytest.param(signal.SIGINT, marks=pytest.mark.full),
    ],
)
def test_a_signal_leaves_a_clean_terminal_and_a_resumable_call(
    tmp_path: Path, number: signal.Signals
) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home) as running:
        work_to_the_notice(running)
        running.signal(number)
        assert running.end() == 128 + number
        assert running.left_clean
        assert running.afterwards == ""
    the_call_is_offered_and_resumes(home)


def the_call_is_offered_and_resumes(home: Path) -> None:
    with terminal(home) as again:
        again.wait_for("草稿，告知")
        again.rest()
        (case_number,) = set(re.findall(r"\d{6}-\d{4}-\d", again.text))
        again.press(f"{case_number}\r")
        again.wait_for(">2 告知")


@pytest.mark.full
def test_a_closed_window_ends_the_console_and_keeps_the_call(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home) as running:
        work_to_the_notice(running)
        running.hang_up()
        assert running.end() == 128 + signal.SIGHUP
    the_call_is_offered_and_resumes(home)


@pytest.mark.full
def test_a_closed_window_is_noticed_though_nobody_hands_the_signal_on(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home, led=True) as running:
        running.wait_for("首页")
        running.hang_up()
        assert running.end() == 128 + signal.SIGHUP


@pytest.mark.full
def test_signals_in_a_row_count_once(tmp_path: Path) -> None:
    with terminal(furnished(tmp_path / "home")) as running:
        running.wait_for("首页")
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            running.signal(number)
        assert running.end() in {128 + signal.SIGTERM, 128 + signal.SIGHUP, 128 + signal.SIGINT}
        assert running.left_clean


@pytest.mark.full
def test_a_signal_while_the_console_starts_leaves_a_clean_terminal(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    for written in ("\x1b[?1049h", "\x1b[?1003h", "\x1b[?1004h"):
        with terminal(home) as running:
            running.wait_for_bytes(written)
            running.signal(signal.SIGTERM)
            assert running.end() == 128 + signal.SIGTERM
            assert running.left_clean


@pytest.mark.full
def test_a_backend_that_does_not_let_go_holds_nobody_up(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home", 'backend = "rude"', 'at = "aclose"\nhow = "hang"')
    with terminal(home) as running:
        running.wait_for("首页")
        running.signal(signal.SIGTERM)
        assert running.end() == 128 + signal.SIGTERM
        assert running.left_clean
