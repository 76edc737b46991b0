"""The form of the platform files. It knows which values may stand where, not what they lead to.

This module alone imports pydantic here; nothing that the first paint waits for may import it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from agent_console.backend import Bilingual, UnbindMethod, WarningWeight
from agent_console.catalogue.grades import Grade
from agent_console.catalogue.model import Covered

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

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


class Text(Form):
    """A text in both languages."""

    zh: Line
    en: Line

    def bilingual(self) -> Bilingual:
        """Give the core's own value."""
        return Bilingual(self.zh, self.en)


class Graded(Form):
    """What everything known carries: how well, and the month its source was last looked at."""

    grade: Grade
    as_of: Month


class FactForm(Graded):
    """One sentence that is known."""

    zh: Line
    en: Line


class DaysForm(Graded):
    """A number of days that is known; `about` where the source says so."""

    days: Annotated[int, Field(ge=1, le=365)]
    about: bool = False


class FamilyLossForm(Graded):
    """Whether every app of the company goes with a closed account."""

    lost: bool


class ClosingForm(Form):
    """The `[platform.closing]` block: what closing an account means; what is not known is left out."""

    cool_off: DaysForm | None = None
    money: FactForm | None = None
    goes_with_it: FactForm | None = None
    family: FamilyLossForm | None = None
    documents: FactForm | None = None
    route: FactForm | None = None


class PlatformForm(Form):
    """One `[[platform]]` block."""

    id: Slug
    name: Text
    unbind: Annotated[UnbindMethod, BeforeValidator(_upper)]
    weight: Annotated[WarningWeight, BeforeValidator(_upper)]
    covered_by: frozenset[Covered]
    aliases: tuple[Line, ...] = ()
    word: Text | None = None
    warning: FactForm | None = None
    route: FactForm | None = None
    fact: tuple[FactForm, ...] = ()
    closing: ClosingForm = ClosingForm()


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


class ProviderForm(Form):
    """One `[[provider]]` block: a firm that labels numbers."""

    id: Slug
    name: Text
    contact: Text | None = None
    fact: tuple[FactForm, ...] = ()


class LabelFile(Form):
    """`label_providers.toml`: the firms behind labels, and what is known of corrections at all of them."""

    contact: Text
    answer: DaysForm
    fact: tuple[FactForm, ...] = ()
    provider: Annotated[tuple[ProviderForm, ...], Field(min_length=1)]


class Template(Form):
    """Id and name of a sample company or app, with `{letter}` or `{number}` to be filled."""

    id: Line
    name: Text
    route: Text | None = None


class WarningForm(Form):
    """The warning all sample apps of one weight carry."""

    word: Text
    warning: Text


class SampleClosing(Form):
    """What closing means at sample apps: nothing is known of every `unknown_every`th."""

    unknown_every: Annotated[int, Field(ge=2)]
    cool_off_days: Annotated[tuple[Annotated[int, Field(ge=1, le=365)], ...], Field(min_length=1)]
    documents_every: Annotated[int, Field(ge=1)]
    money: Text
    goes_with_it: Text
    documents: Text
    route: Text


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
    closing: SampleClosing
