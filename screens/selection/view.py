"""What the selection's page is drawn from, and why a row of it is locked. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agent_console.call.call import Call
from agent_console.call.services.unbind import Row, Standing
from agent_console.language import Language
from screens.selection.entries import Entries, Entry
from screens.warnings import WarningWord
from screens.widgets.line import fit
from screens.widgets.wrap import wrap_cells

_REQUEST_CELLS = 36
"""A registry's own number of a request is most often a UUID; it may be of any length."""


@dataclass(frozen=True, slots=True)
class SelectionView:
    """What the page is drawn from; `place` is the highlighted entry."""

    call: Call
    entries: Entries
    place: int
    filter: str
    language: Language
    warning_word: WarningWord
    today: date

    @property
    def highlighted(self) -> Entry | None:
        """The entry keys act on; None while nothing is shown."""
        return self.entries[self.place] if self.entries else None


def why_locked(row: Row, call: Call, language: Language, width: int) -> tuple[str, ...]:
    """Explain why nobody can tick a row here, and what the caller can do."""
    _ = language.text
    if row.standing is Standing.LOCKED_OWN:
        first = _("Why locked: bound after the holder's start ({day}), it is the caller's own.")
        second = _("Nobody can tick, send or release it here. The caller does it at the platform (F3).")
        return (
            *wrap_cells(first.format(day=call.numbers.activated_on or "-"), width),
            *wrap_cells(second, width),
        )
    if row.standing is Standing.UNDER_WAY:
        first = _("Why not again: it is asked for already, as {number}.")
        second = _("Tell the caller it is under way. Its case says how far (:case).")
        number = fit(row.open_request or "?", _REQUEST_CELLS)
        return (*wrap_cells(first.format(number=number), width), *wrap_cells(second, width))
    if row.standing is Standing.SELF_SERVICE:
        route = language.bilingual(row.platform.route) if row.platform.route else ""
        told = _("Why not here: this platform releases a number only for the caller in person.")
        return (*wrap_cells(told, width), *(wrap_cells(route, width) if route else ()))
    return wrap_cells(_("Why not here: this platform takes no part in the service."), width)


def heading_right(call: Call, language: Language, *, wide: bool = True) -> str:
    """Count what is ticked, what could be, what is locked, and what was asked for before where there is any.

    Four counts have their words in a wide window alone; the signs are those of the list.
    """
    standings = call.rows.standings
    locked, asked = len(standings[Standing.LOCKED_OWN]), len(standings[Standing.UNDER_WAY])
    told = language.text("chosen {chosen}   open {open}   locked {locked}")
    if asked:
        four = language.text("chosen {chosen}   open {open}   locked {locked}   under way {asked}")
        told = four if wide else language.text("chosen {chosen}   open {open}   # {locked}   ~ {asked}")
    return told.format(chosen=len(call.chosen), open=len(call.tickable), locked=locked, asked=asked)
