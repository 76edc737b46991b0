"""Loading the catalogue: it knows the platform files and how they become plain data, and no search.

Importing it costs pydantic; whoever paints first imports it late.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from agent_console.backend import Bilingual, Platform, PlatformId, UnbindMethod, WarningWeight
from agent_console.catalogue.facts import Fact
from agent_console.catalogue.forms import closing_of, fact_of, known_text, label_providers_of
from agent_console.catalogue.grades import Known
from agent_console.catalogue.label_providers import LabelProviders
from agent_console.catalogue.model import Catalogue, PlatformCard
from agent_console.catalogue.readings import KNOWN_READINGS_FILE
from agent_console.catalogue.samples import samples
from agent_console.catalogue.schema import (
    MAX_SAMPLE_APPS,
    FamilyFile,
    FamilyForm,
    LabelFile,
    ListFile,
    PlatformForm,
    SampleFile,
)
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_as

LIST_FILE = "list.toml"
SAMPLE_FILE = "sample_apps.toml"
READINGS_FILE = "readings.toml"
LABEL_FILE = "label_providers.toml"

NOT_FAMILIES = frozenset({LIST_FILE, SAMPLE_FILE, READINGS_FILE, KNOWN_READINGS_FILE, LABEL_FILE})
"""Files of the folder that hold no company."""


def load_catalogue(folder: Traversable | None = None) -> Catalogue:
    """Load every platform of `data/platforms`, or of another folder of the same form.

    Raises:
        DataFileError: A file is missing or damaged, or two entries share an id.
    """
    folder = data_file("platforms") if folder is None else folder
    return _loaded(folder, _state_of(folder)) if isinstance(folder, Path) else _load(folder)


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Tell one state of a folder's files from another; a file that is gone is missed by who reads it."""
    files = sorted(folder.iterdir()) if folder.is_dir() else ()
    states = ((file.name, file.stat()) for file in files if file.is_file())
    return tuple((name, state.st_mtime_ns, state.st_size) for name, state in states)


@lru_cache(maxsize=1)
def _loaded(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> Catalogue:
    """Keep what was read: the console and its practice registry ask for the same, a quarter of a second each."""
    return _load(folder)


def _load(folder: Traversable) -> Catalogue:
    listing = read_as(ListFile, folder / LIST_FILE)
    cards: dict[PlatformId, PlatformCard] = {}
    for file, place, card in _all_cards(folder, listing):
        if card.platform.id in cards:
            raise DataFileError(file, f"{place}.id", DataProblem.TWICE)
        cards[card.platform.id] = card
    platforms = tuple(card.platform for card in cards.values())
    return Catalogue(listing.version, platforms, cards, _label_providers(folder))


def _label_providers(folder: Traversable) -> LabelProviders:
    form = read_as(LabelFile, folder / LABEL_FILE)
    seen: set[str] = set()
    for index, one in enumerate(form.provider):
        if one.id in seen:
            raise DataFileError(LABEL_FILE, f"provider[{index + 1}].id", DataProblem.TWICE)
        seen.add(one.id)
    return label_providers_of(form)


def _all_cards(folder: Traversable, listing: ListFile) -> Iterator[tuple[str, str, PlatformCard]]:
    default_contact = listing.contact.bilingual()
    families: set[str] = set()
    for file in _family_files(folder, listing.order):
        content = read_as(FamilyFile, file)
        if content.family.id in families:
            raise DataFileError(file.name, "family.id", DataProblem.TWICE)
        families.add(content.family.id)
        for index, form in enumerate(content.platform):
            place = f"platform[{index + 1}]"
            _check(form, file.name, place)
            yield file.name, place, _card(form, content.family, default_contact)
    for index, card in enumerate(_sample_cards(folder / SAMPLE_FILE, default_contact)):
        yield SAMPLE_FILE, f"sizes[{index + 1}]", card


def _family_files(folder: Traversable, order: tuple[str, ...]) -> list[Traversable]:
    """Name the companies' files: those of `order` first, the others by their name."""
    present = {
        file.name.removesuffix(".toml"): file
        for file in folder.iterdir()
        # Editors leave files behind whose names start with a dot.
        if file.name.endswith(".toml") and not file.name.startswith(".") and file.name not in NOT_FAMILIES
    }
    missing = [index for index, name in enumerate(order) if name not in present]
    if missing:
        raise DataFileError(LIST_FILE, f"order[{missing[0] + 1}]", DataProblem.WRONG)
    rank = {name: index for index, name in enumerate(order)}
    return [present[name] for name in sorted(present, key=lambda name: (rank.get(name, len(rank)), name))]


def _check(form: PlatformForm, file: str, place: str) -> None:
    """Refuse an entry that would leave the agent without words."""
    if form.unbind is UnbindMethod.SELF_SERVICE and form.route is None:
        raise DataFileError(file, f"{place}.route", DataProblem.MISSING)
    if form.weight is not WarningWeight.PLAIN and form.warning is None:
        raise DataFileError(file, f"{place}.warning", DataProblem.MISSING)


def _card(form: PlatformForm, family: FamilyForm, default_contact: Bilingual) -> PlatformCard:
    warning, route = known_text(form.warning), known_text(form.route)
    platform = Platform(
        id=PlatformId(form.id),
        name=form.name.bilingual(),
        family_id=family.id,
        family_name=family.name.bilingual(),
        unbind_method=form.unbind,
        warning_weight=form.weight,
        warning=warning.value if warning else None,
        route=route.value if route else None,
    )
    return PlatformCard(
        platform=platform,
        warning_word=form.word.bilingual() if form.word else None,
        aliases=form.aliases,
        facts=tuple(map(fact_of, form.fact)),
        contact=family.contact.bilingual() if family.contact else default_contact,
        covered_by=form.covered_by,
        closing=closing_of(form.closing),
        warning=warning,
        route=route,
    )


def _sample_cards(file: Traversable, contact: Bilingual) -> Iterator[PlatformCard]:
    rule = read_as(SampleFile, file)
    if sum(rule.sizes) > MAX_SAMPLE_APPS:
        raise DataFileError(file.name, "sizes", DataProblem.WRONG)
    fact = Fact(rule.fact.bilingual(), None, rule.as_of)
    for sample in samples(rule):
        platform = Platform(
            id=PlatformId(sample.id),
            name=sample.name,
            family_id=sample.family_id,
            family_name=sample.family_name,
            unbind_method=sample.unbind_method,
            warning_weight=sample.warning_weight,
            warning=sample.warning,
            route=sample.route,
        )
        yield PlatformCard(
            platform,
            warning_word=sample.word,
            aliases=(),
            facts=(fact,),
            contact=contact,
            covered_by=sample.covered_by,
            closing=sample.closing,
            warning=Known(sample.warning, None, rule.as_of) if sample.warning else None,
            route=Known(sample.route, None, rule.as_of) if sample.route else None,
        )
