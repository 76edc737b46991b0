"""What the lookup shows: who has answered, in words and a bar, never what was found. Pure, it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.backend import PlatformAnswerState
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.call.verification import TenureAnswer
from agent_console.language import N_, Language
from screens.lookup.family_progress import family_cells
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block, signed

BAR_CELLS = 40
OFFER_AFTER = timedelta(seconds=10)
"""After ten seconds nobody keeps their attention on a bar (Nielsen): another way is offered."""

TENURE_DIGITS: dict[str, TenureAnswer] = {
    "5": TenureAnswer.AGREES,
    "6": TenureAnswer.DISAGREES,
    "7": TenureAnswer.DOES_NOT_KNOW,
}

TENURE_WORDS: dict[TenureAnswer, str] = {
    TenureAnswer.AGREES: N_("agrees"),
    TenureAnswer.DISAGREES: N_("does not agree"),
    TenureAnswer.DOES_NOT_KNOW: N_("does not know"),
}

FAMILY_ROWS = 3
TALL_FAMILY_ROWS = 9
TALL_ROWS = 25
_CELL_WIDTH = 20


@dataclass(frozen=True, slots=True)
class LookupView:
    """Everything the page is drawn from. `working_days` is how long the last platform may take."""

    call: Call
    language: Language
    now: datetime
    kept: str = ""
    working_days: int = 0
    offers_way: bool = False


def counts(call: Call) -> tuple[int, int, int]:
    """Count the platforms that answered, that are awaited and that could not be reached."""
    lookup = call.lookup
    waited = lookup.count(PlatformAnswerState.PENDING)
    silent = lookup.count(PlatformAnswerState.UNAVAILABLE)
    return len(lookup.answers) - waited - silent, waited, silent


def offers_another_way(call: Call, now: datetime) -> bool:
    """Whether the wait has become long enough to offer going on without the rest."""
    return call.lookup.state is LookupState.RUNNING and waited_long(call, now)


def waited_long(call: Call, now: datetime) -> bool:
    """Whether the platforms were asked so long ago that a wait for them has become long."""
    started_at = call.lookup.started_at
    return started_at is not None and now - started_at >= OFFER_AFTER


def lookup_block(view: LookupView, width: int, height: int) -> Block:
    """Return the body for how the lookup stands."""
    state = view.call.lookup.state
    if state is LookupState.PENDING:
        lines = _pending(view)
    elif state is LookupState.DOWN:
        lines = _down(view)
    else:
        lines = _running(view, width, height)
    return Block(lines)


def _running(view: LookupView, width: int, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    rows = TALL_FAMILY_ROWS if height >= TALL_ROWS else FAMILY_ROWS
    families = family_lines(view, width, rows)
    if view.offers_way:
        say = (
            choice("1", _("choose now"), _("who has not answered checks by itself")),
            choice("2", _("wait on")),
        )
    else:
        say = (
            EMPTY.at(2, _("The selection opens by itself when all have answered.")),
            EMPTY.at(2, _("What could not be reached can be asked for all the same.")),
        )
    return (bar(view), EMPTY, *families, EMPTY, *say, EMPTY, *_tenure(view), EMPTY, *_kept(view))


def bar(view: LookupView) -> Line:
    """Draw how many of how many have answered, and for how long they were asked."""
    _ = view.language.text
    call = view.call
    answered, _waited, silent = counts(call)
    total = len(call.lookup.answers)
    full = BAR_CELLS * (answered + silent) // total if total else 0
    bar = f"[{'#' * full}{'.' * (BAR_CELLS - full)}]"
    line = EMPTY.at(2, bar).at(46, f"{answered} / {total}" if total else _("asking"))
    since = call.lookup.started_at
    finished = call.lookup.state is LookupState.FINISHED
    if since is None or finished:
        return line
    taken = view.language.duration(view.now - since)
    return line.then(_("for {time}").format(time=taken), "quiet", gap=3)


def family_lines(view: LookupView, width: int, rows: int) -> tuple[Line, ...]:
    """Draw who has answered, by company, in so many rows."""
    across = max(1, (width + 2) // _CELL_WIDTH)
    cells = family_cells(view.call, view.language, rows * across)
    lines = []
    for row in range(rows):
        line = EMPTY
        for column, (sign, text) in enumerate(cells[row * across : (row + 1) * across]):
            line = line.at(2 + column * _CELL_WIDTH, signed(sign, text))
        lines.append(line)
    return tuple(lines)


def _tenure(view: LookupView) -> tuple[Line, Line]:
    """The holder's own date, shown since the code was right, and what the caller says of it."""
    _ = view.language.text
    since = view.call.numbers.activated_on
    held = EMPTY.at(2, _("Held since"), "quiet").at(13, str(since) if since else _("not known"))
    held = held.then(_("only what was bound before can be released"), "quiet", gap=3)
    said = EMPTY.at(2, _("The caller"), "quiet")
    answer = view.call.verification.tenure
    for digit, one in TENURE_DIGITS.items():
        chosen = "o" if one is answer else " "
        said = said.at(max(13, said.end + 3), digit, "key").then(f"({chosen}) {_(TENURE_WORDS[one])}")
    return held, said


def _kept(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    if not view.kept:
        return (EMPTY.at(2, _("What you type now is kept for the filter of the selection."), "quiet"),)
    kept = _("Kept for the filter of the selection: {text}").replace("{text}", view.kept)
    return (EMPTY.at(2, kept),)


def choice(digit: str, words: str, remark: str = "", column: int = 24) -> Line:
    """Draw a way to go on, with its digit."""
    line = EMPTY.at(4, digit, "key").at(7, words)
    return line.at(max(column, line.end + 3), remark, "quiet") if remark else line


def later_line(view: LookupView) -> Line:
    """Say how many answer on a later day, and by which."""
    language, waited = view.language, counts(view.call)[1]
    by = view.call.lookup.expected_by or today(view.now)
    days = language.plural("{count} working day", "{count} working days", view.working_days)
    some = language.plural("{count} platform answers later", "{count} platforms answer later", waited)
    told = language.text("{some}, by {day}, {days}.").format(some=some, day=language.day(by), days=days)
    return EMPTY.at(2, signed("~", told))


def _pending(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    asked = _("no account is proved by no answer; the lookup is kept")
    return (
        later_line(view),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("1", _("choose now"), _("the others are checked by their platform")),
        EMPTY.at(24, _("what the caller uses is kept there"), "quiet"),
        EMPTY,
        choice("2", _("wait, call back"), _("a case, and a call-back on {day}").format(day=_ring_day(view))),
        EMPTY,
        *_tenure(view),
        EMPTY.at(2, _("Lookup"), "quiet").at(13, asked, "quiet"),
    )


def _ring_day(view: LookupView) -> str:
    by = view.call.lookup.expected_by or today(view.now)
    return view.language.day_of_year(by)


def _down(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    return (
        EMPTY.at(2, signed("!", _("The registry does not answer."))),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("1", _("go on, choose"), _("every platform checks for itself")),
        EMPTY.at(24, _("recorded now, sent by itself later"), "quiet"),
        EMPTY,
        choice("F5", _("ask again")),
        EMPTY,
        *_tenure(view),
    )
