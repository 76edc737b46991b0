"""What is done with what the registry did not take: why, which ways on there are, how it ends. It sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agent_console.call.casework import SettledBy
from agent_console.call.refused import NotTaken, not_taken
from agent_console.desk import Failure, FailureKind
from agent_console.language import Language
from screens.failures import failure_sentence
from screens.panels.panel import Panel
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text, fit
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

if TYPE_CHECKING:
    from screens.console_screen import ConsoleScreen, Handler

_MOST = 3
"""Requests named one by one; a case seldom has more than one."""


class RefusedPanel(Panel):
    """`1` notes that the caller knows, `2` that it was done another way; either takes it out of the tray."""

    def title(self, page: ConsoleScreen) -> Text:
        """Return what it is about."""
        return page.language.text("Not taken   how it ends")

    def block(self, page: ConsoleScreen, width: int, height: int) -> Block:
        """Return what was refused and why, and the two ways."""
        _ = page.language.text
        refused = not_taken(page.desk.casework.at_hand.submission)
        why = [line for one in refused[:_MOST] for line in why_lines(one, page.language, width)]
        ways = (
            ("1", _("the caller knows that it was not taken, and wants no more")),
            ("2", _("done another way: another case, or the registry")),
        )
        kept = _("To file it once more: Esc, ring back and verify, then 1. Labels: a new call.")
        return Block(
            (
                *why,
                EMPTY,
                *(EMPTY.at(4, key, "key").at(7, fit(told, width - 7)) for key, told in ways),
                EMPTY,
                *(EMPTY.at(4, row, "quiet") for row in wrap_cells(kept, width - 4)),
            )
        )

    def hints(self, page: ConsoleScreen) -> tuple[Hint, ...]:
        """Return the keys of the panel."""
        _ = page.language.text
        return Hint("1", _("Caller knows")), Hint("2", _("Another way")), Hint("Esc", _("Close, do nothing"))

    def handlers(self, page: ConsoleScreen) -> Mapping[str, Handler]:
        """Return what each digit does."""
        return {
            "1": lambda: _settle(page, SettledBy.CALLER_TOLD),
            "2": lambda: _settle(page, SettledBy.OTHER_WAY),
        }


def why_lines(one: NotTaken, language: Language, width: int) -> list[Line]:
    """Say what the registry did not take, and its reason."""
    failure = Failure(FailureKind.REFUSED, one.code, reference=one.reference)
    return [
        EMPTY.at(2, fit(_what(one, language), width - 2), "heading"),
        *(EMPTY.at(4, row) for row in wrap_cells(failure_sentence(failure, language), width - 4)),
    ]


def _what(one: NotTaken, language: Language) -> str:
    """Name it without a count: nobody need be verified here."""
    _ = language.text
    if one.takes_back:
        return _("Apps: not taken back")
    return _("Labels: not filed") if one.labels else _("Apps: not filed")


def _settle(page: ConsoleScreen, by: SettledBy) -> None:
    page.panel = None
    page.answer(page.desk.casework.settle_refused(by), page.language.text("+ Dealt with: no longer due"))
    page.remake()
