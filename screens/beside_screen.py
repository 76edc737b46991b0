"""What pages beside the call share: an earlier case, the due list. They stand with a call at hand or without one."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.worker import WorkType

from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.desk import Reply
from screens.call_page import fkeys_of, pane_of, status_of
from screens.caller.practised import with_practised_caller
from screens.console_screen import CallMoved, ConsoleScreen, Handler
from screens.context import Context
from screens.early_typing import typed_early
from screens.panels.panel import Panel
from screens.terminal.keyboard import command_key
from screens.widgets.field import Field
from screens.widgets.layout import Room
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Page, Section, Status

TICK_SECONDS = 1.0


class BesideScreen(ConsoleScreen):
    """A page beside the call at hand: whatever happens on the call goes on, and Esc leads back to it."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "info", "again", "note"})

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self._unsubscribe: Callable[[], None] = lambda: None
        super().__init__(context, *fields)

    # ------------------------------------------------------------------ what a page says of itself

    def heading_right(self) -> Text:
        """Return the one count that matters."""
        return ""

    def where(self) -> Line:
        """Return the second row of a small window."""
        return EMPTY

    def side(self) -> tuple[Line, ...]:
        """Return the left column of a wide window."""
        return ()

    def sections(self) -> tuple[Section, ...]:
        """Return what stands above the words to say in a wide window."""
        return ()

    def resting_message(self) -> Text:
        """Return what stands on the status line while nothing is to be told."""
        return ""

    def resting_place(self) -> tuple[int, int] | None:
        """Return the row and column of the body where the cursor rests while no field has it."""
        return None

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen, and what a panel puts over it."""
        context, _ = self.context, self.language.text
        panel = self.panel
        script = self.spoken()
        page = Page(
            status=self._status(room),
            title=self.heading(),
            title_right=self.heading_right(),
            where=self.where(),
            side=self.side(),
            pane=pane_of(context, script, room.body_height, self.sections()) if room.wide else (),
            body=self.block,
            message=self._status_line(),
            cursor=self.resting_place(),
            one_line=self.one_line,
            say_label=_("Say"),
            say=script.say,
            avoid_label=_("Not"),
            avoid=script.avoid,
            keys=self.hints(),
            fkeys=fkeys_of(self.acts, self.language),
        )
        page = page if panel is None else self._with_panel(page, panel)
        return page if context.classroom is None else with_practised_caller(page, self, self.block, room)

    def _with_panel(self, page: Page, panel: Panel) -> Page:
        if panel.covers:
            page = replace(page, body=lambda width, height: panel.block(self, width, height))
        if panel.covers and not panel.keeps_title:
            page = replace(page, title=panel.title(self), title_right=panel.title_right(self))
        one_line = panel.one_line(self) or page.one_line
        return replace(page, one_line=one_line, keys=panel.hints(self), lower=panel.lower(self))

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        resting = self.resting_message()
        return self.warning or of_panel or self.message or resting

    def _status(self, room: Room) -> Status:
        """Return the first row; without a call the day stands in the place of the verification."""
        now, call = self.desk.now(), self.desk.call
        status = status_of(call, self.context, now)
        if call is not None:
            return status
        day = today(now)
        shown = f"{self.language.weekday(day)} {day if room.wide else day.strftime('%m-%d')}"
        status = replace(status, verified=shown)
        return replace(status, timer="") if room.wide else status

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

    @property
    def acts(self) -> frozenset[str]:
        """F4 and F6 leave their places empty while they do nothing."""
        without_note = frozenset[str]() if self.desk.call is not None else frozenset({"note"})
        without_look = frozenset[str]() if self.can_reveal() else frozenset({"reveal"})
        return super().acts - without_note - without_look

    def _say_how_to_leave(self) -> None:
        if self.desk.casebook.failure is not None:
            self.app.exit()
            return
        self.tell(self.language.text("= Esc goes back; the console is left on the first page"))
