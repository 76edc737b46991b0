"""An agent's own progress: scores over time, skills and when each comes back, what is due today. It scores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from agent_console.progress.due import is_pass
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.console_screen import Handler
from screens.context import Context
from screens.training.classroom import Place
from screens.training.progress_page import facts_line, facts_side, progress_block, resting_message
from screens.training.progress_view import Certified, ProgressView, further_back, further_on, progress_view
from screens.training.training_screen import TrainingScreen
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block


class ProgressScreen(TrainingScreen):
    """Up and Down mark a skill, Left and Right go through time, Enter opens what is best practised next."""

    def __init__(self, context: Context) -> None:
        """Score the runs, once; a key may ask for another part of them."""
        super().__init__(context)
        self._view = self._read(0, None)

    def _read(self, before: int, at: int | None) -> ProgressView:
        classroom = self.classroom
        runs = classroom.runs.all()
        signed = sum(map(self._is_signed, runs))
        view = progress_view(
            runs,
            classroom.scenarios,
            classroom.rubric,
            classroom.today,
            self.language,
            before,
            at,
            Certified(signed, classroom.can_sign),
        )
        return replace(view, staff_no=classroom.staff_no)

    def _is_signed(self, run: FinishedRun) -> bool:
        """Whether a run passed an examination and somebody signed that."""
        if run.mode is not Mode.CERTIFICATION or not is_pass(run, self.classroom.result(run)):
            return False
        found = self.classroom.certificate(run.number)
        return found is not None and found[1]

    @property
    def view(self) -> ProgressView:
        """What the page is drawn from, in the language now shown."""
        return replace(self._view, language=self.language)

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the name of the page and the runs the curve has."""
        points = self._view.points
        if not points:
            return self.language.text("Progress")
        told = self.language.text("Progress   runs {first} to {last}")
        return told.format(first=points[0].number, last=points[-1].number)

    def banner(self) -> str:
        """No one scenario is at hand here."""
        return ""

    def where(self) -> Line:
        """Return how often and how long was practised."""
        return facts_line(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return facts_side(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return curve, skills, and what is due."""
        return progress_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what Enter would practise."""
        return resting_message(self.view)

    def remark(self) -> str:
        """Return that nobody is on the line."""
        return self.language.text("(Nobody is on the line)")

    def never(self) -> str:
        """Return who sees this."""
        return self.language.text("compare yourself with nobody; only you see your results")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Practise what is due most")),
            Hint(_("Up Down"), _("Skill")),
            Hint(_("Left Right"), _("Period")),
            Hint("Esc", _("Scenarios")),
        )

    # ------------------------------------------------------------------ keys

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        before = self._view.before
        return {
            "enter": self._practise,
            "up": partial(self._mark, -1),
            "down": partial(self._mark, 1),
            "left": partial(self._show, further_back(before, self._view.runs)),
            "right": partial(self._show, further_on(before)),
            "escape": partial(self.turn_to, Place.SCENARIOS),
        }

    def _show(self, before: int) -> None:
        self._view = self._read(before, self._view.at)
        self.tell("")

    def _mark(self, by: int) -> None:
        """Mark a skill; above the first one none is marked, and Enter practises what is best of all."""
        at = (-1 if self._view.at is None else self._view.at) + by
        at = min(at, len(self._view.skills) - 1)
        self._view = self._read(self._view.before, at if at >= 0 else None)
        self.tell("")

    def _practise(self) -> None:
        best, classroom = self._view.best, self.classroom
        if best is not None:
            classroom.chosen = classroom.scenarios.index(best)
            classroom.mode = Mode.PRACTICE if self._view.runs else Mode.BENCHMARK
            self.turn_to(Place.BRIEF)
