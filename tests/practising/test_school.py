"""What a training opens beside its scenarios: the trainer's key, and the runs that can and cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.calendar.zone import system_clock
from agent_console.cli import start
from agent_console.encryption.signing import SigningKey
from agent_console.options import Options
from agent_console.practising.school import School, open_school
from agent_console.practising.start import tell_passed_over
from agent_console.training.refusals import TrainerKeyUnreadable


def school(folder: Path, settings: str = "", key: Path | None = None) -> School:
    home = folder / "home"
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    return open_school(Options(home=home), folder, system_clock, key)


def test_without_a_key_nothing_can_be_signed(tmp_path: Path) -> None:
    assert not school(tmp_path).can_sign


def test_a_key_is_found_in_the_home_by_the_settings_and_where_the_command_line_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    for file in (tmp_path / "home" / "trainer.key", tmp_path / "stick.key"):
        file.write_text(SigningKey.new().pem, encoding="ascii")
    monkeypatch.chdir(tmp_path)

    assert school(tmp_path, 'trainer_key = "trainer.key"\n').can_sign
    assert school(tmp_path, key=Path("stick.key")).can_sign
    with pytest.raises(TrainerKeyUnreadable):
        school(tmp_path, 'trainer_key = "stick.key"\n')


def test_a_key_that_can_not_sign_stops_the_start_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trainer.key").write_text("no key", encoding="ascii")
    named = ("--trainer-key", str(tmp_path / "trainer.key"), "--home", str(tmp_path / "home"), "--lang", "en")

    assert start(["train", "01", *named]) == 2
    told = capsys.readouterr().err
    assert told.startswith("trainer.key holds no trainer's key")
    assert len(told.splitlines()) == 1


def test_a_run_that_can_not_be_read_is_named_when_the_training_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = school(tmp_path, 'language = "en"\n')
    tell_passed_over(opened)
    assert capsys.readouterr().err == ""
    runs = tmp_path / "home/practice/8021/runs"
    runs.mkdir(parents=True)
    (runs / "0001.json").write_text("half", encoding="utf-8")

    tell_passed_over(opened)
    assert capsys.readouterr().err.splitlines() == [
        "0001.json is not as it was written: it is passed over, and left as it is."
    ]
