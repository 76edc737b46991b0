"""What the verification shows: one joint answer, signals, the code. Pure; it draws no name and no code."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from agent_console.backend import MatchOutcome
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.steps import Service
from agent_console.call.verification import Verification
from agent_console.identity.id_number import LENGTH, IdNumberProblem
from agent_console.language import Language
from screens.verification.code_lines import code_lines, code_may_be_typed
from screens.verification.id_problems import characters_typed, id_problem_sentence, reading_groups
from screens.verification.number_line import number_line
from screens.verification.signal_lines import signal_lines
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block, Place, signed

NAME, DOCUMENT, CODE = "name", "document", "code"

FIELD_WIDTH = 21
MASKED_WIDTH = 18
CODE_WIDTH = 6
TALL_ROWS = 25
"""From this height on the body has air and every signal a row of its own."""


@dataclass(frozen=True, slots=True)
class VerificationView:
    """Everything the page is drawn from."""

    call: Call
    language: Language
    now: datetime
    focus: str | None = None
    name_typed: bool = False
    document_typed: str = field(default="", repr=False)
    masks: tuple[str, str] = ("", "")
    name_missing: bool = False
    document_problem: IdNumberProblem | None = None
    code_short: int = 0
    code_odd: bool = False
    under_way: frozenset[Act] = frozenset()
    sends_by_itself: bool = True

    @property
    def verification(self) -> Verification:
        """The state machine's part of the call."""
        return self.call.verification


def verification_block(view: VerificationView, height: int) -> Block:
    """Return the body and the fields that can be typed into now; `height` in rows."""
    tall = height >= TALL_ROWS
    lines: list[Line] = [EMPTY] if tall else []
    lines += [number_line(view.call, view.language), EMPTY]
    holder_row = len(lines) + 1
    lines += [_name_line(view), _document_line(view), *_reading(view), EMPTY, *_comparison(view, tall), EMPTY]
    lines += [*signal_lines(view.call, view.language, tall), EMPTY]
    code_row = len(lines) + 1
    lines += [*code_lines(view, tall), EMPTY, *_foot(view, tall)]
    return Block(tuple(lines), (*_holder_places(view, holder_row), *_code_places(view, code_row)))


def _holder_places(view: VerificationView, row: int) -> tuple[Place, ...]:
    if view.verification.matched:
        return ()
    active = Act.COMPARE not in view.under_way
    name = _field_width(view, NAME, view.name_typed)
    document = _field_width(view, DOCUMENT, bool(view.document_typed))
    return Place(NAME, row, 13, name, active), Place(DOCUMENT, row + 1, 13, document, active)


def _field_width(view: VerificationView, field_name: str, filled: bool) -> int:
    return MASKED_WIDTH if filled and view.focus != field_name else FIELD_WIDTH


def _code_places(view: VerificationView, row: int) -> tuple[Place, ...]:
    if view.verification.verified and view.verification.code is None:
        return ()
    return (Place(CODE, row, 13, CODE_WIDTH, active=code_may_be_typed(view)),)


def _name_line(view: VerificationView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Name"), "quiet")
    if view.verification.matched:
        return line.at(13, view.masks[0]).at(33, _("dropped after the match"), "quiet")
    if view.name_missing:
        return line.at(36, signed("x", _("Empty: ask for the name")))
    if _just_missed(view):
        return line.at(36, signed("x", _("the two together do not match")))
    if view.name_typed and view.focus != NAME:
        return line.at(32, _("typed, masked when left"), "quiet")
    return line


def _document_line(view: VerificationView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("ID number"), "quiet")
    if view.verification.matched:
        return line.at(13, view.masks[1])
    if view.document_problem is not None:
        return line.at(36, signed("x", id_problem_sentence(view.document_problem, view.language)))
    if view.focus == DOCUMENT:
        count = characters_typed(view.document_typed)
        return line.at(38, _("{count} of {length}").format(count=count, length=LENGTH), "quiet")
    if _just_missed(view):
        return line.at(38, _("ask the caller for both again"), "quiet")
    return line


def _just_missed(view: VerificationView) -> bool:
    missed = view.verification.last_outcome is MatchOutcome.NO_MATCH
    return missed and not view.verification.matched and Act.COMPARE not in view.under_way


def _reading(view: VerificationView) -> tuple[Line, ...]:
    """The number as it is read back, for as long as the cursor is in its field."""
    if view.verification.matched or view.focus != DOCUMENT:
        return ()
    hint = view.language.text("compared by itself at 18")
    return (EMPTY.at(13, reading_groups(view.document_typed)).at(38, hint, "quiet"),)


def _comparison(view: VerificationView, tall: bool) -> tuple[Line, ...]:
    _ = view.language.text
    verification = view.verification
    label = EMPTY.at(2, _("Compared"), "quiet")
    left = verification.match_tries_left(view.call.terms.limits)
    tries = view.language.plural("{count} try left today", "{count} tries left today", left)
    if verification.matched:
        match = label.at(13, signed("+", _("name and ID match")))
        return (match.at(38, _("try {count}").format(count=verification.match_misses + 1)),)
    sign, sentence, remark = _outcome(view)
    line = label.at(13, signed(sign, sentence)) if sign else label.at(15, sentence)
    line = line.at(36, signed("!", tries)) if verification.match_misses else line.at(38, tries)
    return (line, EMPTY.at(15, remark, "quiet")) if remark else (line,)


def _outcome(view: VerificationView) -> tuple[str, str, str]:
    """Return the sign, the sentence and what to know about it."""
    _ = view.language.text
    if Act.COMPARE in view.under_way:
        return "~", _("comparing"), ""
    match view.verification.last_outcome:
        case MatchOutcome.NO_MATCH:
            missed = _("no match, try {count}").format(count=view.verification.match_misses)
            return "x", missed, _("one misheard digit does that: no sign of fraud")
        case MatchOutcome.NOT_COMPARABLE:
            return (
                "?",
                _("not comparable"),
                _("records incomplete: a shop has to see the papers"),
            )
        case MatchOutcome.DOCUMENT_REQUIRED:
            return "?", _("not compared"), _("the carrier wants the papers: a shop can see them")
        case MatchOutcome.NOT_SERVED:
            return "-", _("not compared"), _("not verified here: its own carrier does that")
        case _:
            return "", _("not compared yet"), ""


def _foot(view: VerificationView, tall: bool) -> tuple[Line, ...]:
    _ = view.language.text
    ways = EMPTY.at(2, _("Ways out"), "quiet").at(13, "F9", "key")
    ways = ways.at(17, _("not the holder / no code / call back"))
    minutes = int(view.call.terms.limits.proof_covers_submit.total_seconds() // 60)
    lasts = EMPTY.at(2, _("Valid"), "quiet")
    told = _("{count} minutes to submit after the check")
    if view.call.service is Service.OWN_ACCOUNTS:
        told = _("{count} minutes after the check; nothing is submitted here")
    lasts = lasts.at(15, told.format(count=minutes))
    if tall:
        return lasts, EMPTY, ways
    return (ways,) if _just_missed(view) else (lasts,)
