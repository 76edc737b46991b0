"""The two lines around the lookup: its counts and what is waited for. Pure, it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping

from agent_console.call.lookup import LookupState
from agent_console.language import N_
from screens.lookup.view import LookupView, counts


def counted(view: LookupView) -> str:
    """Say how many platforms answered, are awaited and could not be reached."""
    _ = view.language.text
    lookup = view.call.lookup
    answered, waited, silent = counts(view.call)
    by = lookup.expected_by if lookup.state is LookupState.PENDING else None
    until = _("awaited {count}").format(count=waited)
    if by is not None:
        until = _("awaited to {day}").format(day=f"{by:%m-%d}")
    return "   ".join(
        (_("answered {count}").format(count=answered), until, _("silent {count}").format(count=silent))
    )


def resting_message(view: LookupView) -> str:
    """Say what is waited for, and which keys offer another way."""
    return waiting_sentence(
        view,
        down=N_("! No answer. Choose all the same, it is recorded and sent later"),
        finished=N_("+ All answered: Enter goes to the selection"),
    )


def waiting_sentence(view: LookupView, *, down: str, finished: str) -> str:
    """Say how a question to the platforms stands; what is said where it is over is the page's own."""
    _ = view.language.text
    match view.call.lookup.state:
        case LookupState.DOWN:
            return _(down)
        case LookupState.PENDING:
            return _("~ Some platforms answer on a later day: 1 or 2")
        case LookupState.FINISHED:
            return _(finished)
    if view.offers_way:
        return _("~ Still waiting for platforms: 1 or 2")
    return _("~ Waiting for the platforms   mostly within 5 seconds")


def script_of(view: LookupView) -> str:
    """Return the script of how the lookup stands."""
    special = {LookupState.PENDING: "lookup_pending", LookupState.DOWN: "lookup_down"}
    return special.get(view.call.lookup.state, "lookup")


def words_of(view: LookupView) -> Mapping[str, str]:
    """Return the day the last platform answers, as it is said."""
    by = view.call.lookup.expected_by
    if view.call.lookup.state is not LookupState.PENDING or by is None:
        return {}
    return {"day": view.language.spoken_day(by)}
