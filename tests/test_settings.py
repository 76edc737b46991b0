"""Settings: the command line before variables before the file, and one sentence for what is wrong."""

from pathlib import Path

import pytest

from agent_console.settings import SettingsProblem, SettingsUnreadable, load_settings


def written(folder: Path, text: str) -> Path:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_every_setting_has_a_safe_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path / "settings.toml")

    assert (settings.backend, settings.language, settings.theme) == ("fake", "zh", "dark")


def test_the_command_line_comes_before_variables_and_these_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, 'staff_no = "1"\ntheme = "light"\nlanguage = "zh"')
    monkeypatch.setenv("AGENT_CONSOLE_THEME", "contrast")
    monkeypatch.setenv("AGENT_CONSOLE_STAFF_NO", "2")

    settings = load_settings(file, staff_no="3", language=None)

    assert (settings.staff_no, settings.theme, settings.language) == ("3", "contrast", "zh")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('them = "dark"', "them"),
        ('theme = "pink"', "theme"),
        ('backend = "../../etc"', "backend"),
        ("seed = -1", "seed"),
        ('staff_no = "' + "8" * 5_000 + '"', "staff_no"),
        ("backend_options = 3", "backend_options"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(SettingsUnreadable) as refused:
        load_settings(written(tmp_path, text))

    assert refused.value.where == where


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[[[", b"a = " + b"9" * 9_000])
def test_a_file_that_is_no_toml_is_named_as_a_whole(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)

    with pytest.raises(SettingsUnreadable):
        load_settings(file)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("AGENT_CONSOLE_SEED", "many"),
        ("agent_console_seed", "many"),
        ("AGENT_CONSOLE_BACKEND_OPTIONS", "[" * 100_000),
        ("AGENT_CONSOLE_MACROS", '{"f11": "x"}'),
    ],
)
def test_a_wrong_variable_is_named_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SettingsUnreadable) as refused:
        load_settings(tmp_path / "settings.toml")

    assert refused.value.problem is SettingsProblem.WRONG_VARIABLE
    assert refused.value.where == variable.upper()
