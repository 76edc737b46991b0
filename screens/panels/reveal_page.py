"""The box of F4: what can be shown, why, and the number with its time. Pure: it is handed what may be drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import timedelta
from math import ceil
from typing import TypeVar

from agent_console.call.reveal import RevealField, RevealReason
from agent_console.language import N_, Language
from screens.widgets.line import EMPTY, Line, Span, width_of

BOX_ROWS = 10
"""Five rows of the page stay above it on 80x24."""

LABEL, VALUE = 4, 14

FIELDS: dict[RevealField, str] = {
    RevealField.CONTACT_NUMBER: N_("contact"),
    RevealField.SUBJECT_NUMBER: N_("subject"),
    RevealField.CALLING_NUMBER: N_("calling"),
}

REASONS: dict[RevealReason, str] = {
    RevealReason.CALLER_CHECKS: N_("caller asks"),
    RevealReason.CALL_BACK: N_("ring back"),
    RevealReason.COMPLAINT: N_("complaint"),
}

T = TypeVar("T", RevealField, RevealReason)


NOT_RECORDED = N_("x The record cannot be written: nothing is shown")

SOON = timedelta(seconds=5)
"""From here on the countdown warns."""


@dataclass(frozen=True, slots=True)
class Looking:
    """How far a look is: what there is, what was chosen, and the number while it may be seen."""

    fields: tuple[RevealField, ...]
    field: RevealField | None = None
    reason: RevealReason | None = None
    number: str = attribute(default="", repr=False)
    record: int | None = None
    left: timedelta = timedelta()


def box_lines(looking: Looking, language: Language, width: int) -> tuple[Line, ...]:
    """Draw the box, `BOX_ROWS` rows high and as wide as the body."""
    _ = language.text
    written = "" if looking.record is None else _("record {number} written").format(number=looking.record)
    title = EMPTY.at(LABEL, _("F4 Show one field"), "heading").right(width - 2, written, "quiet")
    which = _choice(_("Which"), RevealField, looking.fields, looking.field, FIELDS, language)
    why = _choice(_("Why"), RevealReason, tuple(RevealReason), looking.reason, REASONS, language)
    never = EMPTY.at(LABEL, _("Name, ID number and code are not kept: nobody sees them"), "quiet")
    shown = _shown(looking, language)
    return boxed((title, EMPTY, which, why, EMPTY, shown, EMPTY, never), width)


def boxed(lines: Iterable[Line], width: int) -> tuple[Line, ...]:
    """Draw a frame around lines."""
    edge = EMPTY.at(2, "+" + "-" * (width - 3) + "+", "rule")
    return (edge, *(line.at(2, "|", "rule").at(width, "|", "rule") for line in lines), edge)


def _choice(
    label: str,
    all_of: Iterable[T],
    offered: tuple[T, ...],
    chosen: T | None,
    names: Mapping[T, str],
    language: Language,
) -> Line:
    """List answers with their digits; one that is not offered leaves its place empty."""
    line, column = EMPTY.at(LABEL, label, "quiet"), VALUE
    for digit, one in enumerate(all_of, 1):
        mark = "(o)" if one is chosen else "( )"
        text = f"{mark} {digit} {language.text(names[one])}"
        if one in offered:
            line = line.at(column, text, "heading" if one is chosen else "text")
        column += width_of(text) + 2
    return line


def _minutes(left: timedelta) -> str:
    """Write the seconds that are begun, too: at 0:01 it still stands there."""
    seconds = ceil(left.total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}"


def _shown(looking: Looking, language: Language) -> Line:
    _ = language.text
    if looking.field is None or not looking.number:
        return EMPTY
    line = EMPTY.at(LABEL, _(FIELDS[looking.field]), "quiet").at(VALUE, Span(looking.number, "reveal"))
    masked = _("masks itself in {time}").format(time=_minutes(looking.left))
    return line.then(masked, "warn" if looking.left <= SOON else "text", gap=6)
