"""What the page of own accounts is drawn from. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent_console.backend import PlatformId
from agent_console.call.call import Call
from agent_console.call.services.own_accounts import Counts, Row, RowState, counts
from agent_console.catalogue import Catalogue, Closing
from agent_console.language import Language


@dataclass(frozen=True, slots=True)
class OwnAccountsView:
    """What the page is drawn from; `rows` are those shown now, `place` the highlighted one among them."""

    call: Call
    rows: tuple[Row, ...]
    place: int
    filter: str
    language: Language
    catalogue: Catalogue

    @property
    def highlighted(self) -> Row | None:
        """The row keys act on; None while nothing is shown."""
        return self.rows[self.place] if self.rows else None

    @property
    def counts(self) -> Counts:
        """How many platforms stand how, whatever is filtered."""
        return counts(self.call.own_rows)

    @property
    def answer_day(self) -> date | None:
        """By when the last platform answers, while one is awaited."""
        return self.call.own_accounts.answer_day if self.call.own_accounts.is_open else None

    def names_in(self, *states: RowState) -> tuple[str, ...]:
        """Name the platforms that are in one of these states, in the order of the list."""
        standing = (row for row in self.call.own_rows if row.state in states)
        return tuple(self.language.bilingual(row.platform.name) for row in standing)

    def closing_of(self, platform_id: PlatformId) -> Closing:
        """What closing an account there means."""
        return self.catalogue.closing(platform_id)
