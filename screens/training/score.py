"""The score of the run that was just practised: what it came to, and where each point was lost. It scores nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from agent_console.training.finished import FinishedRun
from agent_console.training.replaying import losses_by_step, steps_of
from screens.console_screen import Handler
from screens.context import Context
from screens.training.classroom import Place
from screens.training.score_page import heading, score_block
from screens.training.score_view import ScoreView
from screens.training.score_words import DAY_SIX, NEXT_DAY, compared, facts_line, facts_side
from screens.training.scored import scored
from screens.training.training_screen import TrainingScreen
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block


class ScoreScreen(TrainingScreen):
    """Up and Down choose what was lost, Enter replays it, `1` again, `2` the next scenario, `3` the progress."""

    def __init__(self, context: Context) -> None:
        """Score the run, once: a second that goes by changes nothing of it."""
        super().__init__(context)
        assert self.classroom.finished is not None
        self.run: FinishedRun = self.classroom.finished
        self._today = self.classroom.today
        self._view = scored(self.classroom, self.run, self.language)
        self._has_filed = bool(self.desk.casebook.followed(self.desk.now()))
        # What failed the call is what is looked at first.
        self._at = next((at for at, loss in enumerate(self._view.losses) if loss.critical), 0)

    @property
    def view(self) -> ScoreView:
        """What the page is drawn from, in the language now shown."""
        return replace(self._view, at=self._at, language=self.language)

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the score."""
        return heading(self.view)

    def where(self) -> Line:
        """Return the facts of the run."""
        return facts_line(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return facts_side(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return sections, hints and what was lost."""
        return score_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return how it compares with the run before, and what comes back."""
        return compared(self.view, self._today)

    def remark(self) -> str:
        """Return what a score is read off."""
        return self.language.text(
            "(Read off keys and answers alone; how you spoke is for somebody who listens)"
        )

    def never(self) -> str:
        """Return what a score is not for."""
        return self.language.text("compare yourself with nobody; there is no ranking")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Replay")),
            # The row has no room for both; Up and Down do what they do everywhere.
            *(() if self._has_filed else (Hint(_("Up Down"), _("Loss")),)),
            Hint("1", _("Try again")),
            # Shorter beside the two days.
            Hint("2", self.language.text_in("training", "Next") if self._has_filed else _("Next one")),
            Hint("3", _("Progress")),
            *((Hint("4", _("Day six")), Hint("5", _("Next day"))) if self._has_filed else ()),
            Hint("Esc", _("Scenarios")),
        )

    # ------------------------------------------------------------------ keys

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": self._replay,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "1": partial(self.turn_to, Place.BRIEF),
            "2": self._next,
            "3": partial(self.turn_to, Place.PROGRESS),
            **(self._days() if self._has_filed else {}),
            "escape": partial(self.turn_to, Place.SCENARIOS),
        }

    def _move(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._view.losses) - 1))
        self.tell("")

    def _next(self) -> None:
        classroom = self.classroom
        classroom.chosen = (classroom.chosen + 1) % len(classroom.scenarios)
        self.turn_to(Place.BRIEF)

    def _days(self) -> Mapping[str, Handler]:
        return {"4": partial(self._later, DAY_SIX), "5": partial(self._later, NEXT_DAY)}

    def _later(self, working_days: int) -> None:
        """Go on some working days later: what was filed has to be told as it is by then."""
        self.app.run_worker(self.classroom.later(working_days), group="later")

    def _replay(self) -> None:
        """Replay the run from the moment of the loss that is marked, else from its beginning."""
        self.classroom.step = 0
        if self._view.losses:
            steps = steps_of(self.run, self.terms)
            marked = self._view.losses[self._at : self._at + 1]
            self.classroom.step = min(losses_by_step(steps, marked), default=0)
        self.turn_to(Place.REPLAY)
