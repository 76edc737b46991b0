"""One sentence for everything that can be wrong with a typed mobile number. It knows no field and no page."""

from __future__ import annotations

from agent_console.identity.phone import LENGTH, PhoneProblem, PhoneProblemKind
from agent_console.identity.text import fold_grouped
from agent_console.language import N_, Language

SENTENCES: dict[PhoneProblemKind, str] = {
    PhoneProblemKind.EMPTY: N_("Empty: ask for the number"),
    PhoneProblemKind.TOO_LONG: N_("{digits} digits, {difference} too many"),
    PhoneProblemKind.SERVICE_NUMBER: N_("A service line, not a mobile"),
    PhoneProblemKind.LANDLINE: N_("A landline: ask for a mobile"),
    PhoneProblemKind.IOT_NUMBER: N_("13 digits: a machine's card"),
    PhoneProblemKind.NOT_A_NUMBER: N_("Digits only, please"),
    PhoneProblemKind.FOREIGN: N_("A foreign number: not here"),
    PhoneProblemKind.NOT_MOBILE_PREFIX: N_("No mobile begins so: ask again"),
}

SHORT_SERVICE_LINE = 5
"""Service lines of up to five digits are known by their number (10086, 12345); longer ones do not fit the row."""


def phone_problem_sentence(problem: PhoneProblem, typed: str, language: Language) -> str:
    """Say in the words of the fix what is wrong; no sign, at most 31 cells."""
    _ = language.text
    if problem.kind is PhoneProblemKind.SERVICE_NUMBER and problem.digits <= SHORT_SERVICE_LINE:
        return _("{number} is a service line").replace("{number}", fold_grouped(typed))
    if problem.kind is PhoneProblemKind.TOO_SHORT:
        sentence = language.plural(
            "{digits} digit now, {difference} missing",
            "{digits} digits now, {difference} missing",
            problem.digits,
        )
    else:
        sentence = _(SENTENCES[problem.kind])
    return sentence.format(digits=problem.digits, difference=abs(LENGTH - problem.digits))
