"""What tests of stages share: a folder in memory, and a clock that is told the time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support_desk import in_memory_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with TemporaryDirectory(dir=in_memory_folder()) as name:
        yield Path(name)
