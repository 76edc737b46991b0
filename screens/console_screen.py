"""What every page of the console has: panels over it, and what a key means there. It knows no call and no page."""

from __future__ import annotations

from functools import partial

from textual import on

from agent_console.language import N_
from screens.asked_of_the_app import CallMoved, GoHome, LanguageSwitched, LockAsked
from screens.handling import Handler
from screens.panels.panel import Panel
from screens.telling import Telling
from screens.widgets.field import Field
from screens.widgets.other_keys import with_keys
from screens.widgets.page import Page, PageMaker

__all__ = [
    "CallMoved",
    "ConsoleScreen",
    "GoHome",
    "Handler",
    "LanguageSwitched",
    "LockAsked",
]

NOT_COUNTED = frozenset({"f1", "?", "f2", "ctrl+e", "ctrl+l"})
"""Keys that do nothing on the call: help, speaking, language, lock. A live agent speaks with the mouth."""

F_KEYS = frozenset(f"f{number}" for number in range(1, 13))
"""They stand in the last row, each in its place; one that means nothing on a page leaves it empty."""


class ConsoleScreen(Telling):
    """A page of the console: the first page, or one of the call at hand."""

    def show(self, page: Page | PageMaker) -> None:
        """Show a page with its keys as the settings have them."""
        key_map = self.context.key_map
        if isinstance(page, Page):
            super().show(with_keys(page, key_map))
        else:
            super().show(lambda room: with_keys(page(room), key_map))

    # ------------------------------------------------------------------ keys

    def handler_of(self, key: str) -> Handler | None:
        """Return what a key does on this page while no panel is open, or None."""
        return self.handlers().get(key) or self.panel_key(key)

    async def do_key(self, key: str, pressed: str) -> None:
        """Do what a key means to the panel, else to the page; `pressed` is its name on the keyboard."""
        if self._panel_yields_to(key):
            self.close_panel()
        handler = self.key_of_panel(key) if self.panel else self.handler_of(key)
        if handler is None:
            self.say_it_is_unused(key, pressed)
            return
        self.count(key)
        result = handler()
        if result is not None:
            await result

    def count(self, key: str) -> None:
        """Count a key that acts, where a call is practised."""
        if self.context.classroom is not None and key not in NOT_COUNTED and not self._is_speaking:
            self.context.classroom.count_key()

    def _panel_yields_to(self, key: str) -> bool:
        """Whether the panel is only read and an F-key of the page under it is pressed."""
        reads = self.panel is not None and self.panel.gives_way and self.key_of_panel(key) is None
        return reads and key in F_KEYS and self.handler_of(key) is not None

    def say_it_is_unused(self, key: str, pressed: str) -> None:
        """Say of an F-key that does nothing why; a lost letter stays unheard."""
        if pressed not in F_KEYS:
            return
        in_the_way = self.panel is not None and self.handler_of(key) is not None
        why = (
            N_("- {key}: Esc first closes what is open")
            if in_the_way
            else N_("- {key} does nothing on this page")
        )
        self.tell(self.language.text(why).format(key=pressed.upper()))

    @property
    def _is_speaking(self) -> bool:
        return self.panel is not None and self.panel.speaks

    async def run_line(self, text: str) -> None:
        """Do a one-line command a key stands for, or say why it cannot be done and give up what follows."""
        from screens.panels.command_line import do_line

        if self.panel is not None or not await do_line(self, text):
            self.drop_typed_ahead()

    # ------------------------------------------------------------------ panels

    def panel_key(self, key: str) -> Handler | None:
        """Return what opens the panel of a key, or None."""
        from screens.caller.practised import speaking_panel
        from screens.panels import panel_of
        from screens.panels.asking_to_look import ask_to_reveal

        if key == "f2" and (panel := speaking_panel(self)) is not None:
            return partial(self.open_panel, panel)
        if key == "f4" and "reveal" in self.acting:
            return lambda: ask_to_reveal(self)
        opened = panel_of(key, self.context)
        return None if opened is None else partial(self.open_panel, opened)

    def key_of_panel(self, key: str) -> Handler | None:
        """Return what a key does in the open panel; Esc closes it unless it means something else there."""
        panel = self.panel
        if panel is None:
            return None
        named = panel.handlers(self).get(key) or panel.any_other(self, key)
        return named or (self.close_panel if key == "escape" else None)

    def cover(self) -> None:
        """Take in that the screen is being locked."""
        if self.panel is not None:
            self.panel.covered(self)

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
