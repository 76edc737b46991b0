"""The body of the submission: case number, what became of it, by when, what was not promised. It knows no keys."""

from __future__ import annotations

from datetime import datetime

from agent_console.call.request import PROOF_EXPIRED
from screens.call_page import moment
from screens.failures import spoken_reference, with_reference
from screens.submission.item_words import count_word, item_word
from screens.submission.promise import VALUE, answer_lines, fact, sms
from screens.submission.view import STATE_OF, Face, SubmissionView
from screens.widgets.line import EMPTY, Line, Span, fit, width_of
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

TALL = 31
"""From this body height on every item has its place."""

_CODE_CELLS = 30
"""A registry's error code on the page; it may be of any length."""


def submission_block(view: SubmissionView, width: int, height: int) -> Block:
    """Draw the page for the face it has."""
    room = width + 2 - VALUE
    lines = [*_case(view, width, tall=height >= TALL), EMPTY, *_status(view, room)]
    if height >= TALL and view.face is not Face.SENDING:
        lines.extend(_items(view, width, height - 22))
        lines.append(EMPTY)
    rest = _accepted(view, room, tall=height >= TALL) if view.face is Face.ACCEPTED else _open(view, room)
    return Block((*lines, *rest)[:height])


def _case(view: SubmissionView, width: int, *, tall: bool) -> list[Line]:
    _ = view.language.text
    line = EMPTY.at(2, _("Case no."), "quiet").at(VALUE, view.call.id, "heading")
    said = _("say: {digits}").format(digits=view.spoken_number())
    if tall:
        return [
            line,
            EMPTY.at(VALUE, said),
            EMPTY.at(VALUE, _("the last digit is a check: one wrong digit is found")),
        ]
    if line.end + 5 + width_of(said) <= width + 1:
        return [line.then(said, gap=4)]
    return [line, EMPTY.at(VALUE, said)]


def _status(view: SubmissionView, room: int) -> list[Line]:
    """Say what became of the request, in the strictest words that are true."""
    first, beside = _counted(view), _beside(view)
    told = [*(wrap_cells(_told(view), room) if _told(view) else ()), *_reference(view)]
    if width_of(first) + 3 + width_of(beside) <= room:
        return fact(view.language.text("Filing"), (first, Span(f"   {beside}")), *told)
    return fact(view.language.text("Filing"), first, fit(beside, room), *told)


def _reference(view: SubmissionView) -> tuple[str, ...]:
    """Name what the registry's engineer finds the try by, while it has no answer that settles it."""
    reference = view.unsettled.reference if view.unsettled else None
    if view.face not in (Face.UNKNOWN, Face.NEEDS_PERSON) or not spoken_reference(reference):
        return ()
    return (with_reference(view.language.text("for the registry's engineer:"), reference, view.language),)


def _counted(view: SubmissionView) -> Span:
    if view.face is Face.SENDING:
        return signed("~", view.language.text("being sent"))
    return count_word(STATE_OF[view.face], view.item_count, view.language)


def _beside(view: SubmissionView) -> str:
    _, language, unsettled = view.language.text, view.language, view.unsettled

    def time(at: datetime | None) -> str:
        return language.clock_time(at, seconds=True) if at else "?"

    sent = time(view.submission.submitted_at)
    match view.face:
        case Face.TAKEN_BACK:
            return _("recorded {time}, never sent").format(time=sent)
        case Face.ACCEPTED:
            return _("{time} taken by the registry").format(time=time(view.accepted_at))
        case Face.UNKNOWN:
            lost = time(unsettled.sent_at if unsettled else None)
            return _("{sent} sent, {lost} no answer").format(sent=sent, lost=lost)
        case Face.NEEDS_PERSON if unsettled and unsettled.refused_code == PROOF_EXPIRED:
            return _("waited too long: verify again")
        case Face.NEEDS_PERSON:
            code = fit(unsettled.refused_code or "?", _CODE_CELLS) if unsettled else "?"
            return _("the registry refused ({code})").format(code=code)
        case _:
            return _("recorded {time}").format(time=sent)


