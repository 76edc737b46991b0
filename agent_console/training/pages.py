"""The names of the pages on which things are said in a scenario, and which of them a call stands on. No screen."""

from __future__ import annotations

from typing import Final

from agent_console.call.call import Call
from agent_console.call.steps import Service, Step

STOPPED: Final = "stopped"
"""A call that goes no further."""

CASE: Final = "case"
"""An earlier case beside the call, whose caller is verified."""

CASE_UNVERIFIED: Final = "case_unverified"
"""An earlier case beside the call, while nothing of it may be told."""

REVIEW: Final = "review"
"""What is read back for an earlier case."""

_OF_SERVICE: Final[dict[Service, dict[Step, str]]] = {
    Service.UNBIND: {},
    Service.LABELS: {
        Step.SELECTION: "labels",
        Step.READ_BACK: "labels_read_back",
        Step.SUBMISSION: "labels_submission",
    },
    Service.OWN_ACCOUNTS: {Step.SELECTION: "own_accounts"},
}
"""Steps at which something else is said than when a number is unbound."""

PAGES: Final = frozenset(
    {
        *(step.lower() for step in Step),
        *(name for pages in _OF_SERVICE.values() for name in pages.values()),
        *(STOPPED, CASE, CASE_UNVERIFIED, REVIEW),
    }
)
"""Where a line may be said."""


def page_of(call: Call, case_open: bool = False) -> str:
    """Name the page a call stands on; `case_open`: an earlier case lies open beside it."""
    if case_open and call.follow_up.review is not None:
        return REVIEW
    if case_open:
        return CASE if call.verification.verified else CASE_UNVERIFIED
    if call.stop is not None and call.step is not Step.WRAP_UP:
        return STOPPED
    return _OF_SERVICE[call.service].get(call.step, call.step.lower())
