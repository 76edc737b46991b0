"""Any platform of the list is found by what a caller calls it and ticked with at most five keys, Space among them."""

from collections.abc import Iterator

import pytest

from agent_console.backend import Platform
from agent_console.catalogue.load import load_catalogue
from agent_console.catalogue.readings import load_readings
from agent_console.catalogue.search import PlatformIndex
from agent_console.catalogue.term import make_term
from screens.selection.rows import best_key

MOST_KEYS = 5

CATALOGUE = load_catalogue()
READINGS = load_readings()
INDEX = PlatformIndex(CATALOGUE.platforms, READINGS, CATALOGUE.aliases)


def typed_for(platform: Platform) -> Iterator[str]:
    """What an agent types who hears a name: its number, its initials, or the beginning of its English name."""
    terms = [term for name in (platform.name.zh, platform.name.en) if (term := make_term(name, READINGS))]
    yield from (number for term in terms for number in term.numbers)
    yield from (term.initials[:length] for length in range(2, MOST_KEYS) for term in terms)
    yield "".join(filter(str.isalnum, platform.name.en)).lower()[: MOST_KEYS - 1]


def keys_to_tick(platform: Platform) -> int | None:
    """Count letters and Space of the first search that leads to the platform itself."""
    wanted = ("platform", platform.id)
    led = (typed for typed in typed_for(platform) if best_key(INDEX, typed) == wanted)
    return next((len(typed) + 1 for typed in led), None)


def test_the_list_is_as_long_as_a_carriers() -> None:
    assert len(CATALOGUE.platforms) >= 240


def test_any_platform_is_found_and_ticked_in_five_keys() -> None:
    keys = {platform.id: keys_to_tick(platform) for platform in CATALOGUE.platforms}

    assert [id_ for id_, count in keys.items() if count is None or count > MOST_KEYS] == []


@pytest.mark.parametrize(("typed", "id_"), [("dy", "douyin"), ("017", "sample-app-017"), ("dida", "dida")])
def test_what_the_search_leads_to_is_what_space_ticks(typed: str, id_: str) -> None:
    assert best_key(INDEX, typed) == ("platform", id_)
