"""The first page at work: what its keys do, and when its lists are read again. What it shows is not known here.

No call is at hand here. A call is begun, answered or taken up again; its pages do the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from textual import events
from textual.worker import WorkType

from screens.console_screen import CallMoved, GoHome, Handler
from screens.context import Context
from screens.early_typing import typed_early
from screens.home.doing import ask_how_far, ask_who_rings, enter, enter_typed, problem_of
from screens.home.entry import FIELD
from screens.home.shown import HomeShown
from screens.home.words import NOTHING_LISTED
from screens.terminal.keyboard import command_key
from screens.widgets.line import Text

TICK_SECONDS = 1.0

DEAF = timedelta(milliseconds=300)
"""Enter is not heard for so long after the page or its rows changed: one typed for the page before would answer a
call nobody looked at. Measured on the desk's clock, so that two runs with the same clock and keys do the same."""


class HomeScreen(HomeShown):
    """Digits type, Up and Down move `>`, Enter does the line or, when it is empty, the row."""

    def __init__(self, context: Context) -> None:
        """Begin with an empty line and the lists as they are."""
        super().__init__(context)
        self.deaf_until = self.desk.now() + DEAF
        self._asked_to_quit = False

    # ------------------------------------------------------------------ life

    def on_mount(self) -> None:
        """Show the page, and ask who rings."""
        self.show(self.make_page)
        self.set_interval(TICK_SECONDS, self._tick)
        self.enter_field()
        # Painted first: making the callers up keeps a practice registry busy.
        self.call_after_refresh(self._ask_who_rings)

    def _tick(self) -> None:
        if self.panel is not None:
            self.panel.ticked(self)
        self.remake()

    def _ask_who_rings(self) -> None:
        if self.context.training is not None:
            self.run_worker(ask_who_rings(self, self.context.training), group="callers", exclusive=True)

    def cases_moved(self) -> None:
        """Show what was heard of cases meanwhile."""
        self._read_again()

    def _read_again(self) -> None:
        self.lists.read_again()
        self.deaf_until = self.desk.now() + DEAF
        if self.lists.row is not None and self.message == self.language.text(NOTHING_LISTED):
            self.message = ""
        self.remake()

    # ------------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the panel or to the page."""
        event.stop()
        if typed_early(self, event):
            return
        key = command_key(event.key, event.character)
        asked, self._asked_to_quit = self._asked_to_quit, False
        leaves = asked or self.desk.casebook.failure is not None
        if leaves and key == "ctrl+q":
            self.app.exit(return_code=0)
            return
        await self.do_key(key, event.key)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        far = len(self.lists.data.rows)
        return {
            "enter": partial(enter, self),
            "escape": self._clear,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "pageup": lambda: self._move(-5),
            "pagedown": lambda: self._move(5),
            "home": lambda: self._move(-far),
            "end": lambda: self._move(far),
            "f5": self._refresh,
            "ctrl+e": self.switch_language,
            "ctrl+l": self.ask_for_lock,
            "ctrl+q": self._ask_to_quit,
            "ctrl+c": self._ask_to_quit,
        }

    def panel_key(self, key: str) -> Handler | None:
        """Open the panels that need no call."""
        return None if key in ("f3", "f6") else super().panel_key(key)

    def command(self, id_: str, argument: str) -> Handler | None:
        """Start a call or open a case by its one-line form; `:home` is this page."""
        if id_ == "start":
            return lambda: enter_typed(self, argument)
        if id_ == "case" and argument:
            return lambda: enter_typed(self, argument)
        if id_ == "due":
            return self._open_due_list
        return self._refresh if id_ == "draft" else None

    def problem_with(self, id_: str, argument: str) -> Text:
        """A number is read before the line is given up."""
        return problem_of(self, argument) if id_ in ("start", "case") and argument else ""

    def _open_due_list(self) -> None:
        self.context.due_open = True
        self.post_message(CallMoved())

    def refuse(self, problem: str) -> None:
        """Say what is wrong with the line, at the line and on the status line; what was typed stays."""
        self.problem = problem
        self.tell(problem)

    def _clear(self) -> None:
        if self.context.classroom is not None and not self.field(FIELD).value:
            # Nobody was answered yet: back to where the call was begun.
            self.post_message(GoHome())
        self.field(FIELD).value = ""
        self.refuse("")

    def _move(self, by: int) -> None:
        self.lists.move(by)
        self.remake()

    def _refresh(self) -> None:
        self.refuse("")
        self._read_again()
        self._ask_who_rings()
        # The app's, not the page's: what was heard is written down although the agent went on to a call.
        work: WorkType[None] = partial(ask_how_far, self)
        self.app.run_worker(work, group="follow-up")

    def _ask_to_quit(self) -> None:
        if self.context.classroom is not None:
            self.post_message(GoHome())
            return
        self._asked_to_quit = True
        self.tell(self.language.text("! Ctrl+Q again leaves the console, any other key stays"))
