"""F3: what a platform, an answer or a step means, and a search of all that. It reads, and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_console.backend import Platform
from agent_console.call.steps import Service
from screens.panels.card_page import card_lines
from screens.panels.info_page import case_meaning_lines, hit_rows, meaning_lines, recipient_lines
from screens.panels.panel import Panel
from screens.panels.scrolled import Scrolled
from screens.panels.topics import InfoTopic, find_topics, topic_of
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import Block, Place

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

FIELD = "find"
FIELD_COLUMN, FIELD_WIDTH = 8, 26
TITLE_CELLS = 34
"""Beside it stand the word TRAINING and which rows are shown."""

Subject = Platform | InfoTopic


class InfoPanel(Panel):
    """On a list it tells of the highlighted platform, elsewhere of the step or of the topic it was opened with.

    Typing finds any platform of the list and any topic; Up and Down then go through what was found. Enter, Esc
    and F3 close; the page below keeps its cursor, filter and ticks.
    """

    gives_way = True
    field = FIELD

    def __init__(self, topic: InfoTopic | None = None) -> None:
        """Begin at the first row, with one topic where there is one to begin with."""
        self.topic = topic
        self.scrolled = Scrolled()
        self.at = 0

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it tells of."""
        subject = self._subject(page)
        if isinstance(subject, Platform):
            name = fit(page.language.bilingual(subject.name), TITLE_CELLS)
            return page.language.text("F3 {what}").format(what=name)
        if subject is not None:
            return page.language.text("F3 {what}").format(what=page.language.text(subject.title))
        return page.language.text("F3 What it means")

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return how much of it is shown."""
        return self.scrolled.shown(page.language)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the field, what was found, and the card, topic or meanings below it."""
        _ = page.language.text
        head: list[Line] = [
            EMPTY.at(2, _("Find")).at(
                FIELD_COLUMN + FIELD_WIDTH + 3, _("any platform, question, pinyin"), "quiet"
            )
        ]
        if self._typed(page):
            head += hit_rows(self._found(page), self.at, page.language, height)
        head.append(EMPTY)
        lines = self.scrolled.window(self._lines(page, width), height - len(head))
        return Block((*head, *lines), (Place(FIELD, 1, FIELD_COLUMN, FIELD_WIDTH),))

    def _lines(self, page: ConsoleScreen, width: int) -> tuple[Line, ...]:
        subject, catalogue = self._subject(page), page.context.catalogue
        if isinstance(subject, Platform):
            own = page.desk.call is not None and page.desk.call.service is Service.OWN_ACCOUNTS
            return card_lines(subject, catalogue.card(subject.id), page.language, width, closing_first=own)
        if subject is not None:
            return tuple(subject.lines(catalogue, page.language, width))
        if self._typed(page):
            return ()
        if page.desk.casework.case is not None:
            reviewing = page.desk.case_review.review is not None
            return case_meaning_lines(reviewing, page.language, width)
        call = page.desk.call
        return (
            *recipient_lines(call, catalogue, page.language, width),
            *meaning_lines(call, page.language, width),
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        rows = (Hint(_("Up Down"), _("Row")),) if self._typed(page) else ()
        return (
            Hint("Enter", _("Close") if rows else _("Close, back to the very place")),
            *rows,
            Hint("PgUp PgDn", _("Turn the page")),
            Hint("Esc", _("Close")),
        )

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what closes, what goes through the finds and what turns the card's page."""
        scroll = self.scrolled.handlers(page)
        keys: dict[str, Handler] = {"f3": page.close_panel, "enter": page.close_panel}
        keys.update((key, scroll[key]) for key in ("up", "down", "pageup", "pagedown"))
        if self._typed(page):
            keys |= {"up": lambda: self._move(page, -1), "down": lambda: self._move(page, 1)}
        return keys

    def opened(self, page: ConsoleScreen) -> None:
        """Begin with nothing typed; typing belongs to the search."""
        page.field(FIELD).value = ""
        page.focus_field(FIELD)

    def typed(self, page: ConsoleScreen) -> None:
        """Begin again at the best of what is found."""
        self.at = self.scrolled.first = 0

    def _move(self, page: ConsoleScreen, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self._found(page)) - 1))
        self.scrolled.first = 0
        page.remake()

    def _typed(self, page: ConsoleScreen) -> str:
        return page.field(FIELD).value.strip()

    def _found(self, page: ConsoleScreen) -> tuple[Subject, ...]:
        text, languages = self._typed(page), tuple(language for language, _ in page.context.languages)
        listed = {one.id: one for one in page.desk.platforms.platforms}
        found = (listed[id_] for id_ in page.context.index.find(text) if id_ in listed)
        return (*found, *find_topics(text, languages))

    def _subject(self, page: ConsoleScreen) -> Subject | None:
        if self._typed(page):
            found = self._found(page)
            return found[self.at] if found else None
        at_hand = page.info_subject()
        platform = next((one for one in page.desk.platforms.platforms if one.id == at_hand), None)
        of_step = topic_of(page.desk.call) if page.desk.casework.case is None else None
        return self.topic or platform or of_step
