"""The steps up to the platforms' answers: numbers, notice, verification, lookup. Words and gates are the pages' own."""

from __future__ import annotations

import asyncio
from functools import partial

from agent_console.calendar.zone import today
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.call.verification import Verification
from agent_console.desk import Reply
from agent_console.identity.id_number import IdNumberProblem, parse_id_number
from agent_console.identity.number_block import block_owner
from agent_console.identity.phone import PhoneNumber, parse_phone
from agent_console.identity.secret import Secret, mask_id_number, mask_name
from agent_console.identity.text import fold, fold_grouped, is_ascii_digits
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.intake.phone_problems import phone_problem_sentence
from screens.intake.situation import Known, situation_lines
from screens.lookup.page import LookupView
from screens.lookup.words import counted
from screens.lookup.words import resting_message as lookup_message
from screens.verification.id_problems import id_problem_sentence
from screens.verification.page import VerificationView
from screens.verification.words import resend_sentence
from screens.verification.words import resting_message as verification_message

CODE_DIGITS = 6

INTAKE = N_("1 Intake: Enter if the number is right, or another number")
NOTICE = N_("2 Notice: 1 the caller agrees, 0 does not")
NAME = N_("3 Verify: name as on the ID (not shown)")
DOCUMENT = N_("ID number (not shown)")
CODE = N_("Code the caller reads out, or s to send one")
NO_NAME = N_("x Ask for the name")
VERIFIED = N_("3 Verify: Enter goes on")
LOOKUP = N_("4 Lookup: Enter waits on, 1 goes on without the rest, 2 rings back")


def intake(session: Session) -> None:
    """Say what the registry knows of the number, and have it confirmed."""
    call, desk = session.call, session.desk
    session.speak("intake")
    if call.numbers.subject is not None and call.numbers.record is None:
        session.do(desk.intake.ask_verdict())
    _say_situation(session)
    typed = session.ask(INTAKE)
    if not typed:
        session.do(desk.intake.confirm_numbers())
        return
    number = parse_phone(typed)
    if isinstance(number, PhoneNumber):
        session.do(desk.intake.enter_subject(number))
    else:
        session.say(f"x {phone_problem_sentence(number, typed, session.language)}")


def _say_situation(session: Session) -> None:
    call, subject = session.call, session.call.numbers.subject
    if subject is None or call.numbers.record is None:
        return
    session.say(f"{session.language.text(N_('Number'))}: {subject.masked}")
    cases = session.desk.casebook.cases_of(subject, besides=call.id)
    known = Known(call.why_not_eligible(session.desk.now()), block_owner(subject), cases, call.service)
    session.prompt.say_lines(*situation_lines(known, call, session.language))


def notice(session: Session) -> None:
    """Have the notice read out and take the caller's answer, and no other."""
    session.say(session.context.scripts.notice.text)
    match session.ask(NOTICE, fresh=True):
        case "1":
            session.do(session.desk.intake.agree())
        case "0":
            session.do(session.desk.intake.decline())
        case _:
            session.tell("= Press 1 or 0: Enter records no consent")


def verification(session: Session) -> None:
    """Compare name and ID number, then the code."""
    state = session.call.verification
    if not state.matched:
        _compare(session)
    elif state.verified and state.code is None:
        session.ask(VERIFIED)
        session.do(session.desk.line.go_to(Step.LOOKUP))
    else:
        _code(session, state)
    if session.desk.call is not None and session.call.stop is None:
        session.say(verification_message(_view(session)))


def _compare(session: Session) -> None:
    session.speak("verification")
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


async def _compared(session: Session, name: Secret, document: Secret) -> Reply:
    holder = session.desk.holder
    _signals, reply = await asyncio.gather(holder.ask_signals(), holder.compare(name, document))
    return reply


def _code(session: Session, state: Verification) -> None:
    typed = fold_grouped(session.ask(CODE))
    if typed.lower() == "s":
        session.do(session.desk.holder.send_code())
        session.say(resend_sentence(_view(session)))
    elif len(typed) == CODE_DIGITS and is_ascii_digits(typed):
        session.do(session.desk.holder.confirm_code(Secret(typed)))


def _view(session: Session) -> VerificationView:
    return VerificationView(session.call, session.language, session.desk.now())


def lookup(session: Session) -> None:
    """Ask the platforms; what is counted is said as it changes."""
    desk = session.desk
    stop_listening = desk.on_change(partial(_say_counts, session))
    try:
        done = session.do(desk.finding.look_up())
    finally:
        stop_listening()
    if session.call.step is not Step.LOOKUP:
        return
    session.say(lookup_message(_lookup_view(session)))
    if done and session.call.lookup.state is LookupState.FINISHED:
        session.do(desk.finding.leave_open())
        return
    match session.ask(LOOKUP):
        case "1":
            session.do(desk.finding.leave_open())
        case "2":
            session.do(desk.ending.agree_call_back())
        case _:
            pass


def _say_counts(session: Session, *_: object) -> None:
    call = session.desk.call
    if call is not None and call.lookup.answers:
        session.say(counted(_lookup_view(session)))


def _lookup_view(session: Session) -> LookupView:
    return LookupView(session.call, session.language, session.desk.now())
