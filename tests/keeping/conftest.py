from pathlib import Path

import pytest

from tests.support_keeping import Keeper


@pytest.fixture
def keeper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Keeper:
    return Keeper(tmp_path / "home", capsys)
