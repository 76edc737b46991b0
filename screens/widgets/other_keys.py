"""Writes a page with the keys a person's settings put actions on. It knows what a key looks like, not what it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agent_console.key_map import KeyMap
from screens.widgets.keyline import FKEY_COLUMNS, FKey
from screens.widgets.line import Line
from screens.widgets.page import Block, Page


def with_keys(page: Page, key_map: KeyMap) -> Page:
    """Write every key of a page as it is now: in its body, its hints and its F-keys."""
    if not key_map.shown:
        return page
    body, lower = page.body, page.lower
    return replace(
        page,
        body=(lambda width, height: _block(body(width, height), key_map))
        if callable(body)
        else _block(body, key_map),
        lower=None if lower is None else _block(lower, key_map),
        keys=tuple(replace(hint, key=key_map.written(hint.key)) for hint in page.keys),
        fkeys=tuple(_in_their_places(page.fkeys, key_map)),
    )


def _block(block: Block, key_map: KeyMap) -> Block:
    return replace(block, lines=tuple(_line(line, key_map) for line in block.lines))


def _line(line: Line, key_map: KeyMap) -> Line:
    written = (
        one._replace(text=key_map.written(one.text)) if one.role == "key" else one for one in line.placed
    )
    return replace(line, placed=tuple(written))


def _in_their_places(fkeys: Iterable[FKey], key_map: KeyMap) -> Iterable[FKey]:
    """Put each F-key into its own place; one that is no key of the row takes a place nobody has."""
    now = [replace(fkey, key=key_map.written(fkey.key)) for fkey in fkeys]
    free = [key for key in FKEY_COLUMNS if key not in {fkey.key for fkey in now}]
    for fkey in now:
        yield fkey if fkey.key in FKEY_COLUMNS else replace(fkey, at=free.pop(0))
