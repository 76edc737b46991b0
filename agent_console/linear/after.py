"""The steps from the platforms' answers on: ticks, read-back, sending, wrap-up. Words and gates are the pages' own."""

from __future__ import annotations

from dataclasses import replace

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.gates import Reason
from agent_console.call.line import LineState
from agent_console.call.read_back import Statement
from agent_console.call.services.unbind import Standing
from agent_console.call.steps import Step
from agent_console.desk.ending import possible_outcomes, proposed_outcome
from agent_console.identity.secret import Secret
from agent_console.language import N_
from agent_console.linear.session import Again, Session
from screens.read_back.facts import answer_lines, given_lines, goes_line, number_line, stays_line
from screens.read_back.statements import missing_sentence
from screens.read_back.view import ReadBackView
from screens.read_back.words import words_of
from screens.selection.entries import entries_of, listing_of
from screens.selection.rows import Change, TickKind, named
from screens.selection.view import heading_right
from screens.selection.words import change_sentence, name_of, refusal_sentence
from screens.sentences import outcome_word
from screens.submission.view import SubmissionView, face_of
from screens.submission.words import resting_message as submission_message
from screens.submission.words import script_of as submission_script
from screens.submission.words import words_of as submission_words
from screens.warnings import warning_of, warning_words

ROOM = 400
"""Cells a fact may take: nothing is cut where nothing is drawn."""

SELECTION = N_(
    "5 Select: names to tick (@ a company, * all), - and names to untick, ? lists, Enter reads back"
)
READ_BACK = N_(
    "6 Read back: 1 warnings told, 2 caller says yes, 3 caller agrees, 8 send, s new code, b select"
)
FRESH_CODE = N_("Code the caller reads out")
SENDING = N_("~ Sending")
SAVED = N_("+ Saved: case {number}")
SENT = N_("7 Sent: Enter wraps up")
WRAP_UP = N_("8 Wrap up: Enter saves as {outcome}, or a digit")

_STATEMENTS = {
    "1": Statement.WARNINGS_TOLD,
    "2": Statement.READ_BACK,
    "3": Statement.SEPARATE_CONSENT,
}
_PAGES = {"1": "statement_1", "2": "statement_2", "3": "statement_3"}


def selection(session: Session) -> None:
    """Tick by name until the list is to be read back."""
    session.say(heading_right(session.call, session.language))
    typed = session.ask(SELECTION)
    if not typed:
        session.do(session.desk.choosing.review())
    elif typed.startswith(("?", "？")):
        _list(session, typed[1:].strip())
    elif typed.startswith(("-", "－")):
        _change(session, typed[1:], untick=True)
    else:
        _change(session, typed, untick=False)


def _list(session: Session, words: str) -> None:
    """Say every row that has a box or is asked for already, or those some words find, with what unbinding may cost."""
    found = session.context.index.find(words) if words else None
    language, cost_of = session.language, warning_words(session.context.catalogue, session.language)
    for entry in entries_of(session.call.rows, found):
        row = entry.row
        if row is not None and row.standing is Standing.UNDER_WAY:
            session.say(refusal_sentence(row, language))
        if row is None or not row.tickable:
            continue
        box = "[x]" if row.platform.id in session.call.ticked else "[ ]"
        warned = warning_of(row.platform, cost_of, language)
        cost = f"  {warned.sign} {warned.word}" if warned else ""
        session.say(f"{box} {name_of(entry, language)}, {language.bilingual(entry.family.name)}{cost}")


def _change(session: Session, words: str, *, untick: bool) -> None:
    call, choosing = session.call, session.desk.choosing
    # What is ticked counts as open where it is to be unticked, so that one search serves both.
    change = named(
        listing_of(call.rows), session.context.index, words, frozenset() if untick else call.ticked
    )
    if isinstance(change, str):
        session.tell("? No platform is called {typed}: try another name, or F3", typed=change)
        return
    if untick:
        gone = tuple(one for one in change.tick if one in call.ticked)
        change = Change(TickKind.SHOWN, untick=gone)
    if change.untick:
        session.do(choosing.untick(change.untick))
    elif change.tick:
        session.do(choosing.tick(change.tick))
    moved = change.untick or change.tick
    if not moved:
        session.say(change_sentence(change, session.language))
        return
    told = "+ unticked {name}, {count}" if untick else "+ ticked {name}, {count}"
    names = session.language.listed(session.context.platform_name(one) for one in moved)
    session.tell(told, name=names, count=str(len(moved)))
    if change.refused is not None:
        session.say(refusal_sentence(change.refused, session.language))


