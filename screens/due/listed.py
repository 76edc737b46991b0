"""The due list as it was last read, the part of it that is shown, and the row `>` stands on. It knows no key."""

from __future__ import annotations

from datetime import datetime

from agent_console.casebook.due import DueCase
from agent_console.identity.phone import PhoneNumber
from screens.context import Context
from screens.due.page import TABS, DueView, Tab, in_tab
from screens.due.search import fits, read


class DueList:
    """Read anew only when asked: rows never move under the mark while somebody looks at them."""

    def __init__(self, context: Context) -> None:
        """Read everything; today's part is shown first."""
        self._context = context
        self.tab = Tab.TODAY
        self.found: tuple[DueCase, ...] | None = None
        """The cases of a number that was looked up; they are shown until something is typed."""
        self._at = 0
        self.read_again()

    def read_again(self) -> None:
        """Read the list."""
        self.read_at: datetime = self._context.desk.now()
        self.everything = self._context.desk.casebook.followed(self.read_at)

    def rows(self, typed: str) -> tuple[DueCase, ...]:
        """Return the rows of the part that is shown, as far as they fit what is typed."""
        if self.found is not None:
            return self.found
        asked, language = read(typed), self._context.language
        rows = in_tab(self.everything, self.tab)
        return tuple(row for row in rows if fits(row, asked, self.read_at, language))

    def view(self, typed: str, problem: str) -> DueView:
        """Return what the page is drawn from."""
        rows = self.rows(typed)
        at = max(0, min(self._at, len(rows) - 1))
        return DueView(rows, self.everything, self.tab, at, problem, self.read_at, self._context.language)

    def move(self, by: int, typed: str) -> None:
        """Move `>`; it stops at either end."""
        rows = self.rows(typed)
        self._at = max(0, min(min(self._at, len(rows) - 1) + by, len(rows) - 1))

    def turn(self, by: int) -> None:
        """Show another part."""
        self.tab = TABS[(TABS.index(self.tab) + by) % len(TABS)]
        self.begin_anew()

    def begin_anew(self) -> None:
        """Show the part from its top, without what was looked up."""
        self._at, self.found = 0, None

    def look_up(self, number: PhoneNumber) -> tuple[str, ...]:
        """Name the cases of a number; those that are not settled are listed from now on."""
        about = self._context.desk.casebook.about(number)
        known = {row.case.call_id: row for row in self.everything}
        found = tuple(known[one.call_id] for one in about if one.call_id in known)
        self._at, self.found = 0, found or None
        return tuple(one.call_id for one in about)
