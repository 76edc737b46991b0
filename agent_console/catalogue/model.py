"""What the catalogue knows of a platform, as plain data. It knows no files and no search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from agent_console.backend import Bilingual, Platform, PlatformId, PlatformList


class Grade(StrEnum):
    """How good the source of a fact is."""

    A = "A"
    """Official text."""
    B = "B"
    """A named news medium."""
    C = "C"
    """A how-to page."""
    D = "D"
    """Public API documentation."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a platform; `as_of` is the month (`YYYY-MM`) its source was last looked at.

    A fact of our fictional platforms has no grade.
    """

    text: Bilingual
    grade: Grade | None
    as_of: str


@dataclass(frozen=True, slots=True)
class PlatformCard:
    """What the registry does not say of a platform: shown on F3, and in the list as one word.

    `warning_word` is the one word of the warning ("orders"); `contact` is how the recipient of the caller's
    number is reached (PIPL §23).
    """

    platform: Platform
    warning_word: Bilingual | None
    aliases: tuple[str, ...]
    facts: tuple[Fact, ...]
    contact: Bilingual


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every platform of the data files, in the order of the screen, with the version of the list."""

    version: str
    platforms: tuple[Platform, ...]
    cards: Mapping[PlatformId, PlatformCard]

    def card(self, platform_id: PlatformId) -> PlatformCard | None:
        """Find what is known of a platform; None for one a carrier lists and the catalogue does not know."""
        return self.cards.get(platform_id)

    @property
    def platform_list(self) -> PlatformList:
        """The list as a registry serves it."""
        return PlatformList(self.version, self.platforms)

    @property
    def aliases(self) -> Mapping[PlatformId, tuple[str, ...]]:
        """Other names callers use, for the search."""
        return {platform_id: card.aliases for platform_id, card in self.cards.items() if card.aliases}
