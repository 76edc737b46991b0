from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_console.casebook.casebook import Casebook
from tests.support_casebook import open_casebook


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "training"


@pytest.fixture
def casebook(folder: Path) -> Iterator[Casebook]:
    opened = open_casebook(folder)
    yield opened
    opened.close()
