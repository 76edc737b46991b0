"""The lists of the first page as they were last read, and the row `>` stands on. It knows no widget and no key."""

from __future__ import annotations

from agent_console.casebook.due import DueCase
from screens.context import Context
from screens.home.rows import HomeData, Popped, Ringing, Row, look


class HomeLists:
    """Read anew only when asked: rows never move under the mark while somebody looks at them."""

    def __init__(self, context: Context) -> None:
        """Read everything; the simulated callers begin to ring now."""
        self._context = context
        self._ringing_since = context.desk.now()
        self.at = 0
        self.data: HomeData = self._read()

    @property
    def row(self) -> Row | None:
        """The row `>` stands on, or None where nothing is listed."""
        rows = self.data.rows
        return rows[self.at] if self.at < len(rows) else None

    def move(self, by: int) -> None:
        """Move `>`; it stops at either end."""
        self.at = max(0, min(self.at + by, len(self.data.rows) - 1))

    def read_again(self) -> None:
        """Read the lists again; a mark that was moved stays on its row."""
        before = _name_of(self.row)
        self.data = self._read()
        names = [_name_of(one) for one in self.data.rows]
        self.at = names.index(before) if self.at and before in names else 0

    def _read(self) -> HomeData:
        callers = self._context.caller.calls if self._context.training else ()
        desk = self._context.desk
        return look(desk.casebook, callers, desk.now(), self._ringing_since, desk.ringing.now())


def _name_of(row: Row | None) -> str:
    if isinstance(row, Popped):
        return row.number.digits
    if isinstance(row, Ringing):
        return row.caller.calling_number.digits
    if isinstance(row, DueCase):
        return row.case.call_id
    return row.call_id if row else ""
