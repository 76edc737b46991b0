"""Pages: which part of a list goes out, and the headers that lead to the others. It knows no list's meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from backends.wire.common import Pagination

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page, from 1, of a list that is here as a whole."""

    items: Sequence[Item]
    page: int
    per_page: int
    total: int

    @classmethod
    def of(cls, everything: Sequence[Item], page: int, per_page: int) -> Page[Item]:
        """Cut a page out of a list; one beyond its end is empty."""
        start = (page - 1) * per_page
        return cls(everything[start : start + per_page], page, per_page, len(everything))

    @property
    def pagination(self) -> Pagination:
        """Give what stands in the body."""
        return Pagination(page=self.page, per_page=self.per_page, total_count=self.total)

    @property
    def last(self) -> int:
        """The number of the last page; a list without items has one page."""
        return max(1, -(-self.total // self.per_page))

    def headers(self, path: str, query: Mapping[str, str]) -> dict[str, str]:
        """Give `X-Total-Count` and `Link` (RFC 8288)."""
        pages = {"first": 1, "last": self.last}
        if 1 < self.page <= self.last + 1:
            pages["prev"] = self.page - 1
        if self.page < self.last:
            pages["next"] = self.page + 1
        links = (f'<{path}?{urlencode({**query, "page": page})}>; rel="{rel}"' for rel, page in pages.items())
        return {"X-Total-Count": str(self.total), "Link": ", ".join(links)}
