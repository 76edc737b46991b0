"""What every page of the console has: a status line, panels, a language. It knows no call and no key of a page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.message import Message

from agent_console.backend import PlatformId
from agent_console.call.call import Call
from agent_console.call.reveal import RevealRefusal
from agent_console.desk import Desk, Reply
from agent_console.language import Language
from agent_console.store.errors import StoreError
from screens.awaited import Answer
from screens.context import Context
from screens.panels.panel import Panel
from screens.sentences import reply_sentence
from screens.terminal.one_key_at_a_time import OneKeyAtATime
from screens.widgets.field import Field
from screens.widgets.frame import Frame
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.other_keys import with_keys
from screens.widgets.page import Block, Page, PageMaker

Handler = Callable[[], Awaitable[None] | None]

OPENS_FROM_A_FIELD = frozenset({":", "?"})
"""Signs that open the one-line command and the help although a field has the cursor; no answer of a caller has them."""


class CallMoved(Message):
    """The call may belong on another page now; the app decides which."""


class GoHome(Message):
    """The agent leaves the call at hand as a draft."""


class LanguageSwitched(Message):
    """The agent asked for the other language."""


class LockAsked(Message):
    """The agent asked for the lock by its word."""


class ConsoleScreen(Frame):
    """A page of the console: the first page, or one of the call at hand.

    Its body owns the fields `find`, `staff_no` and `passphrase` besides its own, the lower block the field `line`;
    they belong to panels.
    """

    acting: ClassVar[frozenset[str]] = frozenset()
    """The F-keys that do something on this page, by the ids of their commands."""

    def __init__(self, context: Context, *fields: Field) -> None:
        """Make a page with the fields its body has."""
        self.context = context
        self.panel: Panel | None = None
        self.message: Text = ""
        self.warning: Text = ""
        """Stands on the status line before anything else."""
        self.one_line = ""
        self._returns_to: str | None = None
        for field in fields:
            field.reserved |= OPENS_FROM_A_FIELD
        of_panels = (
            Field("find", max_length=40),
            Field("staff_no", max_length=12, half_width=True),
            Field("passphrase", hidden=True),
        )
        super().__init__((*fields, *of_panels), (Field("line", max_length=200),))

    @property
    def desk(self) -> Desk:
        """The agent's desk."""
        return self.context.desk

    @property
    def language(self) -> Language:
        """The language now shown."""
        return self.context.language

    # ------------------------------------------------------------------ what a page says of itself

    def heading(self) -> Text:
        """Return the left end of the title rule."""
        raise NotImplementedError

    def block(self, width: int, height: int) -> Block:
        """Return the body for the room there is."""
        raise NotImplementedError

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page, Enter first, Esc last."""
        raise NotImplementedError

    def handlers(self) -> Mapping[str, Handler]:
        """Return what each key of this page does, by the console's name of the key."""
        return {}

    def handler_of(self, key: str) -> Handler | None:
        """Return what a key does on this page while no panel is open, or None."""
        return self.handlers().get(key) or self.panel_key(key)

    def command(self, id_: str, argument: str) -> Handler | None:
        """Return what a command without a key of its own does on this page, or None."""
        return None

    def problem_with(self, id_: str, argument: str) -> Text:
        """Say what is wrong with what stands behind a command's word, before it is done; nothing when it is right."""
        return ""

    def completed(self, id_: str, argument: str) -> str:
        """Return what stands behind a command's word with its last part completed."""
        return argument

    def foretold(self, id_: str, argument: str) -> Text:
        """Say what a command would do with what stands behind its word; nothing: what it does at all."""
        return ""

    @property
    def acts(self) -> frozenset[str]:
        """The F-keys that do something on this page now; the lock always does."""
        return self.acting | {"lock"}

    def revealable(self) -> Call | None:
        """Return the call or case F4 shows a field of, or None."""
        return self.desk.call

    def can_reveal(self) -> bool:
        """Whether F4 would show a field now; where the log was cut it asks for a team lead."""
        call = self.revealable()
        return call is not None and self.desk.revealing.why_not(call) in (None, RevealRefusal.LOG_CUT)

    def cover(self) -> None:
        """Take in that the screen is being locked."""
        if self.panel is not None:
            self.panel.covered(self)

    def info_subject(self) -> PlatformId | None:
        """Return the platform F3 tells of, or None where it tells of the step."""
        return None

    def words(self) -> Mapping[str, str]:
        """Return the values of the placeholders of this page's script."""
        return {}

    def script(self) -> str:
        """Return which script is spoken now."""
        raise NotImplementedError

    def resting_field(self) -> str | None:
        """Return the field the cursor belongs in when the page is entered, or None."""
        return None

    def show(self, page: Page | PageMaker) -> None:
        """Show a page with its keys as the settings have them."""
        key_map = self.context.key_map
        if isinstance(page, Page):
            super().show(with_keys(page, key_map))
        else:
            super().show(lambda room: with_keys(page(room), key_map))

    # ------------------------------------------------------------------ the status line

    def tell(self, sentence: Text) -> None:
        """Put one sentence on the status line."""
        self.message = sentence
        self.remake()

    def answer(self, reply: Reply, done: str = "") -> bool:
        """Show what became of an intent; True when it was done."""
        self.tell(done if reply.done else reply_sentence(reply, self.language))
        if not reply.done:
            self.drop_typed_ahead()
        return reply.done

    def cases_moved(self) -> None:
        """Take note that something was heard of cases by itself; a page that lists none has nothing to do."""

    def store_failed(self) -> None:
        """Say that nothing can be written down: what is shown stays, and no step is taken any more."""
        self.tell(
            self.language.text("x Not written down, the disk failed: leave with Ctrl+Q and start again")
        )

    async def _dispatch_message(self, message: Message) -> None:
        # Here, so that no key, no timer and no field needs to know; the toolkit would end the page's loop.
        try:
            await super()._dispatch_message(message)
        except StoreError:
            self.store_failed()

    # ------------------------------------------------------------------ keys typed ahead

    def awaits(self, key: str) -> Answer | None:
        """Return what a key has to wait for on this page now, or None."""
        return None

    def awaited(self, key: str) -> Answer | None:
        """Return what a key has to wait for: what the page awaits, or the page that takes its place."""
        if self.panel is not None:
            return None
        return self.awaits(key) if self._right() else Answer(over=self._right)

    def _right(self) -> bool:
        """Whether no other page is on its way to take this one's place."""
        from screens.router import page_at

        return not self.is_current or isinstance(self, page_at(self.context))

    @on(events.ScreenResume)
    def go_on_typed_ahead(self) -> None:
        """Go on with what was typed ahead: this page came, or an answer did."""
        if isinstance(self.app, OneKeyAtATime):
            self.app.call_later(self.app.look_at_typed_ahead)

    def drop_typed_ahead(self) -> None:
        """Give up what was typed for a page that does not come."""
        if isinstance(self.app, OneKeyAtATime):
            self.app.drop_typed_ahead()

    def meant_by(self, key: str) -> str | tuple[str, ...]:
        """Return what a key stands for by the settings; the key test wants to see each as it is."""
        key_map = self.context.key_map
        if self.panel is not None and self.panel.takes_every_key:
            return key
        return key_map.lines.get(key) or key_map.meant.get(key, key)

    async def run_line(self, text: str) -> None:
        """Do a one-line command a key stands for, or say why it can not be done and give up what follows."""
        from screens.panels.command_line import do_line

        if self.panel is not None or not await do_line(self, text):
            self.drop_typed_ahead()

    def told_of_dropped(self, count: int) -> None:
        """Say on the status line that keys were dropped."""
        dropped = self.language.plural(
            "! {count} key typed ahead was dropped", "! {count} keys typed ahead were dropped", count
        )
        self.tell(dropped)

    # ------------------------------------------------------------------ panels

    def panel_key(self, key: str) -> Handler | None:
        """Return what opens the panel of a key, or None."""
        from screens.panels import PANELS
        from screens.panels.asking_to_look import ask_to_reveal

        if key == "f4" and "reveal" in self.acting:
            return lambda: ask_to_reveal(self)
        return (lambda: self.open_panel(PANELS[key]())) if key in PANELS else None

    def key_of_panel(self, key: str) -> Handler | None:
        """Return what a key does in the open panel; Esc closes it unless it means something else there."""
        panel = self.panel
        if panel is None:
            return None
        named = panel.handlers(self).get(key) or panel.any_other(self, key)
        return named or (self.close_panel if key == "escape" else None)

    def open_panel(self, panel: Panel) -> None:
        """Put a panel over the page; Esc closes it and nothing typed is lost."""
        if self.panel is None:
            self._returns_to = self.focused.id if self.focused else None
        self.panel = panel
        self.remake()
        panel.opened(self)

    def close_panel(self) -> None:
        """Take the panel away and return to the very place."""
        self.panel = None
        self.remake()
        if self._returns_to in self.body.order:
            self.focus_field(self._returns_to or "")
        else:
            self.enter_field()
        self.post_message(CallMoved())

    @on(Field.Changed, "#find, #line")
    def _typed_in_panel(self) -> None:
        if self.panel is not None:
            self.panel.typed(self)
            self.remake()

    def enter_field(self) -> None:
        """Put the cursor where typing belongs on this page."""
        name = self.resting_field()
        if name is not None:
            self.call_after_refresh(self._focus_uncovered, name)
        else:
            self.set_focus(None)

    def _focus_uncovered(self, name: str) -> None:
        # A panel may have been opened meanwhile: what is typed now belongs to it, not to a field under it.
        if self.panel is None:
            self.focus_field(name)

    def ask_for_lock(self) -> None:
        """Ask for the lock."""
        self.post_message(LockAsked())

    def switch_language(self) -> None:
        """Ask for the other language."""
        self.post_message(LanguageSwitched())
