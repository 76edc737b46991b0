"""The first steps: numbers, notice, verification. Words and gates are the pages' own."""

from __future__ import annotations

from agent_console.backend import SendCodeOutcome
from agent_console.calendar.zone import today
from agent_console.call.steps import Step
from agent_console.call.verification import Verification
from agent_console.desk import Reply
from agent_console.identity.id_number import IdNumberProblem, parse_id_number
from agent_console.identity.number_block import block_owner
from agent_console.identity.phone import PhoneNumber, parse_phone
from agent_console.identity.secret import Secret, mask_id_number, mask_name
from agent_console.identity.text import fold, fold_grouped, is_ascii_digits
from agent_console.language import N_
from agent_console.linear.covered import code_covered, number_covered
from agent_console.linear.elsewhere import Again
from agent_console.linear.practice import say_newest_message
from agent_console.linear.session import Session
from screens.intake.phone_problems import phone_problem_sentence
from screens.intake.situation import Known, situation_lines
from screens.intake.view import Asking, IntakeView, Row
from screens.intake.view import script_of as intake_script
from screens.verification.code_lines import code_lines, short_code_sentence
from screens.verification.id_problems import id_problem_sentence
from screens.verification.page import VerificationView
from screens.verification.signal_lines import signal_lines
from screens.verification.words import resend_sentence, script_of
from screens.verification.words import resting_message as verification_message

CODE_DIGITS = 6

INTAKE = N_("1 Intake: Enter if the number is right, another number, or c and one to be reached at")
NOTICE = N_("2 Notice: 1 the caller agrees, 0 does not")
NAME = N_("3 Verify: name as on the ID (not shown)")
DOCUMENT = N_("ID number (not shown)")
CODE = N_("Code the caller reads out, or s to send one")
NO_NAME = N_("x Ask for the name")
VERIFIED = N_("3 Verify: Enter goes on")
CONTACT = N_("+ Answers go to {number}")

_ASK_AGAIN = frozenset({"again"})
_WENT_OUT = (None, SendCodeOutcome.SENT)


def intake(session: Session) -> None:
    """Say what the registry knows of the number, and have it confirmed."""
    call, desk = session.call, session.desk
    typed_before = parse_phone(desk.intake.typed.subject)
    if call.numbers.subject is None and isinstance(typed_before, PhoneNumber):
        session.do(desk.intake.enter_subject(typed_before))
    elif call.numbers.subject is not None and call.numbers.record is None:
        session.do(desk.intake.ask_verdict())
    _speak_intake(session)
    _say_situation(session)
    typed = session.ask(INTAKE, own=_ASK_AGAIN, cover=number_covered)
    if not typed:
        session.do(desk.intake.confirm_numbers())
    elif typed == ":again":
        session.do(desk.intake.ask_verdict())
    elif typed[0] in "cCｃ":
        _reach_at(session, typed[1:].strip())
    elif (number := _number(session, typed)) is not None:
        session.do(desk.intake.enter_subject(number))


def _speak_intake(session: Session) -> None:
    """Give the words that fit to what the line brought and to whether the registry answered."""
    call, numbers = session.call, session.call.numbers
    subject = numbers.subject or parse_phone(session.desk.intake.typed.subject)
    silent = numbers.subject is not None and numbers.record is None
    asking = Asking.NO_ANSWER if silent else Asking.NOT_YET
    session.speak(intake_script(IntakeView(call, session.language, Row.SUBJECT, subject, asking)))


def _reach_at(session: Session, typed: str) -> None:
    number = _number(session, typed)
    if number is not None and session.do(session.desk.intake.enter_contact(number)):
        session.tell(CONTACT, number=number.masked)


def _number(session: Session, typed: str) -> PhoneNumber | None:
    """Read a mobile number, or say what is wrong with it."""
    number = parse_phone(typed)
    if isinstance(number, PhoneNumber):
        return number
    session.say(f"x {phone_problem_sentence(number, typed, session.language)}")
    return None


def _say_situation(session: Session) -> None:
    call, subject = session.call, session.call.numbers.subject
    if subject is None or call.numbers.record is None:
        return
    session.say(f"{session.language.text(N_('Number'))}: {subject.masked}")
    cases = session.desk.casebook.cases_of(subject, besides=call.id)
    known = Known(call.why_not_eligible(session.desk.now()), block_owner(subject), cases, call.service)
    session.say_lines(*situation_lines(known, call, session.language))


