"""The body of the wrap-up: outcomes, summary, note, call-back, what saving does. It knows no keys."""

from __future__ import annotations

from datetime import datetime

from agent_console.calendar.zone import local
from agent_console.call.call import Call
from agent_console.call.casework import ReviewKind
from agent_console.call.request import FilingState
from agent_console.call.services.labels import label_items
from agent_console.call.services.own_accounts import counts
from agent_console.call.steps import Service
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.casebook.case_summary import due_on
from agent_console.language import N_, Language
from screens.call_page import moment
from screens.outcomes import outcome_word
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, Place
from screens.widgets.wrap import wrap_cells
from screens.wrap_up.note_line import NOTE_FIELD
from screens.wrap_up.view import DIGITS, WrapUpView, digit_of

_VALUE = 13
_TOLD = 30
_NOTE_CELLS = 55

_BESIDE_NOTE = (N_("may be empty"), N_("needs a line"))
"""What stands beside the note, as the outcome has it; the field leaves room for either."""


def wrap_up_block(view: WrapUpView, width: int, height: int) -> Block:
    """Draw the page; the note's field takes typing only when it is asked for."""
    page = view.pages[view.page]
    outcomes = [_outcome(view, page, one, width) for one in page]
    outcomes.extend(EMPTY for _ in range(len(DIGITS) - len(page)))
    summary = _summary(view, width)
    lines = (
        *outcomes,
        _more(view),
        EMPTY,
        *summary,
        _note(view, width),
        _fact(view.language.text("Call-back"), _call_back(view), width),
        EMPTY,
        _fact(view.language.text("Saved then"), _after(view), width),
    )
    beside = max(width_of(view.language.text(text)) for text in _BESIDE_NOTE)
    cells = min(_NOTE_CELLS, width - 2 - _VALUE - beside)
    note_row = len(DIGITS) + 3 + len(summary)
    return Block(lines[:height], (Place(NOTE_FIELD, note_row, _VALUE, cells),))


def _fact(label: str, value: str, width: int) -> Line:
    return EMPTY.at(2, label, "quiet").at(_VALUE, fit(value, width + 2 - _VALUE))


def _outcome(view: WrapUpView, page: tuple[Outcome, ...], outcome: Outcome, width: int) -> Line:
    _ = view.language.text
    chosen = outcome is view.chosen
    line = EMPTY.at(2, ">") if chosen else EMPTY
    line = line.at(4, digit_of(page, outcome), "key").at(
        7, _(outcome_word(view.call, outcome)), "heading" if chosen else "text"
    )
    told = _told(view, outcome)
    line = line.at(_TOLD, fit(told, width + 2 - _TOLD), "quiet") if told else line
    return line.on("focus") if chosen else line


def _told(view: WrapUpView, outcome: Outcome) -> str:
    """Say behind an outcome why it is proposed, or what it asks for."""
    _, language, submission = view.language.text, view.language, view.call.submission
    if outcome in OUTCOMES_THAT_NEED_A_NOTE:
        return _("needs a note") if not view.call.notes else ""
    if outcome is not view.proposed:
        return ""
    accepted = submission.count(FilingState.ACCEPTED) + submission.count_labels(FilingState.ACCEPTED)
    if accepted:
        return _("<- proposed: {what}").format(
            what=language.plural("{count} item accepted", "{count} items accepted", accepted)
        )
    return _("<- proposed, from what happened")


def _more(view: WrapUpView) -> Line:
    language, pages = view.language, view.pages
    if len(pages) == 1:
        return EMPTY
    rest = sum(len(page) for page in pages) - len(pages[view.page])
    told = language.plural(
        "{count} more outcome, of little use here (PgDn)",
        "{count} more outcomes, of little use here (PgDn)",
        rest,
    )
    return EMPTY.at(7, told, "quiet")


