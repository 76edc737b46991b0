"""Reading `data/rubric.toml`: its form and what makes one rubric of it. It knows no call."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Annotated, Final

from pydantic import Field, StringConstraints

from agent_console.data_files import data_file
from agent_console.data_forms import Form, TextForm
from agent_console.data_schema import DataFileError, DataProblem, read_as
from agent_console.scorecard.judges import JUDGES
from agent_console.scorecard.rubric import Criterion, Needs, Rubric, Section, Tier

WHOLE: Final = 100
"""The weights of the sections make this, so that a point means the same in every rubric."""

_Line = Annotated[str, StringConstraints(min_length=1, max_length=80)]
_Id = Annotated[str, StringConstraints(pattern=r"\A[a-z][a-z_]{0,39}\z")]


class _Text(TextForm):
    zh: _Line
    en: _Line


class _CriterionForm(Form):
    id: _Id
    skill: _Id
    lost: _Text
    better: _Text
    points: Annotated[int, Field(ge=0, le=WHOLE)] = 0
    critical: bool = False
    needs: Needs = Needs.RECORD
    at_most: Annotated[int, Field(ge=0, lt=WHOLE)] | None = None


class _SectionForm(Form):
    id: _Id
    name: _Text
    weight: Annotated[int, Field(ge=1, le=WHOLE)]
    criterion: tuple[_CriterionForm, ...]


class _TierForm(Form):
    from_: Annotated[int, Field(ge=0, le=WHOLE, alias="from")]
    name: _Text


class _RubricForm(Form):
    version: _Line
    tier: tuple[_TierForm, ...]
    section: tuple[_SectionForm, ...]


def load_rubric(file: Traversable | None = None) -> Rubric:
    """Load the rubric, ours unless another file is named.

    Raises:
        DataFileError: It cannot be read, points or weights do not add up, or a rule is not known.
    """
    file = data_file("rubric.toml") if file is None else file
    form = read_as(_RubricForm, file)
    _check(form, file.name)
    tiers = sorted((Tier(one.from_, one.name.bilingual()) for one in form.tier), key=lambda t: -t.at_least)
    return Rubric(form.version, tuple(map(_section, form.section)), tuple(tiers))


def _section(form: _SectionForm) -> Section:
    criteria = tuple(
        Criterion(
            one.id,
            one.skill,
            one.lost.bilingual(),
            one.better.bilingual(),
            one.points,
            one.critical,
            one.needs,
            one.at_most,
        )
        for one in form.criterion
    )
    return Section(form.id, form.name.bilingual(), form.weight, criteria)


def _check(form: _RubricForm, name: str) -> None:
    """Refuse a rubric by which no call could be scored fairly; the place says which number or name is wrong."""
    seen: set[str] = set()
    for at, section in enumerate(form.section, 1):
        for within, one in enumerate(section.criterion, 1):
            place = f"section[{at}].criterion[{within}]"
            if one.id not in JUDGES:
                raise DataFileError(name, f"{place}.id", DataProblem.WRONG)
            if one.id in seen:
                raise DataFileError(name, f"{place}.id", DataProblem.TWICE)
            # It has points, or it fails the call, or it limits the score: one of the three.
            if one.critical + (one.points > 0) + (one.at_most is not None) != 1:
                raise DataFileError(name, f"{place}.points", DataProblem.WRONG)
            seen.add(one.id)
        if sum(one.points for one in section.criterion) != section.weight:
            raise DataFileError(name, f"section[{at}].weight", DataProblem.WRONG)
    if sum(section.weight for section in form.section) != WHOLE:
        raise DataFileError(name, "section", DataProblem.WRONG)
    if not any(tier.from_ == 0 for tier in form.tier):
        raise DataFileError(name, "tier", DataProblem.MISSING)
