"""A field to type into: its cursor, its mask, its row; knows nothing of what its text means."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from screens.terminal.keyboard import command_key, typed_text
from screens.theme import app_style
from screens.widgets.editing import ACTIONS, LONGEST, half_width, pasted, taken
from screens.widgets.field_view import FieldView
from screens.widgets.paint import paint
from screens.widgets.sheet import Sheet

Mask = Callable[[str], str]

ALWAYS = Size(1, 1)
"""The cells there are to scroll, whatever was typed."""


class Field(Input, inherit_bindings=False):
    """One line of typed text, placed by its body, painted in its row between brackets.

    Keys named in `reserved` (see `screens.terminal.keyboard.command_key`) and keys that neither edit nor type go on to
    the page. With `mask` the text is readable only while the cursor is in the field; the text itself stays. With
    `hidden` it is never readable: a star stands for each character. With `kept` the text was not typed here: the mask
    stays until it is edited, which replaces all of it. With `half_width` full-width letters and digits become their
    half-width twins as they are typed.
    """

    DEFAULT_CSS = """
    Field, Field:focus, Field.-textual-compact:focus {
        position: absolute; border: none; padding: 0; height: 1; background-tint: transparent;
    }
    """

    @dataclass
    class Refused(Message):
        """Something was not taken (a paste with `control` characters), or not all of it (`long`: cut to what fits)."""

        field: "Field"
        reason: Literal["control", "long"]

        @property
        def control(self) -> "Field":
            """The field that refused."""
            return self.field

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        max_length: int = LONGEST,
        reserved: frozenset[str] = frozenset(),
        mask: Mask | None = None,
        hidden: bool = False,
        kept: bool = False,
        placeholder: str = "",
        half_width: bool = False,
        select_on_focus: bool = False,
    ) -> None:
        """Make a field with `name` as its id; `max_length` is in characters."""
        super().__init__(
            placeholder=placeholder,
            max_length=max_length,
            select_on_focus=select_on_focus,
            id=name,
            compact=True,
            # What is right is the page's to say; the toolkit would look every style up to mark it.
            validate_on=(),
        )
        self._begin_with(value)
        self.cursor_blink = False
        self.reserved = reserved
        self.mask = mask
        self.hidden = hidden
        self.kept = kept
        self.half_width = half_width
        self.bracketed = True

    def _begin_with(self, value: str) -> None:
        # Neither announced nor watched: it is what stood there before anybody typed.
        self.set_reactive(Input.value, value)
        self.set_reactive(Input.selection, Selection.cursor(len(value)))
        self._initial_value = False
        # As the first letter would set it, and have the page laid out anew.
        self.set_reactive(Input.virtual_size, ALWAYS)

    @property
    def masked(self) -> bool:
        """Whether the mask stands in place of the text now."""
        return bool(self.mask and self.value and (self.kept or not self.has_focus))

    @property
    def content_width(self) -> int:
        """Cells the text takes for scrolling: none, since the field moves its own window."""
        return ALWAYS.width

    @property
    def view(self) -> FieldView:
        """The part of the text its cells can show."""
        shown = "*" * len(self.value) if self.hidden else self.value
        if self.kept and self.mask:
            shown = self.mask(shown)
        return FieldView(shown, self.cursor_position, self.size.width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the real cursor belongs, in cells of the screen."""
        region = self.content_region
        return Offset(region.x + self.view.cursor, region.y)

    def watch_has_focus(self, _: bool) -> None:
        """Look no style up: a field paints its focus itself, and its style sheet makes no difference of it."""

    def cursor_moved(self, *, here: bool, back_again: bool) -> None:
        """Take in that the cursor came or went; `back_again`: the whole window was looked away from meanwhile."""
        self.has_focus = here
        if here and self.select_on_focus and not back_again:
            self.selection = Selection(0, len(self.value))
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Return whether the field keeps this key to itself."""
        return typed_text(key, character) is not None and command_key(key, character) not in self.reserved

    def render_line(self, y: int) -> Strip:
        """Paint the text, its mask or its placeholder."""
        width = self.size.width
        if y or width <= 0:
            return Strip.blank(max(width, 0))
        parent = self.parent
        behind = parent.surface if isinstance(parent, Sheet) else "page"
        surface = "field" if self.has_focus else behind
        if self.masked and self.mask and not self.has_focus:
            line = FieldView(self.mask(self.value), 0, width).line(" ")
        else:
            selection = self.selection if self.has_focus else None
            filler = "_" if self.bracketed else " "
            line = self.view.line(filler, placeholder=self.placeholder, selection=selection)
        return Strip(
            [Segment(span.text, app_style(self.app, span.role, surface)) for span in paint(line, width)],
            width,
        )

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in place of the characters from `start` to `end`, cut to what fits; of all that was kept."""
        if self.kept:
            # Half a number nobody can read is not edited.
            self.kept, start, end = False, 0, len(self.value)
        text = half_width(text) if self.half_width else text
        new = taken(text, self.value, start, end, self.max_length or LONGEST)
        if new.cut:
            self.post_message(self.Refused(self, "long"))
        if new.text or not new.cut:
            super().replace(new.text, new.start, new.end)

    def _on_focus(self, event: events.Focus) -> None:
        # The frame has told already, and what is told by messages is painted a thirtieth of a second later.
        event.prevent_default()

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()
        if command_key(event.key, event.character) in self.reserved or event.key in self.reserved:
            return
        text = typed_text(event.key, event.character)
        if text is not None:
            event.stop()
            self.replace(text, *self.selection)
        elif event.key in ACTIONS:
            event.stop()
            await self.run_action(ACTIONS[event.key])

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        text = pasted(event.text)
        if text is None:
            self.post_message(self.Refused(self, "control"))
        elif text:
            self.replace(text, *self.selection)

    def _watch_selection(self, selection: Selection) -> None:
        """Neither scroll nor move the app's cursor: a field without the focus may be set too."""

    def _cell_offset_to_index(self, offset: int) -> int:
        return self.view.index_at(offset)
