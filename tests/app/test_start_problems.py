"""What stops a start is one sentence in the agent's language that says what to do, and exit code 2: no traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_console import data_files
from agent_console.cli import start
from agent_console.data_schema import MAX_BYTES
from agent_console.options import Options
from agent_console.running import run
from tests.app.terminal import SITE, furnished, terminal
from tests.support_keyring import NO_KEYRING, using

CANNOT_OPEN = 2


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def rude_backends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SITE))


class Told:
    """Starts the console in a home and keeps the one sentence it says."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, options: Options) -> str:
        assert run(options) == CANNOT_OPEN
        return self._sentence()

    def by(self, *arguments: str) -> str:
        assert start(arguments) == CANNOT_OPEN
        return self._sentence()

    def _sentence(self) -> str:
        out, told = self._capsys.readouterr()
        assert out == ""
        assert told.endswith("\n")
        assert told.count("\n") == 1, told
        assert "Traceback" not in told
        assert told.strip().isprintable(), repr(told)
        assert len(told) < 400, told
        return told.strip()


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


def chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


# ---------------------------------------------------------------------- settings


def write(home: Path, content: bytes) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_bytes(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"theme = ", "line 1"),
        (b'theme = "dark"\n\nstaff', "line 3"),
        (b"\xff\xfe\x00\x01", "line 1"),
        ("theme = '暗'".encode("gbk"), "line 1"),
        (b"a = " + b"[" * 100_000, "cannot be read"),
        (b"seed = " + b"9" * 9_000, "cannot be read"),
        (b"#" * (MAX_BYTES + 1), "far too large"),
        (b'them = "dark"', "them: nothing reads this name"),
        (b'"[/b] \\u001b[2J" = 1', "nothing reads this name"),
        (('"' + "字" * 5_000 + '" = 1').encode(), "nothing reads this name"),
        (b'theme = "pink"', "theme: this value cannot stand there"),
        (b"staff_no = 8021", "staff_no: this value cannot stand there"),
        (b'mouse = "perhaps"', "mouse: this value cannot stand there"),
        (b"seed = 99999999999999999999999999", "seed: this value cannot stand there"),
        (b"backend_options = 3", "backend_options: this value cannot stand there"),
        (b'[backend_options]\n"\\u001b]0;x\\u0007" = 3', "this value cannot stand there"),
    ],
)
def test_settings_that_can_not_be_used(home: Path, told: Told, content: bytes, words: str) -> None:
    write(home, content)
    assert words in told(Options(home=home, language="en"))


def test_a_line_that_can_not_be_read_is_named_in_chinese_too(home: Path, told: Told) -> None:
    write(home, b'theme = "dark"\n\nstaff')
    assert "settings.toml，第 3 行：" in told(Options(home=home, language="zh"))


