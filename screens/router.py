"""Which page belongs on the screen: the call's, or one beside it. It looks and changes nothing."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.steps import Service, Step
from screens.call_screen import CallScreen
from screens.case.review_screen import ReviewScreen
from screens.case.screen import CaseScreen
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.due.screen import DueScreen
from screens.home.screen import HomeScreen
from screens.intake.screen import IntakeScreen
from screens.lookup.screen import LookupScreen
from screens.notice import NoticeScreen
from screens.read_back.screen import ReadBackScreen
from screens.selection.screen import SelectionScreen
from screens.stopped.screen import StoppedScreen
from screens.submission.screen import SubmissionScreen
from screens.verification.screen import VerificationScreen
from screens.widgets.frame import Frame
from screens.wrap_up.screen import WrapUpScreen

_SHARED: dict[Step, type[CallScreen]] = {
    Step.INTAKE: IntakeScreen,
    Step.NOTICE: NoticeScreen,
    Step.VERIFICATION: VerificationScreen,
    Step.WRAP_UP: WrapUpScreen,
}
"""Steps that look the same whatever the call is about."""

_PAGES: dict[Service, dict[Step, type[CallScreen]]] = {
    Service.UNBIND: {
        Step.LOOKUP: LookupScreen,
        Step.SELECTION: SelectionScreen,
        Step.READ_BACK: ReadBackScreen,
        Step.SUBMISSION: SubmissionScreen,
    },
}


def page_of(call: Call | None) -> type[CallScreen] | type[HomeScreen]:
    """Return the page a call belongs on; a call that stopped stands on its stop page until it is wrapped up."""
    if call is None or call.wrap_up is not None:
        return HomeScreen
    if call.stop is not None and call.step is not Step.WRAP_UP:
        return StoppedScreen
    return _SHARED.get(call.step) or _PAGES[call.service][call.step]


def page_at(context: Context) -> type[ConsoleScreen]:
    """Return the page that belongs on the screen now: an open case, the due list, else the call's own."""
    desk = context.desk
    if desk.casework.case is not None:
        return ReviewScreen if desk.case_review.review is not None else CaseScreen
    if desk.call is None and context.due_open:
        return DueScreen
    return page_of(desk.call)


def screen_for(context: Context) -> Frame:
    """Make the page that belongs on the screen now."""
    return page_at(context)(context)
