"""The steps of a call, in their order. It knows nothing of what happens in them."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """The eight steps every service walks through."""

    INTAKE = "INTAKE"
    NOTICE = "NOTICE"
    VERIFICATION = "VERIFICATION"
    LOOKUP = "LOOKUP"
    SELECTION = "SELECTION"
    READ_BACK = "READ_BACK"
    SUBMISSION = "SUBMISSION"
    WRAP_UP = "WRAP_UP"

    @property
    def number(self) -> int:
        """The step's number on the screen, from 1."""
        return STEPS.index(self) + 1

    def before(self) -> Step | None:
        """The step Esc leads to, or None at the first."""
        return STEPS[self.number - 2] if self.number > 1 else None


STEPS: tuple[Step, ...] = tuple(Step)


class Service(StrEnum):
    """What a call is about; one call may go from one to the next."""

    UNBIND = "UNBIND"
    """一键解绑: releasing what a previous holder left on the number."""
    OWN_ACCOUNTS = "OWN_ACCOUNTS"
    """一键查询: what was bound to the number in the holder's own time; nothing of it is released here."""
    LABELS = "LABELS"
    """号码标记: what label providers show when the number rings, and its correction."""


class CallerSaid(StrEnum):
    """What the caller said it is about, in the caller's own words; it leads to the service or to an honest page."""

    ALREADY_REGISTERED = "ALREADY_REGISTERED"
    LABELLED = "LABELLED"
    OWN_ACCOUNTS = "OWN_ACCOUNTS"
    SOMETHING_ELSE = "SOMETHING_ELSE"
    HAD_IT_BEFORE = "HAD_IT_BEFORE"
    DEBT_CALLS = "DEBT_CALLS"
    BANNED = "BANNED"
    WRONG_COUNT = "WRONG_COUNT"
    WHO_HAD_IT = "WHO_HAD_IT"
    CHILD_OR_RELATIVE = "CHILD_OR_RELATIVE"
    DATA_OR_MONEY = "DATA_OR_MONEY"
