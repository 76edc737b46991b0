"""A fault nobody expected: a clean terminal, one sentence, a report without values, exit code 70."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.terminal import Terminal, furnished, terminal

NUMBER = "13800138000"
CONFIDED = ("张示例", NUMBER)
"""What the backend of these tests holds in local variables and in the words of its errors."""

EXIT_CRASHED = 70


def crashed(running: Terminal, home: Path) -> str:
    """Wait for the end, look at everything that is left behind, and give the report."""
    assert running.end() == EXIT_CRASHED, running.text[-3000:]
    assert running.left_clean
    (report,) = (home / "reports").iterdir()
    told = running.afterwards
    assert "".join(told.split()).endswith(f"报告：{report}")
    assert "Traceback" not in running.text
    assert told.count("。") == 2, told
    text = report.read_text(encoding="utf-8")
    for confided in CONFIDED:
        assert confided not in told
        assert confided not in text
    assert "ValueError" in text
    return text


def rude(home: Path, at: str, how: str = "raise") -> Path:
    """Make a home whose backend breaks at one operation."""
    return furnished(home, 'backend = "rude"', f'at = "{at}"\nhow = "{how}"')


@pytest.mark.full
def test_a_fault_behind_a_question_to_the_backend(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "number")
    with terminal(home) as running:
        start_a_call(running)
        report = crashed(running, home)
    assert "rude_backend.py" in report
    assert "in _break_now" in report
    with terminal(home, "--backend", "rude", "--lang", "en") as again:
        again.wait_for("138****8000")


def start_a_call(running: Terminal) -> None:
    running.wait_for("首页")
    running.rest()
    running.press(f"{NUMBER}\r")


@pytest.mark.full
def test_a_fault_before_the_first_page(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "platforms")
    with terminal(home) as running:
        crashed(running, home)


@pytest.mark.full
def test_a_fault_in_what_the_first_page_asks_for(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "simulated_calls")
    with terminal(home) as running:
        crashed(running, home)


@pytest.mark.full
def test_a_fault_while_leaving(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "aclose")
    with terminal(home) as running:
        running.wait_for("首页")
        running.press("\x11")
        running.wait_for("再按")
        running.press("\x11")
        crashed(running, home)


@pytest.mark.full
def test_a_sentence_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "platforms")
    with terminal(home, "--lang", "en") as running:
        assert running.end() == EXIT_CRASHED
        assert running.afterwards.startswith("The console stopped on an internal fault.")


@pytest.mark.full
def test_a_package_that_wants_to_end_the_process_is_a_fault(tmp_path: Path) -> None:
    home = rude(tmp_path / "home", "number", "exit")
    with terminal(home) as running:
        start_a_call(running)
        assert running.end() == EXIT_CRASHED
        assert running.left_clean
        assert not any(confided in running.afterwards for confided in CONFIDED)


@pytest.mark.parametrize(
    "where",
    [
        "key",
        *(
            pytest.param(one, marks=pytest.mark.full)
            for one in ("timer", "next", "worker", "mount", "compose", "paint", "task", "input")
        ),
    ],
)
def test_a_fault_anywhere_in_the_screens(tmp_path: Path, where: str) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home, faulty=where) as running:
        running.wait_for("首页")
        running.press("\x1b[15~")
        crashed(running, home)
