"""The first page: one line that takes every number, and below it what rings and what is to be followed up.

No call is at hand here. A call is begun, answered or taken up again; its pages do the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar

from textual import events

from agent_console.backend import BackendError
from agent_console.calendar.zone import today
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.lists import DueCase
from screens.call_page import backend_word, fkeys_of, pane_of, status_of
from screens.console_screen import ConsoleScreen, Handler
from screens.context import Context
from screens.home_doing import enter_typed, follow_up, start
from screens.home_page import FIELD, counts, figures_line, home_block, side_lines
from screens.home_pane import home_sections
from screens.home_rows import HomeData, Ringing, Row, look
from screens.keyboard import command_key
from screens.panels.panel import Panel
from screens.widgets.field import Field
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room as WindowRoom
from screens.widgets.line import Text
from screens.widgets.page import Block, Page

TICK_SECONDS = 1.0

DEAF = timedelta(milliseconds=300)
"""Enter is not heard for so long after the page or its rows changed: one typed for the page before would answer a
call nobody looked at. Measured on the desk's clock, so that two runs with the same clock and keys do the same."""


class HomeScreen(ConsoleScreen):
    """Digits type, Up and Down move `>`, Enter does the line or, when it is empty, the row."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "again"})

    def __init__(self, context: Context) -> None:
        """Begin with an empty line and the lists as they are."""
        super().__init__(context, Field(FIELD, max_length=40, half_width=True))
        now = self.desk.now()
        self.at = 0
        self.problem = ""
        self.deaf_until = now + DEAF
        self.ringing_since = now
        self.data: HomeData = self._look()
        self._asked_to_quit = False
        self.one_line = ":n"

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the name of the page."""
        return self.language.text("Home")

    def script(self) -> str:
        """Return the greeting."""
        return "home"

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        return (
            Hint("Enter", _("Answer, open")),
            Hint(_("Up Down"), _("Row")),
            Hint(_("Digits"), _("type a number")),
            Hint(":", _("Command")),
            Hint("Ctrl+P", _("All")),
        )

    def resting_field(self) -> str:
        """The cursor is always in the entry line."""
        return FIELD

    def make_page(self, room: WindowRoom) -> Page:
        """Make everything on the screen from the lists."""
        _, now, panel = self.language.text, self.desk.now(), self.panel
        script = self.context.scripts.page(self.script())
        covering = panel if panel and panel.covers else None
        day = today(now)
        shown = f"{self.language.weekday(day)} {day if room.wide else day.strftime('%m-%d')}"
        status = replace(status_of(None, self.context, now), verified=shown)
        return Page(
            status=replace(status, timer="") if room.wide else status,
            title=covering.title(self) if covering else self.heading(),
            title_right=covering.title_right(self) if covering else counts(self.data, self.language),
            where=figures_line(self.data, self.language),
            side=side_lines(self.data, self.language),
            pane=pane_of(self.context, script, room.body_height, home_sections(self.row, self.context)),
            body=(lambda w, h: covering.block(self, w, h)) if covering else self.block,
            message=self.message or self._resting_message(),
            one_line=self.one_line,
            say_label=_("Say"),
            say=script.say,
            avoid_label=_("Not"),
            avoid=script.avoid,
            keys=panel.hints(self) if panel else self.hints(),
            fkeys=fkeys_of(self.acting, self.language),
            lower=panel.lower(self) if panel else None,
        )

    def block(self, width: int, height: int) -> Block:
        """Return the entry line and the lists."""
        return home_block(self.data, self.at, self.problem, self.desk.now(), self.language, width, height)

    def _resting_message(self) -> str:
        if self.context.notices:
            return f"! {self.language.bilingual(self.context.notices[0])}"
        listed = self.language.text("platform list {version}").format(version=self.desk.platforms.version)
        return f"{backend_word(self.context)}   {listed}"

    @property
    def row(self) -> Row | None:
        """The row `>` stands on, or None where nothing is listed."""
        rows = self.data.rows
        return rows[self.at] if self.at < len(rows) else None

    # ------------------------------------------------------------------ life

    def on_mount(self) -> None:
        """Show the page, and ask who rings."""
        self.show(self.make_page)
        self.set_interval(TICK_SECONDS, self.remake)
        self.enter_field()
        self._ask_who_rings()

    def _look(self) -> HomeData:
        callers = self.context.caller.calls if self.context.training else ()
        return look(self.desk.casebook, callers, self.desk.now(), self.ringing_since)

    def _ask_who_rings(self) -> None:
        if self.context.training is not None:
            self.run_worker(self._fetch(), group="callers", exclusive=True)

    async def _fetch(self) -> None:
        assert self.context.training is not None
        known = self.context.caller.calls
        try:
            await self.context.caller.ask_callers(self.context.training)
        except BackendError:
            self.tell(self.language.text("! The training registry does not answer: F5 tries again"))
            return
        if self.context.caller.calls != known:
            self.refresh_rows()

    def refresh_rows(self) -> None:
        """Read the lists again; `>` stays on the row it stood on, Enter is deaf for a moment."""
        before = _name_of(self.row)
        self.data = self._look()
        names = [_name_of(one) for one in self.data.rows]
        untouched = self.at == 0
        self.at = 0 if untouched or before not in names else names.index(before)
        self.deaf_until = self.desk.now() + DEAF
        self.remake()

    # ------------------------------------------------------------------ keys

    async def on_key(self, event: events.Key) -> None:
        """Give a key to the panel or to the page."""
        event.stop()
        key = command_key(event.key, event.character)
        asked, self._asked_to_quit = self._asked_to_quit, False
        if asked and key == "ctrl+q":
            self.app.exit(return_code=0)
            return
        handler = self.key_of_panel(key) if self.panel else self.handler_of(key)
        result = handler() if handler else None
        if result is not None:
            await result

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": self._enter,
            "escape": self._clear,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "pageup": lambda: self._move(-5),
            "pagedown": lambda: self._move(5),
            "f5": self._refresh,
            "ctrl+e": self.switch_language,
            "ctrl+q": self._ask_to_quit,
            "ctrl+c": self._ask_to_quit,
        }

    def panel_key(self, key: str) -> Handler | None:
        """Open the panels that need no call."""
        return None if key in ("f3", "f6") else super().panel_key(key)

    def command(self, id_: str, argument: str) -> Handler | None:
        """Start a call by its one-line form; `:home` and `:due` are this page."""
        if id_ == "start":
            return lambda: enter_typed(self, argument)
        return self._refresh if id_ == "draft" else None

    def open_panel(self, panel: Panel) -> None:
        """Open a panel; what was wrong with the line is no news then."""
        self.problem = ""
        super().open_panel(panel)

    def _enter(self) -> None:
        if self.desk.now() < self.deaf_until:
            return
        typed = self.field(FIELD).value
        if typed.strip():
            enter_typed(self, typed)
        elif isinstance(self.row, Ringing):
            caller = self.row.caller
            start(self, caller.calling_number, calling=caller.calling_number)
        elif isinstance(self.row, DueCase | CaseSummary):
            follow_up(self, self.row)
        else:
            self.tell(self.language.text("= Nothing rings and nothing is due: type a number"))

    def refuse(self, problem: str) -> None:
        """Say what is wrong with the line, at the line and on the status line; what was typed stays."""
        self.problem = problem
        self.tell(problem)

    def _clear(self) -> None:
        self.field(FIELD).value = ""
        self.problem = ""
        self.tell("")

    def _move(self, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.data.rows) - 1))
        self.remake()

    def _refresh(self) -> None:
        self.tell("")
        self.refresh_rows()
        self._ask_who_rings()

    def _ask_to_quit(self) -> None:
        self._asked_to_quit = True
        self.tell(self.language.text("! Ctrl+Q again leaves the console, any other key stays"))


def _name_of(row: Row | None) -> str:
    if isinstance(row, Ringing):
        return row.caller.calling_number.digits
    if isinstance(row, DueCase):
        return row.case.call_id
    return row.call_id if row else ""
