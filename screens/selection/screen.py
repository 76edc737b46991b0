"""Step 5: what the caller wants released. The filter always has the cursor; Space ticks, Enter goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from textual import on

from agent_console.backend import PlatformId
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import Handler
from screens.context import Context
from screens.lookup.view import waited_long
from screens.selection import rows as listed
from screens.selection import words as said
from screens.selection.entries import Entry
from screens.selection.page import list_height
from screens.selection.rows import Change
from screens.selection.shown import SelectionShown
from screens.widgets.field import Field
from screens.widgets.line import Text

ANSWERS_THE_LOOKUP: Final = frozenset({"1", "2"})
SOON: Final = timedelta(seconds=1)
"""One of these that comes so soon after the selection has opened by itself was pressed for the question that stood
there a moment ago: to choose now, or to wait on. People take some half of it to see that a page has changed."""


class SelectionScreen(SelectionShown):
    """Rows are all supported platforms; what was not found can be ticked too, what is the caller's own never."""

    def __init__(self, context: Context) -> None:
        """Note whether the page before asked something when this one took its place."""
        super().__init__(context)
        now, lookup = self.desk.now(), self.call.lookup
        asked = not lookup.left_open and waited_long(self.call, now)
        self._answered_until = now + SOON if asked else now

    def on_mount(self) -> None:
        """Read the names once the page stands, so that the first letter does not wait for it."""
        self.call_after_refresh(self._read_names)

    def _read_names(self) -> None:
        # In a thread: a carrier may list thousands, and the keys of the list need none of them.
        self.run_worker(self.context.index.read, thread=True, group="names")

    def command(self, id_: str, argument: str) -> Handler | None:
        """`:u dy wb` ticks by name what Space would tick."""
        return partial(self._tick_named, argument) if id_ == "tick" else super().command(id_, argument)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        page, far = list_height(self.body_rows), 2 * len(self.call.rows)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -far, "end": far}
        return {
            **{key: partial(self._move, steps) for key, steps in moves.items()},
            "space": partial(self._act, listed.toggled),
            "+": partial(self._act, listed.whole_family),
            "=": partial(self._act, listed.whole_family),
            "*": lambda: self._change(listed.all_shown(self.view.entries, self.call.ticked)),
            "-": lambda: self._change(listed.none_shown(self.view.entries, self.call.ticked)),
            "/": partial(self._filter_by, ""),
            "ctrl+z": self._undo,
            "f5": self._ask_again,
            "enter": self._review,
            "escape": self._back,
        }

    @on(Field.Changed, "#filter")
    def _typed(self) -> None:
        """Read the field itself: an input method commits several characters before the first is told."""
        typed = self.field("filter").value
        if typed in ANSWERS_THE_LOOKUP and self.desk.now() < self._answered_until:
            self._filter_by("")
            self.tell(self.language.text("= No key needed: the selection has opened by itself"))
        elif typed != self._filter:
            self._filter_by(typed)

    def _filter_by(self, text: str) -> None:
        self._filter = self.desk.intake.typed.filter = text
        if self.field("filter").value != text:
            self.field("filter").value = text
        if text:
            self._key = listed.best_key(self.context.index, text)
            self.one_line = f":u {text}"
        self.tell("")

    def _move(self, steps: int) -> None:
        view = self.view
        if view.entries:
            self._key = view.entries[max(0, min(len(view.entries) - 1, view.place + steps))].key
        self.tell("")

    def _act(self, what: Callable[[Entry, frozenset[PlatformId]], Change]) -> None:
        entry = self.view.highlighted
        if entry is not None:
            self._key = entry.key
            self._change(what(entry, self.call.ticked))

    def _change(self, change: Change) -> None:
        """Tick or untick, empty the filter and say what became of it; a locked row leaves the filter as it is."""
        sentence = said.change_sentence(change, self.language)
        one_line = said.one_line_of(change, self._filter, self.language)
        choosing, reply = self.desk.choosing, Reply()
        with self.made_once():
            if change.tick:
                reply = choosing.tick(change.tick)
            elif change.untick:
                reply = choosing.untick(change.untick)
            if change.refused is None:
                self._filter_by("")
            self.one_line = one_line
            self.answer(reply, sentence)

    def problem_with(self, id_: str, argument: str) -> Text:
        """Name the word nobody is called by."""
        change = self._named(argument)
        return (
            said.not_found_sentence(change, self.language)
            if id_ == "tick" and isinstance(change, str)
            else ""
        )

    def completed(self, id_: str, argument: str) -> str:
        """Write the last name in full."""
        return listed.completed(self.listing, self.context.index, argument, self.language.bilingual)

    def foretold(self, id_: str, argument: str) -> Text:
        """Name what would be ticked."""
        change = self._named(argument)
        if id_ != "tick" or not argument or isinstance(change, str):
            return ""
        return said.foretold_sentence(change, self.call.rows, self.language, self.room.body_width)

    def _named(self, words: str) -> Change | str:
        return listed.named(self.listing, self.context.index, words, self.call.ticked)

    def _tick_named(self, words: str) -> None:
        """Tick word by word, as somebody would who searched for one after the other."""
        whole = self._named(words)
        if isinstance(whole, str):
            self.tell(said.not_found_sentence(whole, self.language))
            return
        reply = Reply()
        with self.made_once():
            for one in map(self._named, words.split()):
                if not isinstance(one, str) and one.tick and reply.done:
                    reply = self.desk.choosing.tick(one.tick)
            self._filter_by("")
            self.one_line = f":u {words}"
            self.answer(reply, said.change_sentence(whole, self.language))

    def _undo(self) -> None:
        self.answer(self.desk.choosing.undo(), self.language.text("+ Taken back"))

    def _ask_again(self) -> None:
        self.ask(self.desk.finding.look_up(), self.language.text("~ The platforms are asked again"))

    def _review(self) -> None:
        self.answer(self.desk.choosing.review())

    def _back(self) -> None:
        if self._filter:
            self._filter_by("")
        else:
            self.answer(self.desk.line.go_to(Step.VERIFICATION))
