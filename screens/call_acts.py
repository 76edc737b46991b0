"""What can be done on every page of a call: hold, other number, wrap up, end, turn to a service. It knows no step."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any, ClassVar

from textual.worker import WorkType

from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.desk import Reply
from screens.case.opening import open_in_call
from screens.console_screen import CallMoved, ConsoleScreen, GoHome, Handler
from screens.context import Context
from screens.panels.ending import EndingPanel
from screens.widgets.field import Field

_TURNING = {"unbind": Service.UNBIND, "own": Service.OWN_ACCOUNTS, "labels": Service.LABELS}
"""The commands that turn the call to a service."""


class CallActs(ConsoleScreen):
    """The keys and commands that are the same wherever a call stands."""

    acting: ClassVar[frozenset[str]] = frozenset(
        {"help", "say", "info", "reveal", "again", "note", "hold", "number", "wrap_up", "end"}
    )
    """The F-keys that do something on this page."""

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        # A page that is being left is asked for once more after its call was put away.
        self._last_call: Call | None = context.desk.call
        self.answers_awaited = 0
        super().__init__(context, *fields)

    @property
    def call(self) -> Call:
        """The call at hand; a page outlives its call by the moment it takes to leave it."""
        call = self.desk.call or self._last_call
        assert call is not None
        return call

    @property
    def acts(self) -> frozenset[str]:
        """F4 leaves its place empty while nothing can be shown."""
        return super().acts if self.can_reveal() else super().acts - {"reveal"}

    def ask(self, intent: Coroutine[Any, Any, Reply], waiting: str = "", done: str = "") -> None:
        """Let the desk await the backend while the page stays alive; one sentence says what is waited for."""
        if waiting:
            self.tell(waiting)

        self.answers_awaited += 1

        async def follow() -> None:
            try:
                reply = await intent
            finally:
                self.answers_awaited -= 1
            if self.is_attached:
                self.answer(reply, done)
                self.go_on_typed_ahead()

        # The app's, not the page's: what was asked is written down although the agent went to another page.
        work: WorkType[None] = follow
        self.app.run_worker(work, group="intent", exit_on_error=True)

    def command(self, id_: str, argument: str) -> Handler | None:
        """Return what the commands do that have no key of their own."""
        known: dict[str, Handler] = {
            "dropped": self._dropped,
            "draft": self._keep_draft,
            "review": self._review,
            "case": partial(open_in_call, self, argument),
            "said": self._ask_what_is_said,
            **{command: partial(self._turn_to, service) for command, service in _TURNING.items()},
        }
        return known.get(id_)

    def _ask_what_is_said(self) -> None:
        from screens.panels.triage import TriagePanel

        self.open_panel(TriagePanel())

    def _turn_to(self, service: Service) -> None:
        self.answer(self.desk.services.choose(service))

    def shared_key(self, key: str) -> Handler | None:
        """Return what a key does on every page of a call."""
        return {
            "ctrl+e": self.switch_language,
            "ctrl+l": self.ask_for_lock,
            "f7": self._hold,
            "f8": self._other_number,
            "f9": self._wrap_up,
            "f10": self._ask_whether_ended,
            "tab": self.focus_next_field,
            "shift+tab": lambda: self.focus_next_field(-1),
            "ctrl+c": self._say_how_to_leave,
            "ctrl+q": self._say_how_to_leave,
        }.get(key)

    def _say_how_to_leave(self) -> None:
        if self.desk.casebook.failure is not None:
            self.app.exit()
            return
        if self.context.classroom is not None:
            self.ask_how_it_ends()
            return
        self.tell(self.language.text("= Esc goes back, F10 F10 ends the call"))

    def _hold(self) -> None:
        self.answer(self.desk.line.toggle_hold())

    def _other_number(self) -> None:
        if self.call.something_filed:
            calling, contact, linked = self.call.numbers.calling, self.call.numbers.contact, self.call.id
            if self.answer(self.desk.ending.wrap_up(automatic=True)):
                self.desk.intake.open(calling, contact, linked_to=linked)
                self.post_message(CallMoved())
            return
        self.answer(self.desk.line.go_to(Step.INTAKE))

    def _wrap_up(self) -> None:
        self.answer(self.desk.line.go_to(Step.WRAP_UP))

    def _ask_whether_ended(self) -> None:
        if self.call.line.state is LineState.ENDED:
            self._wrap_up()
            return
        self.ask_how_it_ends()

    def ask_how_it_ends(self) -> None:
        """Ask whether the caller is gone, the line dropped, or the call is left as it is."""
        self.open_panel(EndingPanel({"f10": self._end, "1": self._dropped, "2": self._keep_draft}))

    def _end(self) -> None:
        if self.answer(self.desk.line.end()):
            self._wrap_up()

    def _dropped(self) -> None:
        self.answer(self.desk.line.drop())

    def _review(self) -> None:
        self.answer(self.desk.choosing.review())

    def _keep_draft(self) -> None:
        self.post_message(GoHome())
