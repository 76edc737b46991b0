"""Reading a folder for the lint: it finds everything the form refuses, and hands on what can still be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from agent_console.catalogue.load import LABEL_FILE, LIST_FILE, NOT_FAMILIES, SAMPLE_FILE
from agent_console.catalogue.schema import (
    FamilyFile,
    FamilyForm,
    LabelFile,
    ListFile,
    PlatformForm,
    SampleFile,
)
from agent_console.cataloguing.finding import Finding, Rule
from agent_console.data_schema import DataFileError, DataProblem, read_toml

Model = TypeVar("Model", bound=BaseModel)

_LANGUAGES = frozenset({"zh", "en"})


@dataclass(slots=True)
class Placed:
    """A platform as far as it can be read, with its file and its place there."""

    file: str
    place: str
    form: PlatformForm


@dataclass(slots=True)
class Folder:
    """What could be read; `raw` is every file as TOML, for what is looked at letter by letter."""

    findings: list[Finding] = field(default_factory=list)
    raw: dict[str, dict[str, Any]] = field(default_factory=dict)
    families: dict[str, FamilyForm] = field(default_factory=dict)
    platforms: list[Placed] = field(default_factory=list)
    listing: ListFile | None = None
    labels: LabelFile | None = None
    samples: SampleFile | None = None


def read_folder(folder: Traversable) -> Folder:
    """Read every file of a folder; what cannot be read is a finding, never an error."""
    read = Folder()
    read.listing = _file(ListFile, folder / LIST_FILE, read)
    read.labels = _file(LabelFile, folder / LABEL_FILE, read)
    read.samples = _file(SampleFile, folder / SAMPLE_FILE, read)
    for file in _family_files(folder):
        if _file(FamilyFile, file, read) is None and file.name not in read.raw:
            continue
        _family(file.name, read)
    return read


def _family_files(folder: Traversable) -> Iterator[Traversable]:
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml") and not file.name.startswith(".") and file.name not in NOT_FAMILIES:
            yield file


def _family(name: str, read: Folder) -> None:
    """Take in each part of a company's file that stands for itself: one slip does not hide the next platform's."""
    family = _part(FamilyForm, read.raw[name].get("family"))
    if family is not None:
        read.families[name] = family
    platforms = read.raw[name].get("platform")
    for number, content in enumerate(platforms if isinstance(platforms, list) else (), 1):
        form = _part(PlatformForm, content)
        if form is not None:
            read.platforms.append(Placed(name, f"platform[{number}]", form))


def _part(model: type[Model], content: object) -> Model | None:
    try:
        return model.model_validate(content)
    except ValidationError:
        return None


def _file(model: type[Model], file: Traversable, read: Folder) -> Model | None:
    try:
        content = read.raw[file.name] = read_toml(file)
        return model.model_validate(content)
    except DataFileError as error:
        read.findings.append(Finding(error.file, error.place, error.problem))
    except ValidationError as error:
        read.findings += _refused(file.name, error)
    return None


def _refused(file: str, error: ValidationError) -> Iterator[Finding]:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    for one in found:
        # A list whose entries are all refused is called too short as well.
        if one["type"] == "too_short" and any(len(other["loc"]) > len(one["loc"]) for other in found):
            continue
        yield Finding(file, _place(one["loc"]), _rule(str(one["loc"][-1]), one["type"]))


def _rule(name: str, kind: str) -> Rule | DataProblem:
    if name == "grade":
        return Rule.NO_GRADE
    if name == "as_of":
        return Rule.NO_DATE
    if kind == "missing":
        return Rule.NO_LANGUAGE if name in _LANGUAGES else DataProblem.MISSING
    return DataProblem.UNKNOWN_NAME if kind == "extra_forbidden" else DataProblem.WRONG


def _place(parts: tuple[int | str, ...]) -> str:
    """Write a place as a person counts: the first entry is 1."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")