def notice(session: Session) -> None:
    """Have the notice read out and take the caller's answer, and no other."""
    session.say(session.context.scripts.notice.text)
    desk, answer = session.desk, ""
    while answer not in ("1", "0"):
        answer = session.ask(NOTICE, fresh=True)
        if answer not in ("1", "0"):
            session.tell("= Press 1 or 0: Enter records no consent")
    session.do(desk.intake.agree() if answer == "1" else desk.intake.decline())


def verification(session: Session) -> None:
    """Compare name and ID number, then the code."""
    state = session.call.verification
    session.speak(script_of(_view(session)))
    if not state.matched:
        _compare(session)
    elif state.verified and state.code is None:
        session.ask(VERIFIED)
        session.do(session.desk.line.go_to(Step.LOOKUP))
    else:
        _code(session, state)
    call = session.desk.call
    if call is not None and call.stop is None and call.step is Step.VERIFICATION:
        _say_where_it_stands(session)


def _say_where_it_stands(session: Session) -> None:
    view = _view(session)
    session.say(verification_message(view))
    if view.verification.code is None and view.verification.last_send_outcome not in _WENT_OUT:
        session.say_lines(*code_lines(view, tall=False))


def _compare(session: Session) -> None:
    name, document = fold(session.ask(NAME, hidden=True)), session.ask(DOCUMENT, hidden=True)
    parsed = parse_id_number(document, today(session.desk.now()))
    if not name:
        session.tell(NO_NAME)
    elif isinstance(parsed, IdNumberProblem):
        # A wrong check digit is a slip of the tongue and costs no try.
        session.tell("x ID number: {problem}", problem=id_problem_sentence(parsed, session.language))
    else:
        secrets = Secret(name, mask_name(name)), Secret(document, mask_id_number(document))
        session.do(_compared(session, *secrets))
        if session.desk.call is not None and session.call.verification.matched:
            session.say_lines(*signal_lines(session.call, session.language, tall=False))


async def _compared(session: Session, name: Secret, document: Secret) -> Reply:
    holder, call = session.desk.holder, session.call
    if call.verification.signals is None:
        # Whether the code may go out by itself is read off them.
        await holder.ask_signals()
    return await holder.compare(name, document)


def _code(session: Session, state: Verification) -> None:
    if state.code is not None:
        say_newest_message(session)
    typed = fold_grouped(session.ask(CODE, own=_ASK_AGAIN, cover=code_covered))
    if typed.lower() in ("s", ":again"):
        # How long it still takes is said in place of why not.
        if not session.do(
            session.desk.holder.send_code(), quiet=bool(wait := resend_sentence(_view(session)))
        ):
            session.say(wait)
    elif len(typed) == CODE_DIGITS and is_ascii_digits(typed):
        session.do(session.desk.holder.confirm_code(Secret(typed)))
    elif typed:
        session.say("x " + short_code_sentence(max(1, CODE_DIGITS - len(typed)), session.language))
        raise Again


def _view(session: Session) -> VerificationView:
    return VerificationView(session.call, session.language, session.desk.now())


def fresh_code(session: Session, msgid: str) -> None:
    """Send another code and compare it, where what was proved is too old to send on; Enter asks for none."""
    holder = session.desk.holder
    if session.call.verification.covers_submit(session.desk.now(), session.call.terms.limits):
        session.tell("= The verification still holds: no code needed")
        return
    if session.call.verification.code is None and not session.do(holder.send_code()):
        return
    while session.call.stop is None and session.call.verification.code is not None:
        say_newest_message(session)
        typed = fold_grouped(session.ask(msgid, cover=code_covered))
        if not typed:
            return
        if len(typed) == CODE_DIGITS and session.do(holder.confirm_code(Secret(typed))):
            confirmed = session.call.verification.code is None
            right = f"+ {session.language.text(N_('the code was right'))}"
            session.say(right if confirmed else verification_message(_view(session)))
            # The consent to hand the number on went with the old proof: its words are given again.
            session.say_anew()
