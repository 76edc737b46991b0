"""The body after a correction's submit: case number, what became of it, by when, what was not promised. No keys."""

from __future__ import annotations

from agent_console.call.filing_state import PROOF_EXPIRED, FilingState
from screens.call_page import moment
from screens.failures import spoken_reference, with_reference
from screens.labels.submission_view import LabelSubmissionView
from screens.labels.words import said_label
from screens.submission.item_words import count_word, label_word
from screens.submission.promise import VALUE, fact, promise_lines
from screens.submission.view import STATE_OF, Face
from screens.widgets.line import EMPTY, Line, Span, fit, width_of
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

TALL = 31
"""From this body height on every label has its place."""

_CODE_CELLS = 30
_MOST_LABELS = 4
"""Labels named on a small page; the others are counted."""


def label_submission_block(view: LabelSubmissionView, width: int, height: int) -> Block:
    """Draw the page for the face it has."""
    room, tall = width + 2 - VALUE, height >= TALL
    number = EMPTY.at(2, view.language.text("Case no."), "quiet").at(VALUE, view.call.id, "heading")
    said = view.language.text("say: {digits}").format(digits=view.spoken_number())
    beside = number.end + 5 + width_of(said) <= width + 1
    lines = [number.then(said, gap=4)] if beside else [number, EMPTY.at(VALUE, said)]
    lines += [EMPTY, *_status(view, room)]
    if view.face is not Face.SENDING:
        lines += [*_labels(view, width, 12 if tall else _MOST_LABELS), *([EMPTY] if tall else [])]
        lines += _accepted(view, room, tall=tall) if view.face is Face.ACCEPTED else _open(view, room)
    return Block(tuple(lines)[:height])


def _status(view: LabelSubmissionView, room: int) -> list[Line]:
    """Say what became of the requests, in the strictest words that are true."""
    label = view.language.text("Filing")
    if view.face is Face.SENDING:
        told = view.language.text("recorded here: it cannot be lost, nor sent twice")
        return fact(label, signed("~", view.language.text("being sent")), fit(told, room))
    state = STATE_OF[view.face]
    first, beside = count_word(state, view.count(state), view.language), _beside(view)
    lines = (
        fact(label, (first, Span(f"   {beside}")))
        if width_of(first) + 3 + width_of(beside) <= room
        else fact(label, first, fit(beside, room))
    )
    return [*lines, *_reference(view)]


def _beside(view: LabelSubmissionView) -> str:
    _, language, unsettled = view.language.text, view.language, view.unsettled
    match view.face:
        case Face.ACCEPTED:
            times = [one.accepted_at for one in view.corrections if one.accepted_at]
            time = language.clock_time(max(times), seconds=True) if times else "?"
            return _("{time} taken by the registry").format(time=time)
        case Face.NEEDS_PERSON if unsettled and unsettled.refused_code == PROOF_EXPIRED:
            return _("waited too long: verify again")
        case Face.NEEDS_PERSON:
            code = fit(unsettled.refused_code or "?", _CODE_CELLS) if unsettled else "?"
            return _("the registry refused ({code})").format(code=code)
        case Face.UNKNOWN:
            return _("asked again with the same key, counted once")
        case _:
            time = language.clock_time(view.first.queued_at, seconds=True) if view.first else "?"
            return _("recorded {time}").format(time=time)


def _reference(view: LabelSubmissionView) -> list[Line]:
    """Name what the registry's engineer finds the try by, while it has no answer that settles it."""
    reference = view.unsettled.reference if view.unsettled else None
    if view.face not in (Face.UNKNOWN, Face.NEEDS_PERSON) or not spoken_reference(reference):
        return []
    told = view.language.text("for the registry's engineer:")
    return [EMPTY.at(VALUE, with_reference(told, reference, view.language))]


def _labels(view: LabelSubmissionView, width: int, most: int) -> list[Line]:
    """Name every label with its word; what has no row is counted."""
    labels = view.labels
    shown = labels if len(labels) <= most else labels[: most - 1]
    lines = []
    for filed, item in shown:
        word = label_word(filed, item, view.language)
        said = said_label(view.provider_name(item.provider_id), item.text, view.language)
        name = fit(said, width - VALUE - width_of(word) - 2)
        lines.append(EMPTY.at(VALUE, name).at(width + 2 - width_of(word), word))
    if len(shown) < len(labels):
        rest = len(labels) - len(shown)
        more = view.language.plural("and {count} more", "and {count} more", rest)
        lines.append(EMPTY.at(VALUE, more, "quiet"))
    return lines


def _accepted(view: LabelSubmissionView, room: int, *, tall: bool) -> list[Line]:
    _ = view.language.text
    answer = promise_lines(view.promise, view.language, view.calendar, tall=tall) if view.promise else []
    not_promised = (
        _("that a firm corrects it: each one checks and answers"),
        _("gone at once: other phones may show it for a while"),
        _("fraud labels, debt calls, apps: those are other matters"),
    )
    air = [EMPTY] if tall else []
    return [
        *answer,
        *fact(_("Told by"), fit(_sms(view, _("SMS to {number}")), room)),
        *air,
        *fact(_("No promise"), *(fit(one, room) for one in not_promised)),
        *air,
        *fact(_("If asked"), fit(_("the case number finds it; no answer by then: we call"), room)),
    ]


def _open(view: LabelSubmissionView, room: int) -> list[Line]:
    """Say when the caller hears whether it arrived; nothing is promised for the firms before that."""
    _, language = view.language.text, view.language
    lines: list[Line] = []
    by = [one.tell_outcome_by for one in view.corrections if one.state is not FilingState.ACCEPTED]
    if by:
        told = _("by {when} the caller hears (due list)").format(when=moment(min(by), language))
        lines += fact(_("Heard by"), fit(told, room))
    count = view.promise.term.days if view.promise else 0
    days = language.plural("{count} working day", "{count} working days", count)
    told = _("{days} from the day it is accepted, told by SMS").format(days=days)
    lines += fact(_("Answer"), fit(told, room))
    lines.append(EMPTY)
    first = _("that it is accepted; any day of an answer")
    lines += fact(_("No promise"), *wrap_cells(first, room))
    if view.face is not Face.NEEDS_PERSON:
        lines += [EMPTY, *fact(_("Registry"), signed("!", fit(_("no answer; F5 asks now"), room)))]
    return lines


def _sms(view: LabelSubmissionView, sentence: str) -> str:
    contact = view.call.numbers.answers_go_to
    return sentence.format(number=contact.masked if contact else "-")
