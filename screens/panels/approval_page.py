"""The box in which somebody else says who they are, as lines; pure. It knows no key and checks nobody."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.language import N_, Language
from screens.panels.reveal_page import BOX_ROWS, boxed
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Block, Place, signed

STAFF_NO, PASSPHRASE = "staff_no", "passphrase"
LABEL, VALUE = 4, 16
NUMBER_CELLS, PASSPHRASE_CELLS = 14, 32

AGREES = N_("F4 Somebody else has to agree")
TAKES_NOTE = N_("The audit log was cut: a team lead takes note")


@dataclass(frozen=True, slots=True)
class Approving:
    """What the box is drawn from.

    Args:
        title: What it is for; a msgid.
        lead: Whether it has to be a team lead.
        by_number: Whether the staff number alone says who somebody is.
        own: The staff number of who asks.
    """

    title: str
    lead: bool
    by_number: bool
    own: str


def approval_block(
    view: Approving, above: tuple[Line, ...], language: Language, width: int, height: int
) -> Block:
    """Return the first rows of a page, `above`, and below them the box with its fields."""
    _ = language.text
    top = height - BOX_ROWS
    places = [Place(STAFF_NO, top + 5, VALUE, NUMBER_CELLS)]
    passphrase = EMPTY
    if not view.by_number:
        passphrase = EMPTY.at(LABEL, _("Passphrase"))
        places.append(Place(PASSPHRASE, top + 6, VALUE, PASSPHRASE_CELLS))
    who = _("A team lead") if view.lead else _("Somebody else than {staff_no}").format(staff_no=view.own)
    rows = (
        EMPTY.at(LABEL, _(view.title), "heading"),
        EMPTY,
        EMPTY.at(LABEL, who),
        EMPTY.at(LABEL, _("Staff no.")),
        passphrase,
        EMPTY,
        EMPTY.at(LABEL, _("Both numbers go on record"), "quiet"),
        EMPTY,
    )
    return Block((*above, *(EMPTY,) * (top - len(above)), *boxed(rows, width)), tuple(places))


def waited_for(view: Approving, language: Language) -> Text:
    """Say who is waited for."""
    _ = language.text
    return signed("~", _("Waiting for a team lead") if view.lead else _("Waiting for somebody else to agree"))


def hints_of(view: Approving, language: Language) -> tuple[Hint, ...]:
    """Return the keys; one field has no other to go to."""
    _ = language.text
    if view.by_number:
        return Hint("Enter", _("Check it")), Hint("Esc", _("Close"))
    return Hint("Enter", _("Next, then check")), Hint("Tab", _("Other field")), Hint("Esc", _("Close"))
