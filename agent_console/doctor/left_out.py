"""What was not looked at because something before it failed, so that no row is missing. It looks at nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.operations import not_tried
from agent_console.language import Language

_MAY_BE_LEFT_OUT: Final = (
    Check.CASEBOOK,
    Check.BACKEND,
    Check.CREDENTIALS,
    Check.LINE,
    Check.TLS,
    Check.CLOCK,
)


def left_out(found: Iterable[Finding], language: Language) -> tuple[Finding, ...]:
    """Name what none of these findings is about."""
    looked_at = {one.check for one in found}
    text = language.text("Not looked at; see what failed above.")
    missing = [check for check in _MAY_BE_LEFT_OUT if check not in looked_at]
    named = tuple(Finding(check, State.OFF, "NOT_TRIED", text) for check in missing)
    return named if Check.OPERATION in looked_at else (*named, *not_tried(language))
