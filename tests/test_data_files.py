from pathlib import Path

import pytest

import agent_console
from agent_console.data_files import data_file

ROOT = Path(agent_console.__file__).resolve().parent.parent


def test_in_a_checkout_data_stands_beside_the_packages() -> None:
    assert Path(str(data_file("holidays", "2027.toml"))) == ROOT / "data" / "holidays" / "2027.toml"


def test_a_missing_file_is_named_not_raised() -> None:
    assert not data_file("no-such-file.toml").is_file()


def test_in_a_wheel_data_stands_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "scripts.toml").write_text("greeting = '您好'\n", encoding="utf-8")
    monkeypatch.setattr("agent_console.data_files.files", lambda _package: tmp_path)
    assert data_file("scripts.toml").read_text(encoding="utf-8") == "greeting = '您好'\n"


@pytest.mark.parametrize("part", ["", ".", "..", "../secrets", "a/b", "a\\b", "/etc"])
def test_no_part_leads_out_of_data(part: str) -> None:
    with pytest.raises(ValueError, match="one file or folder"):
        data_file("holidays", part)
