"""Reading `data/hints.toml` and the hints of a scenario: their form and what makes hints of them. It shows none.

It costs pydantic: whoever paints first imports it late.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints

from agent_console.commands import BY_ID
from agent_console.data_files import data_file
from agent_console.data_forms import Form, Printable, TextForm
from agent_console.data_schema import DataFileError, DataProblem, read_as
from agent_console.training.hints import Hint, commands_in
from agent_console.training.situations import SITUATIONS

MOST_CHINESE, MOST_ENGLISH = 40, 90
"""Two rows beside its price, in the narrower of the two windows."""

_MOVABLE: Final = re.compile(r"\bF([1-9]|1[0-2])\b|Ctrl|\^[A-Z]")
"""Keys a person's settings may move: such a key is named by its command alone."""


def _situation(text: str) -> str:
    if text not in SITUATIONS:
        raise ValueError("no situation")
    return text


def _of_keys(text: str) -> str:
    if _MOVABLE.search(text):
        raise ValueError("a key by its name instead of its command")
    if any(id_ not in BY_ID for id_ in commands_in(text)):
        raise ValueError("no such command")
    return text


_Zh = Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHINESE), Printable]
_En = Annotated[str, StringConstraints(min_length=1, max_length=MOST_ENGLISH), Printable]
_KeysZh = Annotated[_Zh, AfterValidator(_of_keys)]
_KeysEn = Annotated[_En, AfterValidator(_of_keys)]


class _Text(TextForm):
    zh: _KeysZh
    en: _KeysEn


class HintForm(Form):
    """One hint as it stands in a file, for one or more situations."""

    for_: Annotated[tuple[Annotated[str, AfterValidator(_situation)], ...], Field(alias="for", min_length=1)]
    what: _Text
    where: _Text
    key: _Text

    def hints(self) -> tuple[Hint, ...]:
        """Give it for each of its situations."""
        texts = (self.what.bilingual(), self.where.bilingual(), self.key.bilingual())
        return tuple(Hint(one, *texts) for one in self.for_)


class _HintsFile(Form):
    hint: tuple[HintForm, ...]


def load_hints(file: Traversable | None = None) -> Mapping[str, Hint]:
    """Load the hints by their situations, ours unless another file is named.

    Raises:
        DataFileError: It cannot be used, or a situation has two hints.
    """
    file = data_file("hints.toml") if file is None else file
    return hints_of(read_as(_HintsFile, file).hint, file.name)


def hints_of(forms: Iterable[HintForm], name: str) -> dict[str, Hint]:
    """Make hints of their forms, by situation.

    Raises:
        DataFileError: A situation has two.
    """
    found: dict[str, Hint] = {}
    for at, form in enumerate(forms, 1):
        for hint in form.hints():
            if hint.situation in found:
                raise DataFileError(name, f"hint[{at}].for", DataProblem.TWICE)
            found[hint.situation] = hint
    return found
