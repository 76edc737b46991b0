"""One thing wrong in a platform file, as plain data. It knows the rules by name, not how they are checked or said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from agent_console.data_schema import DataProblem


class Rule(StrEnum):
    """What a finding is about; `sentences` has the words of each."""

    NO_GRADE = "NO_GRADE"
    NO_DATE = "NO_DATE"
    FUTURE = "FUTURE"
    NO_LANGUAGE = "NO_LANGUAGE"
    NOT_ENGLISH = "NOT_ENGLISH"
    TWICE_ID = "TWICE_ID"
    TWICE_NAME = "TWICE_NAME"
    NO_SUCH_FAMILY = "NO_SUCH_FAMILY"
    NO_WARNING = "NO_WARNING"
    NO_WORD = "NO_WORD"
    NO_ROUTE = "NO_ROUTE"
    COVERED_NOT_SUPPORTED = "COVERED_NOT_SUPPORTED"
    NOT_COVERED = "NOT_COVERED"
    TOO_WIDE = "TOO_WIDE"
    AMBIGUOUS_WIDTH = "AMBIGUOUS_WIDTH"
    NO_READING = "NO_READING"
    OTHER_READING = "OTHER_READING"
    NEEDLESS_READING = "NEEDLESS_READING"
    UNKNOWN_RUN = "UNKNOWN_RUN"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, in which file and at which place of it (`platform[2].closing.money.grade`).

    `values` fill the placeholders of the sentence: what was found, what it collides with.
    """

    file: str
    place: str
    rule: Rule | DataProblem
    values: Mapping[str, str | int] = field(default_factory=dict)
