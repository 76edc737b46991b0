"""One sentence for everything that can be wrong with a typed ID number, and how one is read back. It knows no page."""

from __future__ import annotations

from agent_console.identity.id_number import LENGTH, IdNumberProblem, IdNumberProblemKind
from agent_console.identity.text import fold_grouped
from agent_console.language import N_, Language

SENTENCES: dict[IdNumberProblemKind, str] = {
    IdNumberProblemKind.EMPTY: N_("Empty: ask for the ID number"),
    IdNumberProblemKind.TOO_SHORT: N_("{difference} characters missing"),
    IdNumberProblemKind.TOO_LONG: N_("{difference} characters too many"),
    IdNumberProblemKind.OLD_15_DIGITS: N_("Old card, void: ask for 18"),
    IdNumberProblemKind.CHARACTERS: N_("Digits only, X at the very end"),
    IdNumberProblemKind.CHECK_DIGIT: N_("Check digit: ask to read again"),
    IdNumberProblemKind.BIRTH_DATE: N_("No such birth date: ask again"),
    IdNumberProblemKind.ADDRESS: N_("No number begins so: ask again"),
}

_WHILE_TYPING = frozenset(
    {
        IdNumberProblemKind.TOO_LONG,
        IdNumberProblemKind.CHARACTERS,
        IdNumberProblemKind.CHECK_DIGIT,
        IdNumberProblemKind.BIRTH_DATE,
        IdNumberProblemKind.ADDRESS,
    }
)
"""Problems no further digit cures; the others may only mean that it is not typed to its end."""


def shows_while_typing(problem: IdNumberProblem) -> bool:
    """Tell whether a problem is shown before Enter is pressed."""
    return problem.kind in _WHILE_TYPING


def id_problem_sentence(problem: IdNumberProblem, language: Language) -> str:
    """Say in the words of the fix what is wrong; no sign, at most 31 cells. It never means fraud."""
    sentence = language.text(SENTENCES[problem.kind])
    return sentence.format(difference=abs(LENGTH - problem.characters))


def reading_groups(typed: str) -> str:
    """Write an ID number as it is read back, six, eight and four: `340524 19800101 001_`."""
    shown = fold_grouped(typed).upper()[:LENGTH].ljust(LENGTH, "_")
    return f"{shown[:6]} {shown[6:14]} {shown[14:]}"


def characters_typed(typed: str) -> int:
    """Count what stands there, grouping aside."""
    return len(fold_grouped(typed))
