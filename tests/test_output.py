"""What is printed where not everything can be: it is said, and nothing ends in a traceback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from agent_console import exit_codes
from agent_console.language import load_language
from agent_console.output import print_out

FULL = Path("/dev/full")
ENGLISH = load_language("en")


def test_a_text_is_printed_as_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_out("one\ntwo", ENGLISH) == exit_codes.OK
    assert capsys.readouterr() == ("one\ntwo\n", "")


@pytest.mark.skipif(not FULL.exists(), reason="no full disk at hand")
def test_output_that_takes_no_more_is_said_and_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert print_out("one", ENGLISH) == exit_codes.NOT_WRITTEN
        full.flush()
    assert capsys.readouterr().err == "The report could not be written: look at where the output goes.\n"


@pytest.mark.parametrize("text", ["结果 8021", "\udcff 8021"])
def test_what_the_character_set_lacks_is_replaced(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert print_out(text, ENGLISH) == exit_codes.OK
    assert (tmp_path / "out").read_text(encoding="ascii").endswith("? 8021\n")
