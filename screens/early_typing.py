"""Keeps what is typed while the cursor is still on its way to a field; it knows no page and no meaning of a key."""

from __future__ import annotations

from textual import events

from screens.console_screen import ConsoleScreen
from screens.terminal.keyboard import typed_text


def typed_early(page: ConsoleScreen, key: events.Key) -> bool:
    """Put a text that was typed before the cursor came into the field it is on its way to; False when it is no text.

    A key that was sent to the page arrives there although the field got the cursor in between; one that the field
    has seen and taken never does.
    """
    name = page.panel.field if page.panel else page.resting_field()
    field = page.field(name) if name else None
    text = typed_text(key.key, key.character)
    if field is None or text is None or (page.panel is None and page.focused not in (None, field)):
        return False
    if not field.check_consume_key(key.key, key.character):
        return False
    field.replace(text, *field.selection)
    page.focus_field(name or "")
    return True
