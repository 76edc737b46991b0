"""The form of the platform files. It knows which values may stand where, not what they lead to.

This module alone imports pydantic here; nothing that the first paint waits for may import it.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from agent_console.backend import UnbindMethod, WarningWeight
from agent_console.catalogue.grades import Grade
from agent_console.catalogue.model import Covered
from agent_console.data_forms import Form, Line, TextForm, Word

MAX_SAMPLE_APPS = 900
"""Sample apps are numbered with three digits."""


Slug = Annotated[str, StringConstraints(pattern=r"\A[a-z0-9]+(-[a-z0-9]+)*\z", max_length=40)]
Month = Annotated[str, StringConstraints(pattern=r"\A20\d\d-(0[1-9]|1[0-2])\z")]
Day = Annotated[str, StringConstraints(pattern=r"\A20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\z")]


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
    name: TextForm
    unbind: Annotated[UnbindMethod, Word]
    weight: Annotated[WarningWeight, Word]
    covered_by: frozenset[Covered]
    aliases: tuple[Line, ...] = ()
    word: TextForm | None = None
    warning: FactForm | None = None
    route: FactForm | None = None
    fact: tuple[FactForm, ...] = ()
    closing: ClosingForm = ClosingForm()


class FamilyForm(Form):
    """The `[family]` block: the company a caller's number is handed to."""

    id: Slug
    name: TextForm
    contact: TextForm | None = None


class FamilyFile(Form):
    """One company's file."""

    family: FamilyForm
    platform: Annotated[tuple[PlatformForm, ...], Field(min_length=1)]


class ListFile(Form):
    """`list.toml`: what concerns all platforms."""

    version: Day
    order: tuple[Slug, ...] = ()
    contact: TextForm


class ProviderForm(Form):
    """One `[[provider]]` block: a firm that labels numbers."""

    id: Slug
    name: TextForm
    contact: TextForm | None = None
    fact: tuple[FactForm, ...] = ()


class LabelFile(Form):
    """`label_providers.toml`: the firms behind labels, and what is known of corrections at all of them."""

    contact: TextForm
    answer: DaysForm
    fact: tuple[FactForm, ...] = ()
    provider: Annotated[tuple[ProviderForm, ...], Field(min_length=1)]


class Template(Form):
    """Id and name of a sample company or app, with `{letter}` or `{number}` to be filled."""

    id: Line
    name: TextForm
    route: TextForm | None = None


class WarningForm(Form):
    """The warning all sample apps of one weight carry."""

    word: TextForm
    warning: TextForm


class SampleClosing(Form):
    """What closing means at sample apps: nothing is known of every `unknown_every`th."""

    unknown_every: Annotated[int, Field(ge=2)]
    cool_off_days: Annotated[tuple[Annotated[int, Field(ge=1, le=365)], ...], Field(min_length=1)]
    documents_every: Annotated[int, Field(ge=1)]
    money: TextForm
    goes_with_it: TextForm
    documents: TextForm
    route: TextForm


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
    fact: TextForm
    closing: SampleClosing
