"""The winning ways that were found, as they are kept beside the scenarios. It searches and plays nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from pydantic import StringConstraints

from agent_console.data_files import data_file
from agent_console.data_forms import Form
from agent_console.data_schema import DataFileError, DataProblem

FILE: Final = "winning.json"
"""Made by `make scenarios`; no scenario, so its name ends otherwise."""

Ways = Mapping[str, tuple[str, ...]]
"""The id of a scenario -> the moves that win it."""

_Written = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class _WaysForm(Form):
    ways: dict[str, tuple[_Written, ...]]


def load_ways() -> Ways:
    """Load what was found for our own scenarios.

    Raises:
        DataFileError: The file is damaged.
    """
    file = data_file("scenarios", FILE)
    try:
        return _WaysForm.model_validate_json(file.read_bytes()).ways
    except (OSError, ValueError) as error:
        raise DataFileError(file.name, "", DataProblem.WRONG) from error


def written(ways: Mapping[str, Iterable[object]]) -> str:
    """Write ways down, a scenario a line, so that a change of one is seen as one."""
    lines = (
        f"  {json.dumps(id_)}: {json.dumps([str(one) for one in moves])}"
        for id_, moves in sorted(ways.items())
    )
    return '{"ways": {\n' + ",\n".join(lines) + "\n}}\n"
