"""Which page a call belongs on. It looks at the call alone and changes nothing."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.steps import Step
from screens.call_screen import CallScreen
from screens.context import Context
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

_PAGES: dict[Step, type[CallScreen]] = {
    Step.INTAKE: IntakeScreen,
    Step.NOTICE: NoticeScreen,
    Step.VERIFICATION: VerificationScreen,
    Step.LOOKUP: LookupScreen,
    Step.SELECTION: SelectionScreen,
    Step.READ_BACK: ReadBackScreen,
    Step.SUBMISSION: SubmissionScreen,
    Step.WRAP_UP: WrapUpScreen,
}


def page_of(call: Call | None) -> type[CallScreen] | type[HomeScreen]:
    """Return the page a call belongs on; a call that stopped stands on its stop page until it is wrapped up."""
    if call is None or call.wrap_up is not None:
        return HomeScreen
    if call.stop is not None and call.step is not Step.WRAP_UP:
        return StoppedScreen
    return _PAGES[call.step]


def screen_for(context: Context) -> Frame:
    """Make the page the call at hand belongs on."""
    return page_of(context.desk.call)(context)
