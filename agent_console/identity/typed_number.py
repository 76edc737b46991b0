"""The one line that takes any number: it knows by the first digits which kind was meant, no more."""

from agent_console.identity.case_number import (
    LENGTH,
    LONG_LENGTH,
    CaseNumber,
    CaseNumberProblem,
    parse_case_number,
)
from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind, parse_phone
from agent_console.identity.text import fold_grouped, is_ascii_digits

Entry = PhoneNumber | CaseNumber | PhoneProblem | CaseNumberProblem
"""What the line holds: a number, or what is wrong with the one that was meant."""


def read_entry(text: str) -> Entry:
    """Read what stands in the home line: a mobile number or a case number.

    Both have 11 digits. 1 begins a mobile number, `00` a training case, any other digit a case; 15 digits are
    a case with its desk prefix. `+86`, `0086` and `86` before a mobile number stay a country code.

    Returns:
        The number, or the problem of the kind that was meant. Every text has an answer; none raises.
    """
    typed = fold_grouped(text)
    if not is_ascii_digits(typed) or _begins_a_phone(typed):
        return parse_phone(text)
    case_number = parse_case_number(text)
    if isinstance(case_number, CaseNumber):
        return case_number
    as_phone = parse_phone(text)
    if isinstance(as_phone, PhoneProblem) and _says_more(as_phone, typed):
        return as_phone
    return case_number


def _begins_a_phone(typed: str) -> bool:
    if typed.startswith("0086"):
        return True
    if len(typed) == LONG_LENGTH:
        return False
    return typed.startswith("1") or (typed.startswith("861") and len(typed) > LENGTH)


def _says_more(problem: PhoneProblem, typed: str) -> bool:
    """Whether the caller named a telephone that is no mobile, so that counting digits would not help."""
    if problem.kind is PhoneProblemKind.SERVICE_NUMBER:
        return True
    # Without its area code a landline cannot be told from a half-typed case number.
    return problem.kind is PhoneProblemKind.LANDLINE and typed.startswith("0")
