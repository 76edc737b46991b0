"""The list of scenarios: what can be practised, how it went last, what should be practised next. It scores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import events

from screens.console_screen import Handler
from screens.context import Context
from screens.training.classroom import Place
from screens.training.scenarios_page import (
    ScenariosView,
    about_sections,
    count_line,
    count_side,
    page_of_rows,
    scenarios_block,
)
from screens.training.scenarios_words import passed_words, what_is_next
from screens.training.standing import Standing, standings_of
from screens.training.training_screen import TrainingScreen
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block, Section

_LEAVES = frozenset({"escape", "ctrl+q", "ctrl+c"})


class ScenariosScreen(TrainingScreen):
    """Up and Down move `>`, two digits jump to a number, Enter opens the brief, Tab shows the progress."""

    def __init__(self, context: Context) -> None:
        """Score what was practised; the mark stands at what comes next when the list is first shown."""
        super().__init__(context)
        day = self.classroom.today
        self._standings = standings_of(self.classroom, day)
        self._typed = self._before = ""
        self._leaves = self._asked_to_leave = False
        if not self.classroom.list_shown:
            self.classroom.list_shown, self.classroom.chosen = True, self._standings.next

    @property
    def _all(self) -> tuple[Standing, ...]:
        return self._standings.all

    @property
    def view(self) -> ScenariosView:
        """What the page is drawn from."""
        day = self.classroom.today
        return ScenariosView(self._standings, self.classroom.chosen, self._typed, day, self.language)

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the name of the page."""
        return self.language.text("Scenarios")

    def heading_right(self) -> Text:
        """Return how many were passed."""
        return passed_words(self._standings, self.language)

    def where(self) -> Line:
        """Return what was practised so far."""
        return count_line(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return count_side(self.view)

    def sections(self) -> tuple[Section, ...]:
        """Return the marked scenario in a wide window."""
        return about_sections(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the rows."""
        return scenarios_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what should be practised next."""
        return what_is_next(self._standings, self.classroom.today, self.language)

    def remark(self) -> str:
        """Return what training is."""
        return self.language.text(
            "(Callers, numbers and messages are made up; nothing reaches a real registry)"
        )

    def never(self) -> str:
        """Return what results are not for."""
        return self.language.text("No comparing with others: only you see your results")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Brief")),
            Hint(_("Up Down"), _("Row")),
            Hint(f"{self._all[0].scenario.id}-{self._all[-1].scenario.id}", _("by number")),
            Hint("Tab", _("Progress")),
            Hint("Esc", _("Leave")),
        )

    # ------------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Forget half a number and a half-made wish to leave with any other key."""
        # Textual calls the handler of every class it finds; without this each key would be heard twice.
        event.prevent_default()
        self._leaves, self._asked_to_leave = self._asked_to_leave, False
        self._before, self._typed = self._typed, ""
        await super().on_key(event)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        page, far = page_of_rows(self.room.body_height), len(self._all)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -far, "end": far}
        return {
            **{key: partial(self._move, by) for key, by in moves.items()},
            **{digit: partial(self._digit, digit) for digit in "0123456789"},
            **dict.fromkeys(_LEAVES, self._leave),
            "enter": self._open,
            "tab": partial(self.turn_to, Place.PROGRESS),
        }

    def _move(self, by: int) -> None:
        self._mark(max(0, min(self.classroom.chosen + by, len(self._all) - 1)))

    def _mark(self, at: int) -> None:
        self.classroom.chosen = at
        self.tell("")

    def _digit(self, digit: str) -> None:
        """Go to the first number that begins with what is typed: `0` and `4` are 04."""
        typed = self._before + digit
        ids = [one.scenario.id for one in self._all]
        found = next((at for at, id_ in enumerate(ids) if id_.startswith(typed)), None)
        self._typed = typed if len(typed) == 1 and found is not None else ""
        if found is None:
            self.tell(self.language.text("? There is no scenario {typed}").format(typed=typed))
        else:
            self._mark(found)

    def _open(self) -> None:
        classroom = self.classroom
        done = classroom.finished.mode if classroom.finished is not None else None
        classroom.mode = self._standings.mode_after(done, classroom.mode)
        self.turn_to(Place.BRIEF)

    def _leave(self) -> None:
        if self._leaves:
            self.app.exit(return_code=0)
            return
        self._asked_to_leave = True
        self.tell(self.language.text("! Once more leaves the console, any other key stays"))
