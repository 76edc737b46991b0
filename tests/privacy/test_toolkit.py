"""What the terminal toolkit offers its developers: none of it writes down what an agent types or sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.calls.console_process import Hands, console_process
from tests.privacy.planted import Planted, Secret

NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"


@pytest.mark.full
def test_no_variable_of_the_toolkit_writes_a_call_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, home = tmp_path / "left", tmp_path / "home"
    left.mkdir()
    home.mkdir()
    monkeypatch.setenv("TEXTUAL", "debug,devtools")
    monkeypatch.setenv("TEXTUAL_DEBUG", "1")
    monkeypatch.setenv("TEXTUAL_LOG", str(left / "log"))
    monkeypatch.setenv("TEXTUAL_SCREENSHOT", "2")
    monkeypatch.setenv("TEXTUAL_SCREENSHOT_LOCATION", str(left))

    with console_process(home, language="zh") as terminal:
        Hands(terminal, "zh").verifies(NUMBER, NAME, DOCUMENT)

    planted = Planted([Secret("number", NUMBER), Secret("name", NAME), Secret("document", DOCUMENT)])
    assert planted.found_below(left) == {}
    assert list(left.iterdir()) == []
