"""Which page belongs on the screen: the call's, or one beside it. It looks and changes nothing."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from agent_console.call.call import Call
from agent_console.call.steps import Service, Step
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.home.screen import HomeScreen
from screens.widgets.frame import Frame

_SHARED: dict[Step, str] = {
    Step.INTAKE: "screens.intake.screen:IntakeScreen",
    Step.NOTICE: "screens.notice:NoticeScreen",
    Step.VERIFICATION: "screens.verification.screen:VerificationScreen",
    Step.WRAP_UP: "screens.wrap_up.screen:WrapUpScreen",
}
"""Steps that look the same whatever the call is about."""

_PAGES: dict[Service, dict[Step, str]] = {
    Service.UNBIND: {
        Step.LOOKUP: "screens.lookup.screen:LookupScreen",
        Step.SELECTION: "screens.selection.screen:SelectionScreen",
        Step.READ_BACK: "screens.read_back.screen:ReadBackScreen",
        Step.SUBMISSION: "screens.submission.screen:SubmissionScreen",
    },
    Service.LABELS: {
        Step.LOOKUP: "screens.labels.asking:LabelsAskingScreen",
        Step.SELECTION: "screens.labels.screen:LabelsScreen",
        Step.READ_BACK: "screens.labels.read_back_screen:LabelReadBackScreen",
        Step.SUBMISSION: "screens.labels.submission_screen:LabelSubmissionScreen",
    },
    Service.OWN_ACCOUNTS: {
        Step.LOOKUP: "screens.own_accounts.asking_screen:AskingOwnAccountsScreen",
        Step.SELECTION: "screens.own_accounts.screen:OwnAccountsScreen",
    },
}

_STOPPED = "screens.stopped.screen:StoppedScreen"
_CASE, _REVIEW = "screens.case.screen:CaseScreen", "screens.case.review_screen:ReviewScreen"
_DUE = "screens.due.screen:DueScreen"


@cache
def _page(place: str) -> type[ConsoleScreen]:
    """Import one page; the first page does not wait for the others."""
    module, _, name = place.partition(":")
    page: type[ConsoleScreen] = getattr(import_module(module), name)
    return page


def load_pages() -> None:
    """Import every page and panel, so that no key waits for one."""
    steps = (place for pages in _PAGES.values() for place in pages.values())
    for place in (*_SHARED.values(), *steps, _STOPPED, _DUE, _CASE, _REVIEW):
        _page(place)
    import_module("screens.panels")
    import_module("screens.lock.screen")


def page_of(call: Call | None) -> type[ConsoleScreen]:
    """Return the page a call belongs on; a call that stopped stands on its stop page until it is wrapped up."""
    if call is None or call.wrap_up is not None:
        return HomeScreen
    if call.stop is not None and call.step is not Step.WRAP_UP:
        return _page(_STOPPED)
    return _page(_SHARED.get(call.step) or _PAGES[call.service][call.step])


def page_at(context: Context) -> type[ConsoleScreen]:
    """Return the page that belongs on the screen now: one of training, an open case, the due list, else the call's."""
    desk = context.desk
    if context.classroom is not None:
        from screens.training.places import PAGES

        if (place := PAGES.get(context.classroom.place)) is not None:
            return _page(place)
    if desk.casework.case is not None:
        return _page(_REVIEW if desk.case_review.review is not None else _CASE)
    if desk.call is None and context.due_open:
        return _page(_DUE)
    return page_of(desk.call)


def screen_for(context: Context) -> Frame:
    """Make the page that belongs on the screen now."""
    return page_at(context)(context)