def read_back(session: Session) -> None:
    """Have the list read out whole, take each answer by itself, and send on `8` alone."""
    view = _read_back_view(session)
    _say_list(session, view)
    if session.call.read_back.reading is None:
        session.do(session.desk.choosing.review())
    if session.call.read_back.reading is not None and not session.call.read_back.last_page_shown:
        session.do(session.desk.choosing.show_last_page())
    while session.call.step is Step.READ_BACK and session.call.stop is None:
        _one_answer(session)


def _say_list(session: Session, view: ReadBackView) -> None:
    # The last of the row is a key of the page.
    number = number_line(view, ROOM)
    session.prompt.say_lines(replace(number, placed=number.placed[:-1]))
    for group in view.groups:
        session.say(f"{group.company}: {session.language.listed(group.apps)}")
    session.prompt.say_lines(goes_line(view, ROOM), *given_lines(view, ROOM), stays_line(view, ROOM))
    session.prompt.say_lines(*answer_lines(view, ROOM))
    _say_warnings(session)


def _say_warnings(session: Session) -> None:
    for row in session.call.chosen:
        if row.platform.warning is not None:
            name = session.language.bilingual(row.platform.name)
            session.say(f"! {name}: {session.language.bilingual(row.platform.warning)}")


def _one_answer(session: Session) -> None:
    view = _read_back_view(session)
    open_statement = next((one for one in _STATEMENTS if _is_missing(session, one)), None)
    if open_statement is not None:
        session.speak(_PAGES[open_statement], words_of(view, session.context.scripts))
    match session.ask(READ_BACK, fresh=True):
        case "1" | "2" | "3" as digit:
            if session.do(session.desk.choosing.state(_STATEMENTS[digit])):
                session.say(f"+ {session.language.text(_SAID[digit])}")
        case "8":
            _send(session)
        case "s":
            _fresh_code(session)
        case "b":
            session.do(session.desk.line.go_to(Step.SELECTION))
        case _:
            raise Again


_SAID = {"1": N_("Warnings told"), "2": N_("Read back"), "3": N_("Own consent")}


def _is_missing(session: Session, digit: str) -> bool:
    statement = _STATEMENTS[digit]
    needed = statement is not Statement.WARNINGS_TOLD or bool(session.call.reading.warnings)
    return needed and not session.call.read_back.has(statement)


def _send(session: Session) -> None:
    view = _read_back_view(session)
    if view.reasons:
        session.say(missing_sentence(view))
    else:
        session.tell(SENDING)
        session.do(session.desk.filing.submit())


def _fresh_code(session: Session) -> None:
    too_old = Reason.PROOF_TOO_OLD in _read_back_view(session).reasons
    if too_old and session.do(session.desk.holder.send_code()):
        session.do(session.desk.holder.confirm_code(Secret(session.ask(FRESH_CODE))))


def _read_back_view(session: Session) -> ReadBackView:
    now = session.desk.now()
    return ReadBackView(
        call=session.call,
        language=session.language,
        warning_word=warning_words(session.context.catalogue, session.language),
        promise=promise(PromiseKind.UNBIND, today(now), session.desk.calendar),
        now=now,
    )


def submission(session: Session) -> None:
    """Say what became of it, with the case number."""
    call, desk = session.call, session.desk
    view = SubmissionView(
        call=call,
        language=session.language,
        face=face_of(call.submission, sending=False),
        platform_name=session.context.platform_name,
        calendar=desk.calendar,
        now=desk.now(),
    )
    session.say(submission_message(view))
    session.say(f"{session.language.text(N_('Case no.'))}: {call.id}")
    session.speak(submission_script(view), submission_words(view))
    session.ask(SENT)
    session.do(desk.line.go_to(Step.WRAP_UP))


def wrap_up(session: Session) -> None:
    """Save the end of the call."""
    call, desk = session.call, session.desk
    language = session.language
    outcomes = possible_outcomes(call)
    for digit, outcome in enumerate(outcomes, 1):
        session.say(f"{digit} {language.text(outcome_word(call, outcome))}")
    proposed = language.text(outcome_word(call, proposed_outcome(call)))
    typed = session.ask(language.text(WRAP_UP).format(outcome=proposed))
    if typed and not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) <= len(outcomes)):
        return
    if call.line.state is not LineState.ENDED:
        session.do(desk.line.end())
    chosen = outcomes[int(typed) - 1] if typed else None
    if session.do(desk.ending.wrap_up(chosen)):
        session.tell(SAVED, number=call.id)
