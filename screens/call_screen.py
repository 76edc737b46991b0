"""The life of a page of a call: it follows the call, counts its seconds, takes its keys. It knows no step.

A page shows the call the desk has at hand and turns keys into intents; the truth is in the call. Subclasses say what
stands in the body and which keys act there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import events
from textual.worker import WorkType

from agent_console.backend import TrainingPhone
from agent_console.call.call import Call
from agent_console.call.steps import Step
from screens.awaited import STOPPED_BY_ITSELF
from screens.console_screen import CallMoved, GoHome, Handler, LanguageSwitched
from screens.context import Context
from screens.early_typing import typed_early
from screens.on_hold import is_held_long
from screens.painted_call import PaintedCall
from screens.terminal.keyboard import command_key
from screens.widgets.field import Field

__all__ = ["CallMoved", "CallScreen", "GoHome", "Handler", "LanguageSwitched"]

TICK_SECONDS = 1.0
"""Timers are shown in seconds; only rows that changed are painted."""


class CallScreen(PaintedCall):
    """A page of the call at hand."""

    spoken_keys: ClassVar[frozenset[str]] = frozenset()
    """Keys that record the caller's words: they count only if pressed after the page was painted."""

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self._painted_at: float | None = None
        self._reminded_of: datetime | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        super().__init__(context, *fields)

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

    def _remind_of_hold(self) -> None:
        """Let the reminder take the place of whatever was told before, once."""
        held_since = self.call.line.changed_at
        if is_held_long(self.call, self.desk.now()) and self._reminded_of != held_since:
            self._reminded_of, self.message = held_since, ""

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
        await self.do_key(key, event.key)

    def _too_early(self, key: str, event: events.Key) -> bool:
        if key not in self.spoken_keys:
            return False
        return self._painted_at is None or event.time < self._painted_at

    def handler_of(self, key: str) -> Handler | None:
        """Return what a key does on this page while no panel is open: its own keys first, then the shared ones."""
        return self.handlers().get(key) or self.panel_key(key) or self.shared_key(key)
