"""The first page: one line that takes every number, and below it what rings and what is to be followed up.

No call is at hand here. A call is begun, answered or taken up again; its pages do the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import ClassVar

from textual import events
from textual.worker import WorkType

from agent_console.backend import BackendError, TrainingDesk
from agent_console.call.call import Call
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.casebook.lists import DueCase, DueReason
from agent_console.language import N_
from screens.call_page import fkeys_of
from screens.console_screen import CallMoved, ConsoleScreen, GoHome, Handler
from screens.context import Context
from screens.early_typing import typed_early
from screens.home.doing import ask_how_far, enter_typed, follow_up, problem_of, start
from screens.home.entry import FIELD, entry_field
from screens.home.frame import SCRIPT, home_page
from screens.home.lists import HomeLists
from screens.home.page import home_block
from screens.home.rows import Popped, Ringing
from screens.panels.panel import Panel
from screens.terminal.keyboard import command_key
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page

TICK_SECONDS = 1.0

HOW_TO_TRAIN = N_("= To practise calls with a score: leave, then agent-console train")
"""Practice stands apart from work, so that no console has both: it is begun beside it."""

DEAF = timedelta(milliseconds=300)
"""Enter is not heard for so long after the page or its rows changed: one typed for the page before would answer a
call nobody looked at. Measured on the desk's clock, so that two runs with the same clock and keys do the same."""


class HomeScreen(ConsoleScreen):
    """Digits type, Up and Down move `>`, Enter does the line or, when it is empty, the row."""

    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "reveal", "again"})

    def __init__(self, context: Context) -> None:
        """Begin with an empty line and the lists as they are."""
        super().__init__(context, entry_field())
        self.lists = HomeLists(context)
        self.problem = ""
        self.deaf_until = self.desk.now() + DEAF
        self._asked_to_quit = False

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the name of the page."""
        return self.language.text("Home")

    def script(self) -> str:
        """Return the greeting."""
        return SCRIPT

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        _ = self.language.text
        if self.context.classroom is not None:
            answer = self.language.text_in("ringing", "Answer")
            practised = self.context.classroom.practice is not None
            back = _("Back to the brief") if practised else _("Back to the scenarios")
            return Hint("Enter", answer), Hint("Esc", back)
        return (
            Hint("Enter", _("Answer, open")),
            Hint(_("Up Down"), _("Row")),
            Hint(_("Digits"), _("type a number")),
            Hint(":", _("Command")),
            Hint("Ctrl+P", _("All")),
        )

    def help_remark(self) -> str:
        """Tell a newcomer on a practice registry how calls are practised; LIVE never mentions it."""
        here = self.context.training is not None and self.context.classroom is None
        return self.language.text(HOW_TO_TRAIN) if here else ""

    def resting_field(self) -> str:
        """The cursor is always in the entry line."""
        return FIELD

    def make_page(self, room: Room) -> Page:
        """Make everything on the screen from the lists, and what a panel puts over it."""
        page = home_page(self.context, self.lists, room, self.desk.now(), self.block, self._status_line())
        page = replace(page, keys=self.hints(), fkeys=fkeys_of(self.acts, self.language))
        return page if self.panel is None else self._with_panel(page, self.panel)

    def _with_panel(self, page: Page, panel: Panel) -> Page:
        if panel.covers:
            page = replace(page, body=lambda width, height: panel.block(self, width, height))
        if panel.covers and not panel.keeps_title:
            page = replace(page, title=panel.title(self), title_right=panel.title_right(self))
        if panel.script_id:
            script = self.context.scripts.page(panel.script_id)
            page = replace(page, say=script.say, avoid=script.avoid)
        one_line = panel.one_line(self) or page.one_line
        return replace(page, one_line=one_line, keys=panel.hints(self), lower=panel.lower(self))

    def _status_line(self) -> Text:
        of_panel = self.panel.message(self) if self.panel else ""
        return self.warning or of_panel or self.message

    @property
    def acts(self) -> frozenset[str]:
        """F4 leaves its place empty but at a call-back: its number is needed before anybody can be verified."""
        return super().acts if self.can_reveal() else super().acts - {"reveal"}

    def can_reveal(self) -> bool:
        """Whether `>` stands at a call-back that is due."""
        row = self.lists.row
        return isinstance(row, DueCase) and row.reason is DueReason.CALL_BACK

    def revealable(self) -> Call | None:
        """Return the case whose call-back is due at `>`."""
        row = self.lists.row
        if not isinstance(row, DueCase) or not self.can_reveal():
            return None
        try:
            return self.desk.revealing.case(row.case.call_id)
        except (CallNotFound, CallUnreadable):
            return None

    def block(self, width: int, height: int) -> Block:
        """Return the entry line and the lists."""
        lists = self.lists
        return home_block(lists.data, lists.at, self.problem, self.desk.now(), self.language, width, height)

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
            self.run_worker(self._fetch(self.context.training), group="callers", exclusive=True)

    async def _fetch(self, training: TrainingDesk) -> None:
        known = self.context.caller.calls
        try:
            await self.context.caller.ask_callers(training)
        except BackendError:
            self.tell(self.language.text("! The training registry does not answer: F5 tries again"))
            return
        if self.context.caller.calls != known:
            self._read_again()

    def cases_moved(self) -> None:
        """Show what was heard of cases meanwhile."""
        self._read_again()

    def _read_again(self) -> None:
        self.lists.read_again()
        self.deaf_until = self.desk.now() + DEAF
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
        handler = self.key_of_panel(key) if self.panel else self.handler_of(key)
        if handler is not None:
            self.count(key)
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

    def _enter(self) -> None:
        typed, row = self.field(FIELD).value, self.lists.row
        if typed.strip():
            # What was typed was typed here.
            enter_typed(self, typed)
        elif self.desk.now() < self.deaf_until:
            return
        elif isinstance(row, Popped):
            self.desk.ringing.answered(row.number)
            start(self, row.number, calling=row.number)
        elif isinstance(row, Ringing):
            start(self, row.caller.calling_number, calling=row.caller.calling_number)
        elif isinstance(row, DueCase | CaseSummary):
            follow_up(self, row)
        else:
            self.tell(self.language.text("= Nothing rings and nothing is due: type a number"))

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
