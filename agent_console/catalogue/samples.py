"""The fictional platforms: it knows the rule they are made by, so that the list is as long as a real one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from agent_console.backend import Bilingual, UnbindMethod, WarningWeight
from agent_console.catalogue.closing import NOTHING_KNOWN, Closing
from agent_console.catalogue.grades import Known
from agent_console.catalogue.model import Covered
from agent_console.catalogue.schema import SampleFile, Template
from agent_console.data_forms import TextForm


@dataclass(frozen=True, slots=True)
class Sample:
    """One fictional platform, not yet a catalogue entry."""

    id: str
    name: Bilingual
    family_id: str
    family_name: Bilingual
    unbind_method: UnbindMethod
    warning_weight: WarningWeight
    word: Bilingual | None
    warning: Bilingual | None
    route: Bilingual | None
    covered_by: frozenset[Covered]
    closing: Closing


def samples(rule: SampleFile) -> Iterator[Sample]:
    """Make every fictional platform, company by company; the numbers run on through all of them."""
    number = 0
    for letter, size in zip(ascii_uppercase, rule.sizes, strict=False):
        for _ in range(size):
            number += 1
            yield _sample(rule, letter, number)


def _sample(rule: SampleFile, letter: str, number: int) -> Sample:
    weight = _weight(rule, number)
    warned = {WarningWeight.MONEY: rule.money, WarningWeight.IDENTITY: rule.identity}.get(weight)
    method = _method(rule, number)
    digits = f"{number:03d}"
    return Sample(
        id=_fill(rule.platform.id, digits),
        name=_fill_text(rule.platform.name, digits),
        family_id=_fill(rule.family.id, letter).lower(),
        family_name=_fill_text(rule.family.name, letter),
        unbind_method=method,
        warning_weight=weight,
        word=warned.word.bilingual() if warned else None,
        warning=warned.warning.bilingual() if warned else None,
        route=_route(rule.platform, digits) if method is UnbindMethod.SELF_SERVICE else None,
        covered_by=frozenset() if method is UnbindMethod.NOT_SUPPORTED else frozenset(Covered),
        closing=_closing(rule, number, weight),
    )


def _closing(rule: SampleFile, number: int, weight: WarningWeight) -> Closing:
    """Make up what closing means, so that every case of it is met in practice, nothing known included."""
    form = rule.closing
    if number % form.unknown_every == 0:
        return NOTHING_KNOWN
    days = form.cool_off_days[number % len(form.cool_off_days)]
    lost = weight is WarningWeight.IDENTITY

    def made_up(text: TextForm) -> Known[Bilingual]:
        return Known(text.bilingual(), None, rule.as_of)

    return Closing(
        cool_off_days=Known(days, None, rule.as_of),
        loses_family=Known(lost, None, rule.as_of),
        money=made_up(form.money) if weight is WarningWeight.MONEY else None,
        goes_with_it=made_up(form.goes_with_it) if lost else None,
        documents=made_up(form.documents) if number % form.documents_every == 0 else None,
        route=made_up(form.route),
    )


def _weight(rule: SampleFile, number: int) -> WarningWeight:
    if number % rule.money_every == 0:
        return WarningWeight.MONEY
    if number % rule.identity_every == 0:
        return WarningWeight.IDENTITY
    return WarningWeight.PLAIN


def _method(rule: SampleFile, number: int) -> UnbindMethod:
    if number in rule.self_service:
        return UnbindMethod.SELF_SERVICE
    if number in rule.not_supported:
        return UnbindMethod.NOT_SUPPORTED
    return UnbindMethod.AUTOMATIC


def _route(template: Template, digits: str) -> Bilingual | None:
    return _fill_text(template.route, digits) if template.route else None


def _fill_text(text: TextForm, value: str) -> Bilingual:
    return Bilingual(_fill(text.zh, value), _fill(text.en, value))


def _fill(template: str, value: str) -> str:
    # Not str.format: a brace too many in an edited file is then a plain character, not an error.
    return template.replace("{number}", value).replace("{letter}", value)
