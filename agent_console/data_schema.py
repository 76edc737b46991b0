"""Reading a data file: it knows how a file is refused, by its place and its kind, not what any file means."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

MAX_BYTES = 1024 * 1024
"""The largest data file of ours has some 40 KB; one beyond this was put there by mistake or in bad faith."""

Model = TypeVar("Model", bound="BaseModel")

_LINE = re.compile(r"line (\d+)")


class DataProblem(StrEnum):
    """What is wrong with a data file; `language.problems` has the sentence for each."""

    NOT_THERE = "NOT_THERE"
    """No such file, or it may not be read."""
    TOO_LARGE = "TOO_LARGE"
    """More than `MAX_BYTES`."""
    NOT_TOML = "NOT_TOML"
    """It cannot be read as TOML in UTF-8."""
    NOT_COMPILED = "NOT_COMPILED"
    """A catalogue of texts that gettext cannot read."""
    MISSING = "MISSING"
    """A value that has to stand at this place does not."""
    UNKNOWN_NAME = "UNKNOWN_NAME"
    """A name nothing reads: most often a slip of the pen."""
    WRONG = "WRONG"
    """A value that cannot stand at this place."""
    TWICE = "TWICE"
    """An id that another entry has already."""


class DataFileError(Exception):
    """A data file cannot be used.

    Args:
        file: The file's name, without folders: a path of this machine belongs on no screen.
        place: Where in it, such as `line 3` or `platform[2].warning.zh`; empty for the file as a whole.
        problem: What is wrong there.
    """

    def __init__(self, file: str, place: str, problem: DataProblem) -> None:
        super().__init__(f"{file}: {place + ': ' if place else ''}{problem}")
        self.file = file
        self.place = place
        self.problem = problem


def read_bytes(file: Traversable) -> bytes:
    """Read a whole data file.

    Raises:
        DataFileError: It is not there, may not be read, or is larger than `MAX_BYTES`.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise DataFileError(file.name, "", DataProblem.NOT_THERE) from error
    if len(content) > MAX_BYTES:
        raise DataFileError(file.name, "", DataProblem.TOO_LARGE)
    return content


def read_toml(file: Traversable) -> dict[str, Any]:
    """Read a data file as TOML.

    Raises:
        DataFileError: See `read_bytes`, or it is no TOML; the place then is the line.
    """
    content = read_bytes(file)
    try:
        # A byte order mark is what Notepad puts in front.
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataFileError(file.name, f"line {line}", DataProblem.NOT_TOML) from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits is a plain ValueError, not a TOMLDecodeError.
        raise DataFileError(file.name, _line_of(error, content), DataProblem.NOT_TOML) from error


def _line_of(error: Exception, content: bytes) -> str:
    if "end of document" in str(error):
        last = content.count(b"\n") + 1
        return f"line {last}"
    found = _LINE.search(str(error))
    return found.group() if found else ""


def read_as(model: type[Model], file: Traversable) -> Model:
    """Read a data file as what it should hold.

    Raises:
        DataFileError: See `read_toml`, or the first value that does not fit, with its place.
    """
    from pydantic import ValidationError

    content = read_toml(file)
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise _first_problem(file.name, error) from error


def _first_problem(file: str, error: ValidationError) -> DataFileError:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    problems = {"missing": DataProblem.MISSING, "extra_forbidden": DataProblem.UNKNOWN_NAME}
    return DataFileError(file, _place(first["loc"]), problems.get(first["type"], DataProblem.WRONG))


def _place(parts: tuple[int | str, ...]) -> str:
    """Write a place as a person counts: the first entry is 1."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")
