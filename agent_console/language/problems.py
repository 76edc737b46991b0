"""One sentence for each thing that can be wrong with a data file; it reads no file."""

from __future__ import annotations

import re

from agent_console.data_schema import DataFileError, DataProblem
from agent_console.language.language import Language
from agent_console.language.marks import N_

SENTENCES: dict[DataProblem, str] = {
    DataProblem.NOT_THERE: N_("{file} is missing or may not be read: put it back from the installation"),
    DataProblem.TOO_LARGE: N_("{file} is far too large: put it back from the installation"),
    DataProblem.NOT_TOML: N_("{file}, {place}: it cannot be read; look for a missing quote or bracket"),
    DataProblem.NOT_COMPILED: N_("{file} is damaged: put it back from the installation"),
    DataProblem.MISSING: N_("{file}, {place}: a value is missing here; add it"),
    DataProblem.UNKNOWN_NAME: N_("{file}, {place}: nothing reads this name; correct or remove it"),
    DataProblem.WRONG: N_("{file}, {place}: this value cannot stand here; correct it"),
    DataProblem.TWICE: N_("{file}, {place}: another entry has this id already; choose a new one"),
}


_LINE = re.compile(r"line (\d+)")


def place_text(place: str, language: Language) -> str:
    """Say where in a file: a line in words, an entry by its name as it stands there; `-` for the file as a whole."""
    line = _LINE.fullmatch(place)
    return language.text("line {number}").format(number=line[1]) if line else place or "-"


def data_problem_sentence(error: DataFileError, language: Language) -> str:
    """Say what is wrong with a data file, where, and what to do."""
    sentence = language.text(SENTENCES[error.problem])
    # Not str.format: the place may hold whatever a person typed into the file.
    return sentence.replace("{file}", error.file).replace("{place}", place_text(error.place, language))