def _summary(view: WrapUpView, width: int) -> list[Line]:
    first, *rest = wrap_cells(summary_text(view), width + 2 - _VALUE)
    return [_fact(view.language.text("Summary"), first, width), *(_fact("", row, width) for row in rest)]


def summary_text(view: WrapUpView) -> str:
    """Write the summary made from the events: what happened and when."""
    _, language, summary = view.language.text, view.language, view.summary
    count = _chosen(view.call)
    told = (
        (_("checked {time}"), summary.verified_at),
        (_("read {time}"), summary.read_back_at),
        (_("consent {time}"), summary.consent_at),
        (_("filed {time}"), summary.submitted_at),
    )
    parts = [sentence.format(time=language.clock_time(at)) for sentence, at in told if at]
    if summary.verified_at and count:
        parts.insert(1, _("ticked {count}").format(count=count))
    parts += [*_of_earlier_case(view), *_of_own_accounts(view)]
    return "  ".join(parts) if parts else _("not verified, nothing submitted")


def _of_earlier_case(view: WrapUpView) -> list[str]:
    """Say what was sent about an earlier case: it stands in that one, and is what this call was about."""
    _, language = view.language.text, view.language
    words = {
        ReviewKind.WITHDRAW: _("{count} taken back {time}"),
        ReviewKind.REFILE: _("{count} filed again {time}"),
    }
    return [
        words[one.review.kind].format(count=len(one.review.reading.items), time=language.clock_time(one.at))
        for one in view.summary.about_earlier
    ]


def _chosen(call: Call) -> int:
    """Count what was chosen: of the service at hand, and of any other that filed something on the call."""
    apps = len(call.chosen) if call.service is not Service.LABELS or call.submission.made else 0
    labelled = call.service is Service.LABELS or call.submission.corrections
    return apps + (len(label_items(call.label_rows, call.labels)) if labelled else 0)


def _of_own_accounts(view: WrapUpView) -> list[str]:
    """Say what a query of own accounts came to: counts alone, and how many ways to close were read out."""
    _, call = view.language.text, view.call
    if not call.own_accounts.asked:
        return []
    told = counts(call.own_rows)
    missing = told.pending + told.unreachable + told.not_supported
    found = _("accounts at {having}, {missing} not answered")
    found = found.format(having=told.with_accounts, missing=missing)
    routes = len(call.own_accounts.routes)
    return [found, _("told how {count} closes").format(count=routes)] if routes else [found]


def _note(view: WrapUpView, width: int) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Note"), "quiet")
    notes = len(view.call.notes)
    may, must = _BESIDE_NOTE
    empty = _(must if view.chosen in OUTCOMES_THAT_NEED_A_NOTE else may)
    told = view.language.plural("{count} filed", "{count} filed", notes) if notes else empty
    return line.right(width, told, "quiet")


def _call_back(view: WrapUpView) -> str:
    _, language = view.language.text, view.language
    if view.call_back_at is None:
        return _("not needed")
    if view.agreed_back_at is None:
        return moment(view.call_back_at, language)
    told = _("{soon} whether it arrived; {later} as agreed")
    return told.format(soon=_short(view.call_back_at, language), later=_short(view.agreed_back_at, language))


def _short(at: datetime, language: Language) -> str:
    return f"{local(at):%m-%d} {language.clock_time(at)}"


def _after(view: WrapUpView) -> str:
    """Say what saving does, and the first day an answer is owed by; where two kinds are owed, both and which."""
    _, call = view.language.text, view.call
    own = call.own_accounts.answer_day if call.own_accounts.is_open else None
    filed = call.submission.answer_day
    if own and filed and own != filed:
        told = _("put away, first page; due {own} own accounts, {filed} apps")
        if call.submission.corrections and not call.submission.filings:
            told = _("put away, first page; due {own} own accounts, {filed} labels")
        return told.format(own=f"{own:%m-%d}", filed=f"{filed:%m-%d}")
    told, day = _("put away, data masked, first page"), due_on(call)
    return told + _("; due {day}").format(day=day) if day else told
