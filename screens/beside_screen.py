"""The life of a page beside the call, such as an earlier case: it follows the call and takes keys. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual import events
from textual.worker import WorkType

from agent_console.call.call import Call
from agent_console.desk import Reply
from screens.console_screen import CallMoved, Handler
from screens.context import Context
from screens.early_typing import typed_early
from screens.painted_beside import PaintedBeside
from screens.terminal.keyboard import command_key
from screens.widgets.field import Field

TICK_SECONDS = 1.0


class BesideScreen(PaintedBeside):
    """A page beside the call at hand: whatever happens on the call goes on, and Esc leads back to it."""

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self._unsubscribe: Callable[[], None] = lambda: None
        super().__init__(context, *fields)

    # ------------------------------------------------------------------ life

    def on_mount(self) -> None:
        """Show the page and follow the call at hand."""
        self._unsubscribe = self.desk.on_change(self._changed)
        self.show(self.make_page)
        self.set_interval(TICK_SECONDS, self._tick)
        self.enter_field()

    def on_unmount(self) -> None:
        """Stop following the call."""
        self._unsubscribe()

    def _tick(self) -> None:
        if self.panel is not None:
            self.panel.ticked(self)
        self.remake()

    def _changed(self, call: Call) -> None:
        if self.is_attached:
            self.remake()
            self.moved()

    def moved(self) -> None:
        """Let the app show the page that belongs on the screen now, unless a panel is open over this one."""
        if self.panel is None:
            self.post_message(CallMoved())

    def ask(self, intent: Coroutine[Any, Any, Reply], waiting: str = "", done: str = "") -> None:
        """Let the desk await the backend while the page stays alive; one sentence says what is waited for."""
        if waiting:
            self.tell(waiting)

        async def follow() -> None:
            reply = await intent
            if self.is_attached:
                self.answer(reply, done)

        work: WorkType[None] = follow
        self.app.run_worker(work, group="intent", exit_on_error=True)

    # ------------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the panel or to the page."""
        event.stop()
        if typed_early(self, event):
            return
        key = command_key(event.key, event.character)
        await self.do_key(key, event.key)

    def handler_of(self, key: str) -> Handler | None:
        """Return what a key does on this page while no panel is open."""
        shared: dict[str, Handler] = {
            "ctrl+e": self.switch_language,
            "ctrl+l": self.ask_for_lock,
            "ctrl+c": self._say_how_to_leave,
            "ctrl+q": self._say_how_to_leave,
        }
        return self.handlers().get(key) or self.panel_key(key) or shared.get(key)

    def panel_key(self, key: str) -> Handler | None:
        """A note belongs to a call."""
        return None if key == "f6" and self.desk.call is None else super().panel_key(key)

    def _say_how_to_leave(self) -> None:
        if self.desk.casebook.failure is not None:
            self.app.exit()
            return
        self.tell(self.language.text("= Esc goes back; the console is left on the first page"))
