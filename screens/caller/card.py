"""The caller's side of a training call: who rings, what they would say, what stands on their phone. Fiction only.

A newcomer plays both sides with it. It knows cards and messages, not the steps of a call.
"""

from __future__ import annotations

from agent_console.backend import SimulatedCall
from agent_console.call.call import Call
from agent_console.language import Language
from screens.caller.side import caller_of
from screens.context import Context
from screens.widgets.line import EMPTY, Line, clip
from screens.widgets.page import Block, Section
from screens.widgets.wrap import wrap_cells

STRIP_ROWS = 2

NEWEST = 2
"""Messages beside the step; F2 shows them all."""


def caller_lines(context: Context, call: Call, width: int) -> tuple[Line, ...]:
    """Return the card in rows of `width` cells: the caller's words, what they know, their phone; none when live."""
    caller = _at_hand(context, call)
    if caller is None:
        return ()
    _ = context.language.text
    lines = [EMPTY.at(2, _("The caller (training: fictional)"), "heading")]
    for label, value in _facts(caller, context.language):
        rows = wrap_cells(value, width - 14)
        lines += [
            (EMPTY.at(4, label, "quiet") if n == 0 else EMPTY).at(15, row) for n, row in enumerate(rows)
        ]
    lines.append(EMPTY.at(2, _("The caller's phone"), "heading"))
    for sent, text in _messages(context):
        rows = wrap_cells(text, width - 14)
        lines += [(EMPTY.at(4, sent, "quiet") if n == 0 else EMPTY).at(15, row) for n, row in enumerate(rows)]
    return tuple(lines)


def caller_sections(context: Context, call: Call) -> tuple[Section, ...]:
    """Return the card for the right pane; nothing when live."""
    caller = _at_hand(context, call)
    if caller is None:
        return ()
    _ = context.language.text
    facts = tuple(f"{label}  {value}" for label, value in _facts(caller, context.language))
    phone = tuple(f"{sent}  {text}".strip() for sent, text in _messages(context)[-NEWEST:])
    return (Section(_("The caller's phone"), phone), Section(_("The caller (training: fictional)"), facts))


def with_caller(block: Block, context: Context, call: Call, width: int, height: int) -> Block:
    """Put what the caller knows and the newest message into the last rows, if the page leaves them free."""
    caller = _at_hand(context, call)
    rows = max((n for n, line in enumerate(block.lines, 1) if line.placed), default=0)
    used = max((rows, *(place.row for place in block.places)))
    if caller is None or used + STRIP_ROWS > height:
        return block
    _ = context.language.text
    known = f"{caller.name}  {caller.document}"
    sent, text = _messages(context)[-1]
    newest = clip(f"{sent} {text}".strip(), width - 14)
    free = (EMPTY,) * (height - STRIP_ROWS - len(block.lines))
    strip = (
        EMPTY.at(2, _("Caller"), "quiet").at(15, known, "quiet"),
        EMPTY.at(2, _("Their phone"), "quiet").at(15, newest, "quiet"),
    )
    return Block((*block.lines[: height - STRIP_ROWS], *free, *strip), block.places)


def _at_hand(context: Context, call: Call) -> SimulatedCall | None:
    return caller_of(context.caller.calls, call) if context.training else None


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
