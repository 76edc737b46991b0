"""From the form of a data file to plain data: it knows both, and no file."""

from __future__ import annotations

from agent_console.backend import Bilingual
from agent_console.catalogue.closing import Closing
from agent_console.catalogue.facts import Fact
from agent_console.catalogue.grades import Known
from agent_console.catalogue.label_providers import LabelProvider, LabelProviders
from agent_console.catalogue.schema import ClosingForm, DaysForm, FactForm, LabelFile, ProviderForm


def fact_of(form: FactForm) -> Fact:
    """Give a fact."""
    return Fact(Bilingual(form.zh, form.en), form.grade, form.as_of)


def known_text(form: FactForm | None) -> Known[Bilingual] | None:
    """Give a text with its grade and month, or None for none."""
    return Known(Bilingual(form.zh, form.en), form.grade, form.as_of) if form else None


def closing_of(form: ClosingForm) -> Closing:
    """Give what is known of closing an account."""
    family = form.family
    return Closing(
        cool_off_days=_days(form.cool_off) if form.cool_off else None,
        cool_off_about=form.cool_off is not None and form.cool_off.about,
        loses_family=Known(family.lost, family.grade, family.as_of) if family else None,
        money=known_text(form.money),
        goes_with_it=known_text(form.goes_with_it),
        documents=known_text(form.documents),
        route=known_text(form.route),
    )


def label_providers_of(form: LabelFile) -> LabelProviders:
    """Give the firms behind labels, in the order of the file."""
    default_contact = form.contact.bilingual()
    return LabelProviders(
        by_id={one.id: _provider(one, default_contact) for one in form.provider},
        working_days=_days(form.answer),
        facts=tuple(map(fact_of, form.fact)),
    )


def _provider(form: ProviderForm, default_contact: Bilingual) -> LabelProvider:
    contact = form.contact.bilingual() if form.contact else default_contact
    return LabelProvider(form.id, form.name.bilingual(), contact, tuple(map(fact_of, form.fact)))


def _days(form: DaysForm) -> Known[int]:
    return Known(form.days, form.grade, form.as_of)
