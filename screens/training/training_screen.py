"""What the pages before and after a practised call share: no call at hand, a scenario in the first row. No page."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from textual.worker import WorkType

from agent_console.call.call import Terms
from agent_console.language import N_, Script
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.beside_screen import BesideScreen
from screens.console_screen import CallMoved, Handler
from screens.training.classroom import Classroom, Place
from screens.widgets.layout import Room
from screens.widgets.page import Status, World

NOT_SET_UP: Final = N_("x The call cannot be set up: is the disk full? Enter tries again")


class TrainingScreen(BesideScreen):
    """Stands in the classroom. What a key may turn to is a place of it; nothing here works a desk."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say"})
    world: ClassVar[World] = World.TRAINING

    beginning = False
    """Whether a call is being set up: no key does anything until it rings."""

    @property
    def classroom(self) -> Classroom:
        """Where the agent practises; these pages stand nowhere else."""
        assert self.context.classroom is not None
        return self.context.classroom

    @property
    def terms(self) -> Terms:
        """What calls are worked on here, to tell from a record how one stood."""
        desk = self.desk
        return Terms(desk.platforms, desk.settings.consent_version, desk.settings.limits)

    # ------------------------------------------------------------------ what a page says of itself

    def banner(self) -> str:
        """Return what stands in the first row where a call has its verification: which scenario, of how many."""
        classroom = self.classroom
        told = self.language.text("scenario {id} / {all}")
        return told.format(id=classroom.scenario.id, all=len(classroom.scenarios))

    def remark(self) -> str:
        """Return what stands where a call has the words to say: nobody is on the line."""
        raise NotImplementedError

    def never(self) -> str:
        """Return what stands where a call has what not to say."""
        raise NotImplementedError

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row that is marked: the real cursor stands there, for whoever reads the screen with it."""
        lines = self.block(self.room.body_width, self.room.body_height).lines
        marked = (number for number, line in enumerate(lines, 1) if line.band == "focus")
        return next(((number, 2) for number in marked), None)

    def spoken(self) -> Script:
        """Return the remark; a panel with words of its own has those."""
        if self.panel is not None and self.panel.script_id:
            return super().spoken()
        return Script(self.remark(), self.never(), self.remark())

    def _status(self, room: Room) -> Status:
        status = super()._status(room)
        return replace(status, world=self.world, verified=self.banner(), timer="", timer_label="")

    # ------------------------------------------------------------------ keys

    def turn_to(self, place: Place) -> None:
        """Turn to another page of training."""
        self.classroom.place = place
        self.post_message(CallMoved())

    def panel_key(self, key: str) -> Handler | None:
        """Open the panels that need no call."""
        return None if key in ("f3", "f6") else super().panel_key(key)

    def set_up(self, scenario: Scenario, mode: Mode, told: str = "") -> None:
        """Set a call up and turn to it; where it cannot be set up the page stays and says so."""
        self.beginning = True
        self.tell(told or self.language.text("~ Setting the call up"))

        async def begin() -> None:
            try:
                await self.classroom.begin(scenario, mode)
            except OSError:
                self.tell(self.language.text(NOT_SET_UP))
            finally:
                self.beginning = False

        work: WorkType[None] = begin
        self.app.run_worker(work, group="training", exit_on_error=True)
