"""What lies over the page of a case: its items by name, and what may be given to the caller. They change nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from agent_console.calendar.zone import today
from screens.case.own_accounts import own_by_standing
from screens.case.spoken import told_counts
from screens.case.view import CaseView
from screens.case.words import complaint_words, next_step
from screens.panels.panel import Panel
from screens.panels.scrolled import Scrolled
from screens.submission.item_words import state_word
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

if TYPE_CHECKING:
    from screens.case.screen import CaseScreen
    from screens.console_screen import ConsoleScreen, Handler

VALUE = 15


class ItemsPanel(Panel):
    """Every item of the case with its state, what asks for something first; Enter or Esc closes."""

    def __init__(self, first: int) -> None:
        """Begin at a group."""
        self.scrolled = Scrolled()
        self._first_group = first

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it lists."""
        return page.language.text("Case   item by item")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return how much of it is shown."""
        return self.scrolled.shown(page.language)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the rows that fit."""
        view = _view(page)
        lines: list[Line] = []
        for number, group in enumerate(view.groups):
            if number == self._first_group:
                self.scrolled.first, self._first_group = len(lines), -1
            sign, word = state_word(group.word, view.language)
            head = EMPTY.at(2, signed(sign, f"{word} {group.count}")).right(
                width + 1, next_step(group, view.language), "quiet"
            )
            lines.append(head)
            lines.extend(in_columns(view.names_of(group), width))
        for head, names in own_by_standing(view.case, view.language):
            lines += [head, *in_columns(names, width)]
        return Block(self.scrolled.window(lines, height))

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("PgUp PgDn", _("Turn the page")), Hint("Esc", _("Close, back to the very place"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what closes and what scrolls."""
        return {"enter": page.close_panel, **self.scrolled.handlers(page)}


def in_columns(names: Sequence[str], width: int) -> list[Line]:
    """Put names into three columns."""
    cells = (width - 4) // 3
    lines = []
    for start in range(0, len(names), 3):
        line = EMPTY
        for number, name in enumerate(names[start : start + 3]):
            line = line.at(6 + number * cells, fit(name, cells - 2))
        lines.append(line)
    return lines


class SummaryPanel(Panel):
    """What the caller may be given: the number of the case, days and counts; no platform by its name."""

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it is."""
        return page.language.text("For the caller   these may be read out")

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the safe facts."""
        return Block(summary_lines(_view(page), width)[:height])

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        return (Hint("Esc", page.language.text("Close, back to the very place")),)

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what closes it."""
        return {"enter": page.close_panel, "6": page.close_panel}


def summary_lines(view: CaseView, width: int) -> tuple[Line, ...]:
    """Return the facts a caller may be told, masked: nothing of it says what an earlier holder used."""
    _, language, case = view.language.text, view.language, view.case
    number, contact = case.numbers.subject, case.numbers.answers_go_to
    answer = view.summary.due_on
    facts = [
        (_("Case no."), case.casework.taken_over or case.id),
        (_("Number"), number.masked if number else "-"),
        (view.begun, language.day(view.filed_on)),
        (_("So far"), told_counts(view)),
    ]
    if answer is not None and answer >= today(view.now):
        facts.append((_("Answer"), _("by {day}").format(day=language.day(answer))))
    facts.append((_("Complaint"), complaint_words(case.casework.complaint, view)))
    if view.groups:
        # Of a request the registry tells the holder; of a query nobody but us.
        facts.append((_("Told by"), _("SMS to {number}").format(number=contact.masked if contact else "-")))
    lines: list[Line] = [EMPTY]
    for label, value in facts:
        first, *rest = wrap_cells(value, width - VALUE)
        lines.append(EMPTY.at(2, label, "quiet").at(VALUE, first))
        lines += [EMPTY.at(VALUE, row) for row in rest]
    no_names = _("Which platforms an earlier holder used is not told, whoever asks.")
    return (*lines, EMPTY, *(EMPTY.at(2, row, "quiet") for row in wrap_cells(no_names, width - 2)))


def _view(page: ConsoleScreen) -> CaseView:
    from screens.case.screen import CaseScreen

    assert isinstance(page, CaseScreen)
    shown: CaseScreen = page
    return shown.view
