"""The caller's side of a training call: who rings, what they would say, what stands on their phone. Fiction only.

A newcomer plays both sides with it. It knows cards and messages, not the steps of a call.
"""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.backend import SimulatedCall
from agent_console.call.call import Call
from agent_console.language import Language
from screens.context import Context
from screens.widgets.line import EMPTY, Line, clip
from screens.widgets.page import Block, Section
from screens.widgets.wrap import wrap_cells

NEWEST = 2
"""Messages beside the step; F2 shows them all."""


def caller_lines(context: Context, call: Call, width: int) -> tuple[Line, ...]:
    """Return the card in rows of `width` cells: the caller's words, what they know, their phone; none when live."""
    caller = _at_hand(context, call)
    if not _is_shown(context, caller):
        return ()
    _ = context.language.text
    lines = []
    if caller is not None:
        facts = _facts(caller, context.language)
        lines += [EMPTY.at(2, _("The caller (training: fictional)"), "heading"), *_table(facts, width)]
    lines += [EMPTY.at(2, _("The caller's phone"), "heading"), *_table(_messages(context), width)]
    return tuple(lines)


def _table(entries: Iterable[tuple[str, str]], width: int) -> list[Line]:
    lines: list[Line] = []
    for label, value in entries:
        rows = wrap_cells(value, width - 14)
        lines += [
            (EMPTY.at(4, label, "quiet") if n == 0 else EMPTY).at(15, row) for n, row in enumerate(rows)
        ]
    return lines


def caller_sections(context: Context, call: Call) -> tuple[Section, ...]:
    """Return the card for the right pane; nothing when live."""
    caller = _at_hand(context, call)
    if not _is_shown(context, caller):
        return ()
    _ = context.language.text
    messages = tuple(f"{sent}  {text}".strip() for sent, text in _messages(context)[-NEWEST:])
    phone = Section(_("The caller's phone"), messages)
    if caller is None:
        return (phone,)
    facts = tuple(f"{label}  {value}" for label, value in _facts(caller, context.language))
    return (phone, Section(_("The caller (training: fictional)"), facts))


def with_caller(block: Block, context: Context, call: Call, width: int, height: int) -> Block:
    """Put what the caller knows and the newest message into the last rows, if the page leaves them free."""
    rows = max((n for n, line in enumerate(block.lines, 1) if line.placed), default=0)
    used = max((rows, *(place.row for place in block.places)))
    strip = _strip(context, _at_hand(context, call), width, height - used)
    above = height - len(strip)
    if not strip or used > above:
        return block
    free = (EMPTY,) * (above - len(block.lines))
    return Block((*block.lines[:above], *free, *strip), block.places)


def _strip(context: Context, caller: SimulatedCall | None, width: int, room: int) -> tuple[Line, ...]:
    """Make the last rows, at most `room` of them if need be by cutting the message: F2 shows the whole of it."""
    if not _is_shown(context, caller):
        return ()
    _ = context.language.text
    sent, text = _messages(context)[-1]
    newest = f"{sent} {text}".strip()
    rows = wrap_cells(newest, width - 14)
    if len(rows) + (caller is not None) > room:
        rows = (clip(newest, width - 14),)
    first, *more = (EMPTY.at(15, row, "quiet") for row in rows)
    phone = (first.at(2, _("Their phone"), "quiet"), *more)
    if caller is None:
        return phone
    known = f"{caller.name}  {caller.document}"
    return (EMPTY.at(2, _("Caller"), "quiet").at(15, known, "quiet"), *phone)


def _at_hand(context: Context, call: Call) -> SimulatedCall | None:
    return context.caller.at_hand(call) if context.training else None


def _is_shown(context: Context, caller: SimulatedCall | None) -> bool:
    """Whether there is anything of the caller: who they are, or a message on the phone of a number someone typed.

    A practised caller tells it themselves.
    """
    if context.classroom is not None:
        return False
    return caller is not None or (context.phone is not None and bool(context.caller.messages))


def _facts(caller: SimulatedCall, language: Language) -> tuple[tuple[str, str], ...]:
    _ = language.text
    facts = [
        (_("Says"), language.bilingual(caller.first_words)),
        (_("Number"), caller.subject_number.grouped),
        (_("Name"), caller.name),
        (_("ID number"), caller.document),
        (_("Since"), language.day(caller.holder_since) if caller.holder_since else _("not the holder")),
    ]
    return (*facts, *((_("Hint"), language.bilingual(hint)) for hint in caller.hints))


def _messages(context: Context) -> tuple[tuple[str, str], ...]:
    """Return (time, text) of every message, newest last; one entry without a time when there is none."""
    language = context.language
    found = tuple(
        (language.clock_time(one.sent_at, seconds=True), one.text) for one in context.caller.messages
    )
    return found or (("", language.text("no message yet")),)
