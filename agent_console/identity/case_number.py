"""Case numbers: it knows how one is made, read and spoken; it does not know how many there are, nor any case.

A number is digits only, `YYMMDD-NNNN-C`: letters are misheard on the phone. C is an ISO 7064 MOD 11,10 check
digit, which finds every single wrong digit. A site with several desks puts four digits before the number
(`0217-261116-0042-2`), so that numbers are unique without a server; the check digit then covers these too.

A training number has `00` where the year stands and never a prefix: it starts with `00` and cannot be taken
for a real one, even read aloud. Its days come round every year: count by `case_series`, not by the date.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from agent_console.identity.text import count_ascii_digits, fold_grouped, is_ascii_digits

LENGTH: Final = 11
"""Digits of a case number without a desk prefix; a mobile number has as many."""

PREFIX_LENGTH: Final = 4
LONG_LENGTH: Final = PREFIX_LENGTH + LENGTH
MAX_COUNT: Final = 9999
"""Four digits count the cases of one desk on one day."""

_CENTURY: Final = 2000
_TRAINING_YEAR: Final = "00"
_PREFIX: Final = re.compile(r"(?!00)\d{4}", re.ASCII)
"""`00` in front is kept for training numbers."""


class CaseNumberProblemKind(StrEnum):
    """Why a typed text is no case number; the screens have the sentence for each."""

    EMPTY = "EMPTY"
    """Nothing was typed."""
    CHARACTERS = "CHARACTERS"
    """Something else than digits, spaces and hyphens."""
    LENGTH = "LENGTH"
    """Neither 11 digits nor 15 with a desk prefix."""
    CHECK_DIGIT = "CHECK_DIGIT"
    """A digit was misheard: ask for the number again."""
    DATE = "DATE"
    """The check digit fits, but no such day exists: nobody ever issued this number."""


@dataclass(frozen=True, slots=True)
class CaseNumberProblem:
    """Why a text was refused and how many digits stand there now."""

    kind: CaseNumberProblemKind
    digits: int


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number that passed its check; `str` gives the written form `261123-0481-4`.

    Raises:
        ValueError: The digits are no case number.
    """

    digits: str

    def __post_init__(self) -> None:
        problem = _problem_of(self.digits)
        if problem is not None:
            raise ValueError(f"not a case number: {problem.value}")

    @property
    def prefix(self) -> str | None:
        """The four digits of the desk, where a site has several."""
        return self.digits[:PREFIX_LENGTH] if len(self.digits) > LENGTH else None

    @property
    def groups(self) -> tuple[str, ...]:
        """The digits in the groups they are written and spoken in: desk (if any), day, count, check digit."""
        core = self.digits[-LENGTH:]
        head = (self.prefix,) if self.prefix is not None else ()
        return (*head, core[:6], core[6:10], core[10])

    @property
    def count(self) -> int:
        """Which case of its series this is, from 1."""
        return int(self.digits[-5:-1])

    @property
    def training(self) -> bool:
        """Whether the number was made in training; real numbers never start with `00`."""
        return self.digits.startswith(_TRAINING_YEAR)

    @property
    def series(self) -> str:
        """What stands before the count; numbers of one series differ by their count."""
        return self.digits[:-5]

    def __str__(self) -> str:
        return "-".join(self.groups)


def case_series(day: date, *, training: bool, prefix: str | None = None) -> str:
    """Give the digits before the count. The next count is one more than the highest used in this series.

    Args:
        day: The day the case is opened, in China, from 2001 to 2099.
        training: Whether the case is opened in training; the prefix is then left out.
        prefix: Four digits of the desk, not beginning with `00`.

    Raises:
        ValueError: The year or the prefix cannot stand in a case number.
    """
    if training:
        return f"{_TRAINING_YEAR}{day:%m%d}"
    if not _CENTURY < day.year < _CENTURY + 100:
        raise ValueError(f"no case number for the year {day.year}")
    if prefix is not None and _PREFIX.fullmatch(prefix) is None:
        raise ValueError("a desk prefix is four digits and does not begin with 00")
    return f"{prefix or ''}{day:%y%m%d}"


def make_case_number(day: date, count: int, *, training: bool, prefix: str | None = None) -> CaseNumber:
    """Make the number of the count-th case of a series.

    Raises:
        ValueError: The count is not 1 to 9999, or see `case_series`.
    """
    if not 1 <= count <= MAX_COUNT:
        raise ValueError(f"a desk counts its cases of a day from 1 to {MAX_COUNT}, not {count}")
    body = f"{case_series(day, training=training, prefix=prefix)}{count:04d}"
    return CaseNumber(body + _check_digit(body))


def parse_case_number(text: str) -> CaseNumber | CaseNumberProblem:
    """Read a case number as it was typed or heard, with spaces, hyphens or full-width digits.

    Returns:
        The number, or why it is none. Every text has an answer; none raises.
    """
    typed = fold_grouped(text)
    problem = _problem_of(typed)
    if problem is not None:
        return CaseNumberProblem(problem, count_ascii_digits(typed))
    return CaseNumber(typed)


def _problem_of(digits: str) -> CaseNumberProblemKind | None:
    if not digits:
        return CaseNumberProblemKind.EMPTY
    if not is_ascii_digits(digits):
        return CaseNumberProblemKind.CHARACTERS
    if len(digits) not in {LENGTH, LONG_LENGTH}:
        return CaseNumberProblemKind.LENGTH
    if _check_digit(digits[:-1]) != digits[-1]:
        return CaseNumberProblemKind.CHECK_DIGIT
    if not _was_ever_issued(digits):
        return CaseNumberProblemKind.DATE
    return None


def _check_digit(body: str) -> str:
    # Late: stdnum brings in pydoc and ssl, which cost the start 20 ms.
    from stdnum.iso7064 import mod_11_10

    return mod_11_10.calc_check_digit(body)


def _was_ever_issued(digits: str) -> bool:
    prefix, core = digits[:-LENGTH], digits[-LENGTH:]
    if prefix and (prefix.startswith("00") or core.startswith(_TRAINING_YEAR)):
        return False
    try:
        # 2000 was a leap year, so 29 February is a day in training too.
        date(_CENTURY + int(core[:2]), int(core[2:4]), int(core[4:6]))
    except ValueError:
        return False
    return core[6:10] != "0000"


_ZH_DIGITS: Final = str.maketrans("0123456789", "零幺二三四五六七八九")
"""As spoken by telephone: 1 is 幺, since 一 and 七 sound alike."""


def spoken(number: CaseNumber, language: str, between: str | None = None) -> str:
    """Say a case number group by group.

    Args:
        number: The number to say.
        language: `zh` or anything beginning so gives Chinese, all else English.
        between: What stands between the groups; two spaces in Chinese and a comma in English if left out.

    Returns:
        `二六幺幺二三  零四八幺  四` or `2-6-1-1-2-3, 0-4-8-1, 4`.
    """
    if language.startswith("zh"):
        said, usual = [group.translate(_ZH_DIGITS) for group in number.groups], "  "
    else:
        said, usual = ["-".join(group) for group in number.groups], ", "
    return (usual if between is None else between).join(said)
