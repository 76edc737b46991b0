"""Which part of the dialogue a call is at: the same places as the pages have. It looks and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agent_console.call.steps import Service, Step
from agent_console.linear.at_home import at_home
from agent_console.linear.before import intake, notice, verification
from agent_console.linear.case_review import review
from agent_console.linear.cases import case
from agent_console.linear.ending import wrap_up
from agent_console.linear.filed import label_submission, submission
from agent_console.linear.label_read_back import label_read_back
from agent_console.linear.labels import labels
from agent_console.linear.lookup import labels_lookup, lookup, own_lookup
from agent_console.linear.own_accounts import own_accounts
from agent_console.linear.read_back import read_back
from agent_console.linear.selection import selection
from agent_console.linear.session import Session
from agent_console.linear.stopped import stopped

Work = Callable[[Session], None]

_SHARED: Mapping[Step, Work] = {
    Step.INTAKE: intake,
    Step.NOTICE: notice,
    Step.VERIFICATION: verification,
    Step.WRAP_UP: wrap_up,
}
"""Steps that are the same whatever the call is about."""

_OWN: Mapping[Service, Mapping[Step, Work]] = {
    Service.UNBIND: {
        Step.LOOKUP: lookup,
        Step.SELECTION: selection,
        Step.READ_BACK: read_back,
        Step.SUBMISSION: submission,
    },
    Service.LABELS: {
        Step.LOOKUP: labels_lookup,
        Step.SELECTION: labels,
        Step.READ_BACK: label_read_back,
        Step.SUBMISSION: label_submission,
    },
    Service.OWN_ACCOUNTS: {Step.LOOKUP: own_lookup, Step.SELECTION: own_accounts},
}


def work_step(session: Session) -> None:
    """Work whatever is at hand: an open case, a call where it stands, else the first page."""
    _work_at(session)(session)


def _work_at(session: Session) -> Work:
    desk, call = session.desk, session.desk.call
    if desk.casework.case is not None:
        return review if desk.case_review.review is not None else case
    if call is None:
        return at_home
    if call.stop is not None and call.step is not Step.WRAP_UP:
        return stopped
    return _SHARED.get(call.step) or _OWN[call.service][call.step]
