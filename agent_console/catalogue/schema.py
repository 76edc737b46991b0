"""The form of the platform files. It knows which values may stand where, not what they lead to.

This module alone imports pydantic here; nothing that the first paint waits for may import it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from agent_console.backend import Bilingual, UnbindMethod, WarningWeight
from agent_console.catalogue.model import Grade

MAX_SAMPLE_APPS = 900
"""Sample apps are numbered with three digits."""


def _printable(text: str) -> str:
    # A control character in a file would reach the terminal as a command.
    if not text.isprintable():
        raise ValueError("not printable")
    return text


def _upper(text: object) -> object:
    return text.upper() if isinstance(text, str) else text


Line = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_printable)]
Slug = Annotated[str, StringConstraints(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z", max_length=40)]
Month = Annotated[str, StringConstraints(pattern=r"\A20\d\d-(0[1-9]|1[0-2])\z")]
Day = Annotated[str, StringConstraints(pattern=r"\A20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\z")]


class Form(BaseModel):
    """What every part shares: an unknown name is refused, since it is most often a slip of the pen."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(Form):
    """A text in both languages."""

    zh: Line
    en: Line

    def bilingual(self) -> Bilingual:
        """Give the core's own value."""
        return Bilingual(self.zh, self.en)


class FactForm(Form):
    """One fact with its grade and month."""

    zh: Line
    en: Line
    grade: Grade
    as_of: Month


class PlatformForm(Form):
    """One `[[platform]]` block."""

    id: Slug
    name: Text
    unbind: Annotated[UnbindMethod, BeforeValidator(_upper)]
    weight: Annotated[WarningWeight, BeforeValidator(_upper)]
    aliases: tuple[Line, ...] = ()
    word: Text | None = None
    warning: Text | None = None
    route: Text | None = None
    fact: tuple[FactForm, ...] = ()


class FamilyForm(Form):
    """The `[family]` block: the company a caller's number is handed to."""

    id: Slug
    name: Text
    contact: Text | None = None


class FamilyFile(Form):
    """One company's file."""

    family: FamilyForm
    platform: Annotated[tuple[PlatformForm, ...], Field(min_length=1)]


class ListFile(Form):
    """`list.toml`: what concerns all platforms."""

    version: Day
    order: tuple[Slug, ...] = ()
    contact: Text


class Template(Form):
    """Id and name of a sample company or app, with `{letter}` or `{number}` to be filled."""

    id: Line
    name: Text
    route: Text | None = None


class WarningForm(Form):
    """The warning all sample apps of one weight carry."""

    word: Text
    warning: Text


class SampleFile(Form):
    """`sample_apps.toml`: the rule fictional platforms are made by."""

    sizes: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(max_length=26)]
    money_every: Annotated[int, Field(ge=1)]
    identity_every: Annotated[int, Field(ge=1)]
    self_service: frozenset[int] = frozenset()
    not_supported: frozenset[int] = frozenset()
    as_of: Month
    family: Template
    platform: Template
    money: WarningForm
    identity: WarningForm
    fact: Text