def test_settings_that_are_a_folder_or_lead_nowhere(home: Path, told: Told) -> None:
    (home / "settings.toml").mkdir(parents=True)
    assert "settings.toml cannot be read" in told(Options(home=home, language="en"))
    (home / "settings.toml").rmdir()
    (home / "settings.toml").symlink_to(home / "nowhere")
    assert "settings.toml cannot be read" in told(Options(home=home, language="en"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_settings_that_are_a_pipe_are_not_waited_for(home: Path, told: Told) -> None:
    home.mkdir()
    os.mkfifo(home / "settings.toml")
    assert "settings.toml cannot be read" in told(Options(home=home, language="en"))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("LANGUAGE", "fr"),
        ("THEME", ""),
        ("SEED", "forty-two"),
        ("STAFF_NO", "[/b] [@click=app.quit]"),
        ("BACKEND", "../../etc"),
        ("MOUSE", "perhaps"),
        ("BACKEND_OPTIONS", "latency=instant"),
        ("BACKEND_OPTIONS", '{"latency": 3}'),
    ],
)
def test_a_variable_that_can_not_be_used_is_named(
    home: Path, told: Told, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(f"AGENT_CONSOLE_{variable}", value)
    sentence = told(Options(home=home, language="en" if variable != "LANGUAGE" else None))
    assert f"AGENT_CONSOLE_{variable}" in sentence
    assert value == "" or value not in sentence


# ---------------------------------------------------------------------- which language


def test_the_language_of_the_option_comes_first(home: Path, told: Told) -> None:
    write(home, b'language = "zh"\nthem = 1')
    assert not chinese(told(Options(home=home, language="en")))


def test_then_that_of_the_settings_though_something_else_in_them_is_wrong(home: Path, told: Told) -> None:
    write(home, b'language = "en"\nthem = 1')
    assert not chinese(told(Options(home=home)))


@pytest.mark.parametrize("content", [b"", b'language = "fr"', b"language = [", b"language = 3\nthem = 1"])
def test_else_it_is_chinese(home: Path, told: Told, content: bytes) -> None:
    write(home, content)
    assert chinese(told(Options(home=home, backend="nobody")))


# ---------------------------------------------------------------------- the home


def test_a_home_that_is_a_file_or_lies_below_one(home: Path, told: Told) -> None:
    home.write_text("", encoding="utf-8")
    assert "--home" in told.by("--lang", "en", "--home", str(home))
    assert "nothing below a file" in told.by("--lang", "en", "--home", str(home / "below"))


def test_a_home_with_a_name_too_long(home: Path, told: Told) -> None:
    assert "choose another with --home" in told(Options(home=home / ("x" * 5_000), language="en"))


def test_a_home_nobody_may_write_into(home: Path) -> None:
    home.mkdir(mode=0o500)
    if os.access(home, os.W_OK):
        pytest.skip("this account may write anywhere")
    assert run(Options(home=home)) == CANNOT_OPEN


@pytest.mark.parametrize("in_the_way", ["training", "training/fake"])
def test_a_file_where_a_folder_of_ours_belongs(home: Path, told: Told, in_the_way: str) -> None:
    file = home / in_the_way
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    assert not chinese(told(Options(home=home, language="en")))
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_home_that_holds_something_keeps_its_rights(home: Path, told: Told) -> None:
    home.mkdir(mode=0o755)
    (home / "somebody's").mkdir()
    told(Options(home=home, backend="nobody"))
    assert home.stat().st_mode & 0o777 == 0o755


# ---------------------------------------------------------------------- backends


@pytest.mark.parametrize(
    ("option", "english", "chinese_words"),
    [
        ('secret_env = "A_VARIABLE_NOBODY_SETS"', "A_VARIABLE_NOBODY_SETS is not set", "没有设"),
        ('secret_file = "/nowhere/\\u001b[2J"', "cannot be opened", "打不开"),
        ('keyring_service = "agent-console"\nkeyring_name = "desk-8021"', "has no keyring", "没有密钥环"),
    ],
)
def test_a_carrier_whose_key_or_token_is_not_there(
    home: Path, told: Told, option: str, english: str, chinese_words: str
) -> None:
    settings = f'backend = "http"\n[backend_options]\nbase_url = "http://127.0.0.1:9"\n{option}\n'
    write(home, settings.encode())
    with using(NO_KEYRING):
        in_english = told(Options(home=home, language="en"))
        in_chinese = told(Options(home=home, language="zh"))
    assert in_english.startswith("The backend http does not start. ")
    assert english in in_english
    assert chinese_words in in_chinese
    assert not any(word in in_english + in_chinese for word in ("SecretMissing", "NOT_SET"))


def test_a_backend_nobody_installed(home: Path, told: Told) -> None:
    sentence = told(Options(home=home, backend="nobody", language="en"))
    assert "nobody" in sentence
    assert "fake" in sentence


@pytest.mark.parametrize("name", ["unloadable", "refusing", "nameless", "leaving"])
def test_a_backend_that_does_not_start(home: Path, told: Told, name: str) -> None:
    sentence = told(Options(home=home, backend=name, language="en"))
    assert f"The backend {name} does not start" in sentence
    assert not (home.parent / "elsewhere").exists()


# ---------------------------------------------------------------------- the casebook


def casebook(home: Path) -> Path:
    """Let a console make a casebook, and give its file."""
    assert (
        run(Options(home=home)) == CANNOT_OPEN
    )  # There is no terminal in a test, and that is found out last.
    return home / "training" / "fake" / "casebook.sqlite"


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def overwritten(file: Path) -> None:
    file.write_bytes(b"\x00\xff" * 4_000)


def emptied(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, overwritten, emptied])
def test_a_damaged_casebook_is_kept_as_it_is(
    home: Path, told: Told, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    file = casebook(home)
    capsys.readouterr()
    damage(file)
    before = file.read_bytes()
    assert "is damaged. It was kept as it is" in told(Options(home=home, language="en"))
    assert file.read_bytes() == before


def test_a_casebook_of_a_newer_version(home: Path, told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    file = casebook(home)
    capsys.readouterr()
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "newer version" in told(Options(home=home, language="en"))


def test_a_folder_in_the_place_of_the_casebook(home: Path, told: Told) -> None:
    (home / "training" / "fake" / "casebook.sqlite").mkdir(parents=True)
    assert "casebook.sqlite" in told(Options(home=home, language="en"))


@pytest.mark.full
def test_a_second_console_is_told_who_has_the_casebook(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home, "--staff-no", "7007") as first:
        first.wait_for("首页")
        with terminal(home, "--lang", "en") as second:
            assert second.end() == CANNOT_OPEN
            assert "staff 7007" in second.text
            assert f"process {first.process.pid}" in second.text
            assert "\x1b" not in second.output.decode()
        first.press("\x11\x11")
        assert first.end() == 0


# ---------------------------------------------------------------------- our own data


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data files the console reads instead of its own."""
    copy = tmp_path / "data"
    shutil.copytree(str(data_files._data_folder()), copy)
    monkeypatch.setattr(data_files, "_data_folder", lambda: copy)
    return copy


def removed(file: Path) -> None:
    file.unlink()


DATA = ("scripts/zh.toml", "scripts/en.toml", "platforms/list.toml", "platforms/readings.toml")


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        # A company less is only a shorter list.
        ("platforms/tencent.toml", cut),
        ("platforms/tencent.toml", overwritten),
        *((name, damage) for name in DATA for damage in (cut, overwritten, emptied, removed)),
    ],
)
def test_a_damaged_data_file_is_named(
    home: Path, told: Told, data: Path, name: str, damage: Callable[[Path], None]
) -> None:
    file = data / name
    damage(file)
    assert file.name in told(Options(home=home, language="en"))


@pytest.mark.parametrize("damage", [cut, overwritten, emptied, removed])
def test_a_language_that_can_not_be_read_is_told_in_the_other(
    home: Path, told: Told, data: Path, damage: Callable[[Path], None]
) -> None:
    damage(data / "locale" / "zh" / "LC_MESSAGES" / "agent_console.mo")
    sentence = told(Options(home=home))
    assert "agent_console.mo" in sentence
    assert not chinese(sentence)


# ---------------------------------------------------------------------- no terminal, help and version


def test_without_a_terminal_nothing_is_drawn(home: Path, told: Told) -> None:
    assert "The console needs a terminal" in told(Options(home=home, language="en"))


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_do_not_care_for_a_broken_home(
    home: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(home, b"\xff\xfe")
    (home / "training").write_text("", encoding="utf-8")
    assert start(("--home", str(home), option)) == 0
    assert "agent-console" in capsys.readouterr().out


def test_an_unexpected_fault_of_the_start_is_reported_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        caller = "张示例"
        raise ZeroDivisionError(caller)

    monkeypatch.setattr(sys.modules["agent_console.opening"], "load_catalogue", broken)
    assert run(Options(home=home, language="en")) == 70
    told = capsys.readouterr().err
    (report,) = (home / "reports").iterdir()
    assert str(report) in told
    assert "张示例" not in told + report.read_text(encoding="utf-8")
