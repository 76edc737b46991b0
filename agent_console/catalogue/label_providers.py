"""The firms that put labels on numbers. It knows their names and what a correction needs, and no label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from agent_console.backend import Bilingual
from agent_console.catalogue.facts import Fact
from agent_console.catalogue.grades import Known


@dataclass(frozen=True, slots=True)
class LabelProvider:
    """One firm; `contact` is how the recipient of a correction is reached (PIPL §23).

    `id` is the one a registry answers with.
    """

    id: str
    name: Bilingual
    contact: Bilingual
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelProviders:
    """Every firm, in the order of the screen, and what is known of corrections at all of them.

    `working_days` is how long an answer takes; `facts` say what a correction needs and what it cannot clear.
    """

    by_id: Mapping[str, LabelProvider] = field(default_factory=dict)
    working_days: Known[int] | None = None
    facts: tuple[Fact, ...] = ()

    def provider(self, provider_id: str) -> LabelProvider | None:
        """Find a firm; None for one a carrier names and the catalogue does not know."""
        return self.by_id.get(provider_id)

    def name(self, provider_id: str) -> Bilingual:
        """Name a firm; an unknown one by its id."""
        known = self.by_id.get(provider_id)
        return known.name if known else Bilingual(provider_id, provider_id)


NO_LABEL_PROVIDERS = LabelProviders()
