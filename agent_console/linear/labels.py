"""Step 5 of the label service: who shows what, and what the caller wants corrected, by number. Enter reads back."""

from __future__ import annotations

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.services.labels import LabelRow
from agent_console.call.steps import Step
from agent_console.language import N_
from agent_console.linear.numbered import all_chosen, listed
from agent_console.linear.session import Session
from screens.labels import list_words as said
from screens.labels.view import LabelsView
from screens.labels.words import CATEGORIES, REASONS, shown_text, standing_word, why_not

LABELS = N_("5 Labels: numbers to choose, * all, - and numbers to leave, ? lists, Enter reads back")
REASON = N_("Why is it wrong? {reasons}")
NO_NUMBER = N_("? No label has this number: ? lists them")

_REASON_DIGITS = {str(number): one for number, one in enumerate(REASONS, 1)}
"""The same digit for a reason whatever else is possible: it is typed without looking."""

_OWN_WORDS = frozenset({"again", "undo", "review"})


def labels(session: Session) -> None:
    """Have the wrong labels named, each with its reason, until they are read back."""
    view = _view(session)
    session.say(said.heading_right(view))
    session.speak(said.script_of(view), said.words_of(view))
    _list(session, view)
    while session.call.step is Step.SELECTION and session.call.stop is None:
        typed = session.ask(LABELS, own=_OWN_WORDS)
        _one_line(session, typed)
        if typed == ":again":
            return
        view = _view(session)
        if typed not in ("?", "？") and session.call.step is Step.SELECTION:
            session.say(said.resting_message(view))


def _one_line(session: Session, typed: str) -> None:
    view, labelling = _view(session), session.desk.labelling
    match typed:
        case "" | ":review":
            _review(session, view)
        case ":again":
            session.do(labelling.ask())
        case ":undo":
            if session.do(labelling.undo()):
                session.tell("+ Taken back")
        case "?" | "？":
            _list(session, view)
        case "*" | "＊":
            session.do(labelling.choose_all())
            for row in _view(session).without_reason:
                _ask_reason(session, row)
        case _ if typed[0] in "-－":
            for row in _rows_of(session, typed[1:]):
                session.do(labelling.leave(row.label.id) if row.label else labelling.undo())
        case _:
            _choose(session, typed)


def _choose(session: Session, typed: str) -> None:
    view, rows = _view(session), _rows_of(session, typed)
    for row in rows:
        if row.label is None or not row.choosable:
            session.say(f"# {view.provider_name(row.provider_id)}: {why_not(row, session.language)}")
            continue
        if not view.is_chosen(row):
            session.do(session.desk.labelling.choose(row.label.id))
        if _view(session).reason_of(row) is None or (view.is_chosen(row) and len(row.reasons) > 1):
            _ask_reason(session, row)


def _rows_of(session: Session, typed: str) -> tuple[LabelRow, ...]:
    rows = session.call.label_rows
    if typed.strip() == "*":
        return tuple(row for row in rows if row.choosable)
    found = all_chosen(rows, typed.strip())
    if found is None:
        session.tell(NO_NUMBER)
    return found or ()


def _ask_reason(session: Session, row: LabelRow) -> None:
    """Ask for the reason of one label; an answer that names none leaves it open."""
    _, view = session.language.text, _view(session)
    firm = view.provider_name(row.provider_id)
    session.say(f"{firm}: {shown_text(row, session.language)}")
    session.speak("labels_reason", {**said.words_of(view), "companies": firm})
    possible = {digit: one for digit, one in _REASON_DIGITS.items() if one in row.reasons}
    words = session.language.listed(f"{digit} {_(REASONS[one])}" for digit, one in possible.items())
    reason = possible.get(session.ask(_(REASON).format(reasons=words), fresh=True))
    if reason is not None and row.label is not None and reason is not view.reason_of(row):
        session.do(session.desk.labelling.choose(row.label.id, reason))


def _review(session: Session, view: LabelsView) -> None:
    for row in view.without_reason:
        _ask_reason(session, row)
    view = _view(session)
    if view.without_reason:
        session.say(said.missing_reason(view))
    elif view.choosable:
        session.do(session.desk.correcting.review())


def _list(session: Session, view: LabelsView) -> None:
    for number, row in listed(view.rows):
        session.say(f"{number} {_row_words(view, row)}")


def _row_words(view: LabelsView, row: LabelRow) -> str:
    language, label = view.language, row.label
    box = "" if not row.choosable else "[x] " if view.is_chosen(row) else "[ ] "
    parts = [f"{box}{view.provider_name(row.provider_id)}", shown_text(row, language)]
    if label is not None:
        parts.append(language.text(CATEGORIES[label.category]))
        if label.first_reported_on:
            since = f"{label.first_reported_on:%Y-%m}"
            parts.append(language.text(N_("since {day}")).format(day=since))
    parts.append(standing_word(row, language).text)
    if (reason := view.reason_of(row)) and view.is_chosen(row):
        parts.append(language.text(REASONS[reason]))
    return ", ".join(parts)


def _view(session: Session) -> LabelsView:
    now = session.desk.now()
    day = promise(PromiseKind.LABEL_CORRECTION, today(now), session.desk.calendar)
    return LabelsView(session.call, session.language, session.context.label_provider_name, day, now)
