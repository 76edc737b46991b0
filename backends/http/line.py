"""What every part of the client is handed: how to ask, where the number goes, and the numbers of the policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

from agent_console.identity.phone import PhoneNumber
from backends.http.answers import Answer, Readable
from backends.http.asking import Ask
from backends.http.caller import Caller
from backends.http.errors import ContractViolation
from backends.wire.common import Pagination

MOST_PAGES: Final = 100
"""30,000 things; a server that never ends its pages must not keep us for ever."""


class Page(Readable, Protocol):
    """What says where it stands among the pages."""

    @property
    def items(self) -> Sequence[object]:
        """What stands on it."""
        ...

    @property
    def pagination(self) -> Pagination:
        """Where it stands."""
        ...


P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Line:
    """One carrier, ready to be asked."""

    caller: Caller
    number_in_body: bool
    bindings_purpose: str
    sim_swap_hours: int

    def told(self, number: PhoneNumber) -> str | None:
        """Give the number as CAMARA's bodies carry it; None where the token names it."""
        return number.e164 if self.number_in_body else None

    async def call(self, ask: Ask) -> Answer:
        """Ask."""
        return await self.caller.call(ask)

    async def pages(
        self, kind: type[P], ask_for: Callable[[int], Ask], first: Answer | None = None
    ) -> list[P]:
        """Ask for one page after the other until all is told.

        Args:
            kind: Of the pages.
            ask_for: Gives the question for a page, from 1.
            first: The first page, if it was asked for already.

        Raises:
            CarrierError: As asking does.
        """
        answer = first or await self.call(ask_for(1))
        pages = [answer.message(kind)]
        told = len(pages[0].items)
        while pages[-1].items and told < pages[-1].pagination.total_count:
            if len(pages) == MOST_PAGES:
                raise ContractViolation("pages without end", answer.correlator)
            pages.append((await self.call(ask_for(len(pages) + 1))).message(kind))
            told += len(pages[-1].items)
        return pages
