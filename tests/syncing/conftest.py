from pathlib import Path

import pytest

from tests.syncing.home import Home


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Home:
    made = Home(tmp_path / "home", capsys)
    made.faults("")
    return made
