"""What every page of a call can do: hold, note, other number, wrap up, end, help. It knows no step.

A page shows the call the desk has at hand and turns keys into intents; the truth is in the call. Subclasses say what
stands in the body and which keys act there.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
from time import monotonic
from typing import Any, ClassVar

from textual import events
from textual.worker import WorkType

from agent_console.backend import TrainingPhone
from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.desk import Reply
from screens.awaited import STOPPED_BY_ITSELF
from screens.call_page import facts_of, fkeys_of, pane_of, status_of, steps_of
from screens.caller.card import caller_sections, with_caller
from screens.case.opening import open_in_call
from screens.console_screen import CallMoved, ConsoleScreen, GoHome, Handler, LanguageSwitched
from screens.context import Context
from screens.early_typing import typed_early
from screens.on_hold import hold_message, hold_time, is_held, is_held_long
from screens.panels.ending import EndingPanel
from screens.terminal.keyboard import command_key
from screens.widgets.field import Field
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page, row_of_steps, side_of_steps

__all__ = ["CallMoved", "CallScreen", "GoHome", "Handler", "LanguageSwitched"]

_TURNING = {"unbind": Service.UNBIND, "own": Service.OWN_ACCOUNTS, "labels": Service.LABELS}
"""The commands that turn the call to a service."""

TICK_SECONDS = 1.0
"""Timers are shown in seconds; only rows that changed are painted."""


class CallScreen(ConsoleScreen):
    """A page of the call at hand."""

    script_id: ClassVar[str] = "home"
    acting: ClassVar[frozenset[str]] = frozenset(
        {"help", "say", "info", "reveal", "again", "note", "hold", "number", "wrap_up", "end"}
    )
    """The F-keys that do something on this page."""
    spoken_keys: ClassVar[frozenset[str]] = frozenset()
    """Keys that record the caller's words: they count only if pressed after the page was painted."""

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self._painted_at: float | None = None
        self._reminded_of: datetime | None = None
        self.answers_awaited = 0
        # A page that is being left is asked for once more after its call was put away.
        self._last_call: Call | None = context.desk.call
        self._unsubscribe: Callable[[], None] = lambda: None
        super().__init__(context, *fields)

    # ------------------------------------------------------------------ what a page says of itself

    def heading_right(self) -> Text:
        """Return the one count that matters."""
        return ""

    def block(self, width: int, height: int) -> Block:
        """Return the body for the room there is."""
        raise NotImplementedError

    def script(self) -> str:
        """Return which script is spoken now."""
        return self.script_id

    def resting_message(self) -> Text:
        """Return what stands on the status line while nothing is to be told."""
        return ""

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row and column of the body where the cursor rests while no field has it."""
        return None

    # ------------------------------------------------------------------ shared

    @property
    def acts(self) -> frozenset[str]:
        """F4 leaves its place empty while nothing can be shown."""
        return super().acts if self.can_reveal() else super().acts - {"reveal"}

    @property
    def call(self) -> Call:
        """The call at hand; a page outlives its call by the moment it takes to leave it."""
        call = self.desk.call or self._last_call
        assert call is not None
        return call

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

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen from the call at hand."""
        call, context, now = self.call, self.context, self.desk.now()
        _ = self.language.text
        panel = self.panel
        spoken = panel.script_id if panel and panel.script_id else self.script()
        script = context.scripts.page(spoken).filled(**self.words())
        steps = steps_of(call, self.language)
        titled = panel if panel and panel.covers and not panel.keeps_title else None
        return Page(
            status=status_of(call, context, now),
            title=titled.title(self) if titled else self.heading(),
            title_right=titled.title_right(self) if titled else self._title_right(),
            where=row_of_steps(steps),
            side=side_of_steps(steps, facts_of(call, self.language)),
            pane=pane_of(context, script, room.body_height, caller_sections(context, call))
            if room.wide
            else (),
            body=(lambda w, h: panel.block(self, w, h)) if panel and panel.covers else self._body,
            message=self._status_line(),
            cursor=self.resting_place(),
            one_line=(panel and panel.one_line(self)) or self.one_line,
            say_label=_("Say"),
            say=script.say,
            avoid_label=_("Not"),
            avoid=script.avoid,
            keys=panel.hints(self) if panel else self.hints(),
            fkeys=fkeys_of(self.acts, self.language),
            lower=panel.lower(self) if panel else None,
        )

    def _title_right(self) -> Text:
        held = is_held(self.call)
        return hold_time(self.call, self.desk.now(), self.language) if held else self.heading_right()

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        return self.warning or of_panel or self.message or self._standing_message()

    def _standing_message(self) -> Text:
        resting = self.resting_message()
        held = is_held(self.call)
        return hold_message(self.call, self.desk.now(), self.language) if held else resting

    def remake(self) -> None:
        """Make the page again; once its call was put away it stands as it is until the next page covers it."""
        if self.desk.call is not None:
            super().remake()

    def _body(self, width: int, height: int) -> Block:
        """Add the caller's side of a training call where the page leaves rows free; a wide window has it beside."""
        block = self.block(width, height)
        return block if self.room.wide else with_caller(block, self.context, self.call, width, height)

    # ------------------------------------------------------------------ life

    def on_mount(self) -> None:
        """Begin to follow the call."""
        self._unsubscribe = self.desk.on_change(self._changed)
        self.show(self.make_page)
        stop = self.call.stop
        if stop is not None and stop.reason in STOPPED_BY_ITSELF and self.call.step is not Step.WRAP_UP:
            self.drop_typed_ahead()
        self.set_interval(TICK_SECONDS, self._tick)
        self._tick()
        self.call_after_refresh(self._painted)
        self.enter_field()

    def on_unmount(self) -> None:
        """Stop following the call."""
        self._unsubscribe()

    def _tick(self) -> None:
        self._remind_of_hold()
        if self.panel is not None:
            self.panel.ticked(self)
        self.remake()
        if self.context.phone is not None:
            follow: WorkType[None] = partial(self._follow_caller, self.context.phone)
            self.run_worker(follow, group="caller")

    async def _follow_caller(self, phone: TrainingPhone) -> None:
        before = self.context.caller.messages
        if self.desk.call is not None:
            await self.context.caller.follow(phone, self.desk.call)
        if self.context.caller.messages != before:
            self.remake()

    def _painted(self) -> None:
        self._painted_at = monotonic()

    def _changed(self, call: Call) -> None:
        self._last_call = call
        if not self.is_attached:
            return
        self.remake()
        if self.panel is None:
            self.post_message(CallMoved())

    # ------------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the panel, to this page or to what every page can do."""
        event.stop()
        if typed_early(self, event):
            return
        key = command_key(event.key, event.character)
        if self._too_early(key, event):
            self.drop_typed_ahead()
            self.tell(self.language.text("! Keys pressed before this page was shown are not counted"))
            return
        handler = self.key_of_panel(key) if self.panel else self.handler_of(key)
        if handler is not None:
            result = handler()
            if result is not None:
                await result

    def _too_early(self, key: str, event: events.Key) -> bool:
        if key not in self.spoken_keys:
            return False
        return self._painted_at is None or event.time < self._painted_at

    def handler_of(self, key: str) -> Handler | None:
        """Return what a key does on this page while no panel is open: its own keys first, then the shared ones."""
        return self.handlers().get(key) or self.panel_key(key) or self._shared(key)

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

    def _shared(self, key: str) -> Handler | None:
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
        self.tell(self.language.text("= Esc goes back, F10 F10 ends the call"))

    def _hold(self) -> None:
        self.answer(self.desk.line.toggle_hold())

    def _remind_of_hold(self) -> None:
        """Let the reminder take the place of whatever was told before, once."""
        held_since = self.call.line.changed_at
        if is_held_long(self.call, self.desk.now()) and self._reminded_of != held_since:
            self._reminded_of, self.message = held_since, ""

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
