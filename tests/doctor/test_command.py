"""The command itself, in a process of its own and by its options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agent_console.cli import start
from tests.test_cli import in_a_fresh_process


def doctor(home: Path, *arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "agent_console", "doctor", "--home", str(home), *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(
        command, env=environment, capture_output=True, encoding=encoding, check=False, cwd=home.parent
    )


def test_it_answers_in_chinese_and_leaves_no_trace(home: Path) -> None:
    run = doctor(home)
    assert (run.returncode, run.stderr) == (0, "")
    assert "都正常" in run.stdout
    assert list(home.parent.iterdir()) == []


@pytest.mark.full
def test_a_terminal_that_can_not_write_chinese_gets_the_rest(home: Path) -> None:
    run = doctor(home, "--lang", "zh", encoding="latin-1")
    assert (run.returncode, run.stderr) == (0, "")
    assert "check_activation" in run.stdout


@pytest.mark.full
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
def test_output_that_can_not_be_written_is_one_sentence(home: Path) -> None:
    command = [sys.executable, "-m", "agent_console", "doctor", "--home", str(home), "--lang", "en"]
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 74
    assert run.stderr == "The report could not be written: look at where the output goes.\n"


def test_json_is_one_object_on_standard_output(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["doctor", "--home", str(home), "--json", "--backend", "nobodys"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.isascii()
    told = json.loads(out)
    assert (told["exit_code"], told["result"], told["language"]) == (1, "failed", "zh")
    assert told["home"] == str(home)


def test_the_language_may_stand_in_the_settings(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('language = "en"\nlanguag = 1\n', encoding="utf-8")
    assert start(["doctor", "--home", str(home)]) == 1
    assert "languag: nothing reads this name" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--backend", "../x"),
        ("--lang", "fr"),
        ("--json", "x"),
        ("--home", __file__),
        ("--home", ""),
        ("--x",),
    ],
)
def test_a_wrong_command_line_is_one_sentence(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(["doctor", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)


def test_help_lists_it_without_loading_what_it_needs() -> None:
    printed, loaded = in_a_fresh_process("--help")
    assert "doctor" in printed
    assert not loaded & {"pydantic", "httpx", "textual", "backends", "screens"}


def test_its_own_help_says_what_the_exit_codes_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert start(["doctor", "--help"]) == 0
    told = capsys.readouterr().out
    for word in ("--json", "--backend", "--home", "--lang", "Exit code 0"):
        assert word in told
