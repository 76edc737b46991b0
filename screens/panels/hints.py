"""F1 while a call is practised: hints at their price, the brief once more, then the help as ever.

It buys what is asked for and reads the call; nothing of the call changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from agent_console.training.hints import LEVELS, hint_for
from agent_console.training.situations import situation_of
from screens.panels.help import HelpPanel
from screens.panels.hints_page import HintsView, hints_block, spent_words
from screens.training.brief_page import BriefView, brief_block
from screens.training.brief_words import Certification
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler
    from screens.training.classroom import Classroom

FIRST = 0
"""The page of the hints stands before those of the help."""


class HintPanel(HelpPanel):
    """`1 2 3` buy a hint for where the call stands, `0` shows the brief, PgDn the help; the time goes on."""

    test_key: ClassVar[str] = "9"
    first_page: ClassVar[int] = FIRST
    speaks = True
    """Who reads advice does nothing on the call, so no key of it is counted."""

    def __init__(self) -> None:
        """Begin with the hints."""
        super().__init__()
        self.brief = False

    def title(self, page: ConsoleScreen) -> Text:
        """Return the name of what is shown."""
        _ = page.language.text
        if self.brief:
            title = page.language.bilingual(_classroom(page).scenario.title)
            return _("Brief: {title}").format(title=title)
        return _("F1 Help and hints") if self._hints_shown else super().title(page)

    def title_right(self, page: ConsoleScreen) -> Text:
        """Return what the hints have cost so far, or which page of the help this is."""
        practice = _classroom(page).practice
        if self._hints_shown and practice is not None:
            return spent_words(practice, page.language)
        return "" if self.brief else super().title_right(page)

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return the hints, the brief, or a page of the help."""
        if self.brief:
            return brief_block(_brief(page), width, height)
        if self._hints_shown:
            return hints_block(_view(page), width, height)
        return super().block(page, width, height)

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        close = Hint("F1 Esc", _("Close"))
        if self.brief:
            return Hint("0", _("Hints")), close
        if not self._hints_shown:
            return super().hints(page)
        practice = _classroom(page).practice
        buy = (Hint("1 2 3", _("Hint")),) if practice is not None and practice.has_hints else ()
        return *buy, Hint("0", _("Brief again")), Hint("PgDn", _("Help")), close

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what the keys do; the test of the keys has another key here than in a call that is none."""
        if self.arrived is not None:
            return super().handlers(page)
        if self.brief:
            close = dict.fromkeys(("f1", "?", "enter"), page.close_panel)
            return {**close, "0": lambda: self._turn_to_brief(page)}
        buy: dict[str, Handler] = {
            str(level): lambda level=level: self._buy(page, level)  # type: ignore[misc]
            for level in LEVELS
        }
        mine = buy if self._hints_shown else {}
        return {**super().handlers(page), **mine, "0": lambda: self._turn_to_brief(page)}

    @property
    def _hints_shown(self) -> bool:
        return self.number == FIRST and self.arrived is None and not self.brief

    def _buy(self, page: ConsoleScreen, level: int) -> None:
        view = _view(page)
        if view.advice is not None:
            _classroom(page).take_hint(view.situation, level, page.desk.now())
        page.remake()

    def _turn_to_brief(self, page: ConsoleScreen) -> None:
        self.brief = not self.brief
        page.remake()


def _classroom(page: ConsoleScreen) -> Classroom:
    assert page.context.classroom is not None
    return page.context.classroom


def _view(page: ConsoleScreen) -> HintsView:
    classroom, desk = _classroom(page), page.desk
    practice = classroom.practice
    assert practice is not None
    situation = situation_of(desk.call, desk.now(), case_open=desk.casework.case is not None)
    advice = hint_for(situation, practice.scenario.hints, classroom.hints)
    return HintsView(practice, situation, advice, page.hints(), page.context.key_map, page.language)


def _brief(page: ConsoleScreen) -> BriefView:
    classroom = _classroom(page)
    return BriefView(classroom.scenario, classroom.rubric, Certification(0, 0), page.language)