def _told(view: SubmissionView) -> str:
    _ = view.language.text
    return {
        Face.ACCEPTED: "",
        Face.TAKEN_BACK: _("nothing is filed; a new call can file it again"),
        Face.SENDING: _("recorded here: it cannot be lost, nor sent twice"),
        Face.QUEUED: _("sent by itself once the registry answers, once"),
        Face.NEEDS_PERSON: _("stays in the due list: 1 files it again there, 7 closes it"),
        Face.UNKNOWN: _(
            "then asked by its number: there, it counts as accepted; not there, it is sent again, once"
        ),
    }[view.face]


def _items(view: SubmissionView, width: int, rows: int) -> list[Line]:
    """List every item with its word, two a row; what has no row is counted."""
    filed = [(filing, item) for filing in view.submission.filings for item in filing.items]
    shown = filed if len(filed) <= 2 * rows else filed[: 2 * (rows - 1)]
    half = (width + 2 - VALUE) // 2
    lines: list[Line] = []
    for number, (filing, item) in enumerate(shown):
        column = VALUE + half * (number % 2)
        word = item_word(filing, item, view.language)
        name = fit(view.platform_name(item.platform_id), half - width_of(word) - 3)
        line = lines.pop() if number % 2 else EMPTY
        lines.append(line.at(column, name).at(column + half - width_of(word) - 2, word))
    if len(shown) < len(filed):
        more = view.language.plural("and {count} more", "and {count} more", len(filed) - len(shown))
        lines.append(EMPTY.at(VALUE, more, "quiet"))
    return lines


def _accepted(view: SubmissionView, room: int, *, tall: bool) -> list[Line]:
    _ = view.language.text
    not_promised = (
        _("every platform releases: each one checks and answers"),
        _("closed accounts, deleted data: the number only parts"),
        _("no more calls or labels: that is another matter"),
    )
    free = [EMPTY] if tall else []
    return [
        *answer_lines(view, tall=tall),
        *fact(_("Told by"), sms(view, _("SMS to {number}, with case number and day"))),
        EMPTY,
        *fact(_("No promise"), *(Span(one) for one in not_promised)),
        EMPTY,
        *fact(_("Withdraw"), fit(_("until a platform takes over, by the case number"), room)),
        *([] if tall else [EMPTY]),
        *fact(_("If asked"), fit(_("the case number finds it; no answer by then: we call"), room)),
        *free,
        *(fact(_("More"), fit(_("F8 takes another number"), room)) if tall else ()),
    ]


def _open(view: SubmissionView, room: int) -> list[Line]:
    """Say when the caller hears whether it arrived; nothing is promised for the platforms before that."""
    if view.face in (Face.SENDING, Face.TAKEN_BACK):
        return []
    _, language, submission = view.language.text, view.language, view.submission
    lines: list[Line] = []
    if submission.tell_outcome_by is not None:
        day = moment(submission.tell_outcome_by, language)
        lines += fact(_("Heard by"), fit(_("by {when} the caller hears (due list)").format(when=day), room))
    promised = submission.promise.term.days if submission.promise else 0
    days = language.plural("{count} working day", "{count} working days", promised)
    lines += fact(
        _("Answer"), fit(_("{days} from the day it is accepted, told by SMS").format(days=days), room)
    )
    lines += fact(_("Told by"), fit(sms(view, _("SMS to {number} once it is accepted")), room))
    lines.append(EMPTY)
    told = (
        _("that it is accepted; any day of an answer"),
        _("every platform releases: each one checks and answers"),
    )
    lines += fact(_("No promise"), *(Span(one) for one in told))
    lines.append(EMPTY)
    if view.face is not Face.NEEDS_PERSON:
        lines += fact(_("Registry"), signed("!", fit(_("no answer when it was sent; F5 asks now"), room)))
    return lines
