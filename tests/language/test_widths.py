"""Every terminal agrees on the width of what the data files put on the screen."""

import unicodedata
from pathlib import Path

import pytest

from agent_console.data_files import data_file

ROOT = Path(str(data_file("platforms"))).parent
FILES = sorted(
    file for folder in ("platforms", "scripts", "locale") for file in (ROOT / folder).rglob("*.[tp]o*")
)


def test_there_are_files_to_look_at() -> None:
    assert {"zh.toml", "en.toml", "list.toml", "readings.toml", "agent_console.po"} <= {f.name for f in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_character_is_of_ambiguous_width(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    ambiguous = {char for char in text if unicodedata.east_asian_width(char) == "A"}
    assert ambiguous == set()
