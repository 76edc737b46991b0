"""What stands in the way of a command is one sentence and an exit code, whatever the command was."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console import exit_codes
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.keeping.problems import told
from agent_console.language import Language


def test_a_data_file_that_is_wrong_is_named_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def act(language: Language) -> int:
        raise DataFileError("rubric.toml", "section.closing", DataProblem.MISSING)

    assert told(tmp_path, "en", act) == exit_codes.NOT_STARTED
    assert capsys.readouterr().err == "rubric.toml, section.closing: a value is missing here; add it\n"
