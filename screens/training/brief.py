"""The brief before a practised call: what it is about, and how it is practised. Enter begins the call."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from agent_console.training.practice import Mode
from screens.console_screen import Handler
from screens.context import Context
from screens.training.brief_page import BriefView, brief_block
from screens.training.brief_words import MODES, Certification, certification_words, history_of, mode_word
from screens.training.classroom import Place
from screens.training.standing import standings_of
from screens.training.training_screen import TrainingScreen
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells


class BriefScreen(TrainingScreen):
    """`1 2 3` choose how, Left and Right another scenario, Enter begins, Esc leads to the list."""

    def __init__(self, context: Context) -> None:
        """Score what was practised."""
        super().__init__(context)
        self._standings = standings_of(self.classroom, self.classroom.today)

    @property
    def view(self) -> BriefView:
        """What the page is drawn from."""
        classroom = self.classroom
        standings = self._standings
        certification = Certification(standings.passed, len(standings.all), classroom.can_sign)
        return BriefView(classroom.scenario, classroom.rubric, certification, self.language, classroom.mode)

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return what is practised."""
        return self.language.text("Brief: {title}").format(
            title=self.language.bilingual(self.classroom.scenario.title)
        )

    def help_heading(self) -> Text:
        """Return the page's name; the scenario's title takes the whole row."""
        return self.language.text("The brief")

    def where(self) -> Line:
        """Return how it went so far."""
        first, *rest = self._history()
        line = EMPTY.at(2, first)
        for told in rest:
            line = line.then(told, gap=4)
        return line

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return tuple(EMPTY.at(1, row) for one in self._history() for row in wrap_cells(one, 14))

    def _history(self) -> tuple[str, ...]:
        return history_of(self._standings.all[self.classroom.chosen], self.language)

    def block(self, width: int, height: int) -> Block:
        """Return the brief."""
        return brief_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what training cannot do."""
        return self.language.text("= Everything here is made up; no real registry can be reached")

    def remark(self) -> str:
        """Return who speaks first, or what a certificate needs where that is chosen."""
        if self.classroom.mode is Mode.CERTIFICATION:
            return certification_words(self.view.certification, self.language)
        return self.language.text("(Once it begins the caller rings: Enter answers, F2 speaks, F1 helps)")

    def never(self) -> str:
        """Return how to read this again."""
        return self.language.text("No need to learn it by heart: F1, then 0, shows it again in the call")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Begin")),
            Hint("1 2 3", _("How")),
            Hint(_("Left Right"), _("Other scenario")),
            Hint("Esc", _("Scenarios")),
        )

    # ------------------------------------------------------------------ keys

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do; once the call is being set up nothing else is done."""
        if self.beginning:
            return {}
        chosen: dict[str, Handler] = {
            str(number): partial(self._choose, mode) for number, mode in enumerate(MODES, 1)
        }
        return {
            **chosen,
            "enter": self._begin,
            "left": partial(self._other, -1),
            "right": partial(self._other, 1),
            "escape": partial(self.turn_to, Place.SCENARIOS),
        }

    def _choose(self, mode: Mode) -> None:
        self.classroom.mode = mode
        self.tell("")

    def _other(self, by: int) -> None:
        last = len(self.classroom.scenarios) - 1
        self.classroom.chosen = max(0, min(self.classroom.chosen + by, last))
        self.tell("")

    def _begin(self) -> None:
        mode = self.classroom.mode
        told = self.language.text("~ {mode}: setting the call up")
        self.set_up(self.classroom.scenario, mode, told.format(mode=mode_word(mode, self.language)))
