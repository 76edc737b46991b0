"""The terminal tests work in: what its child writes is read to the end, and its end is noticed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal


def child(code: str, folder: Path) -> Terminal:
    return Terminal([sys.executable, "-c", code], folder, os.environ)


def test_a_child_that_ends_is_not_waited_for(tmp_path: Path) -> None:
    with (
        child("print('hello')", tmp_path) as terminal,
        pytest.raises(AssertionError, match=r"ended with 0 .*goodbye") as raised,
    ):
        terminal.sees("goodbye")
    assert "hello" in str(raised.value)


def test_what_a_child_wrote_last_is_seen_after_its_end(tmp_path: Path) -> None:
    with child("print('a' * 70_000); print('goodbye')", tmp_path) as terminal:
        terminal.sees("goodbye")


def test_the_end_of_a_child_is_its_exit_code(tmp_path: Path) -> None:
    with child("import sys; print('x' * 70_000); sys.exit(3)", tmp_path) as terminal:
        assert terminal.end() == 3
