"""What the catalogue knows of a platform, as plain data. It knows no files and no search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent_console.backend import Bilingual, Platform, PlatformId, PlatformList
from agent_console.catalogue.closing import NOTHING_KNOWN, Closing
from agent_console.catalogue.facts import Fact
from agent_console.catalogue.grades import Known
from agent_console.catalogue.label_providers import NO_LABEL_PROVIDERS, LabelProviders


class Covered(StrEnum):
    """A service of ours that takes a platform in."""

    UNBIND = "unbind"
    OWN_ACCOUNTS = "own_accounts"


@dataclass(frozen=True, slots=True)
class PlatformCard:
    """What the registry does not say of a platform: shown on F3, and in the list as one word.

    `warning_word` is the one word of the warning ("orders"); `contact` is how the recipient of the caller's
    number is reached (PIPL §23); `covered_by` are the services of ours that take it in.
    `warning` and `route` are those of the platform with how well they are known.
    """

    platform: Platform
    warning_word: Bilingual | None
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    contact: Bilingual
    covered_by: frozenset[Covered] = frozenset(Covered)
    closing: Closing = NOTHING_KNOWN
    warning: Known[Bilingual] | None = None
    route: Known[Bilingual] | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every platform of the data files, in the order of the screen, with the version of the list.

    `label_providers` are the firms behind the labels on numbers; they stand in the same folder.
    """

    version: str
    platforms: tuple[Platform, ...]
    cards: Mapping[PlatformId, PlatformCard]
    label_providers: LabelProviders = NO_LABEL_PROVIDERS

    def card(self, platform_id: PlatformId) -> PlatformCard | None:
        """Find what is known of a platform; None for one a carrier lists and the catalogue does not know."""
        return self.cards.get(platform_id)

    def closing(self, platform_id: PlatformId) -> Closing:
        """Tell what closing an account there means; nothing is known of most, and of none nobody listed."""
        card = self.cards.get(platform_id)
        return card.closing if card else NOTHING_KNOWN

    @property
    def platform_list(self) -> PlatformList:
        """The list as a registry serves it."""
        return PlatformList(self.version, self.platforms)

    @property
    def aliases(self) -> Mapping[PlatformId, tuple[str, ...]]:
        """Other names callers use, for the search."""
        return {platform_id: card.aliases for platform_id, card in self.cards.items() if card.aliases}
