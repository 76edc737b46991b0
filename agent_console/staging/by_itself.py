"""What the console does by itself on the page a call stands on, as its pages do. It presses no key and says nothing."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.labels import LabelsState
from agent_console.call.steps import Service, Step
from agent_console.desk import Desk


async def one_thing_by_itself(desk: Desk) -> bool:
    """Ask what a page asks when it is opened, and show what it shows; False where nothing of it is left."""
    call = desk.call
    if call is None or call.stop is not None:
        return False
    if desk.casework.case is not None:
        unseen = desk.case_review.review is not None and not call.follow_up.read_back.last_page_shown
        return unseen and desk.case_review.show_last_page().done
    if call.step is Step.VERIFICATION and call.verification.signals is None:
        return (await desk.holder.ask_signals()).done
    if call.step is Step.LOOKUP and call.service is Service.LABELS:
        return call.labels.state is LabelsState.NOT_ASKED and (await desk.labelling.ask()).done
    return call.step is Step.READ_BACK and _showed_the_list(desk, call)


def _showed_the_list(desk: Desk, call: Call) -> bool:
    reading = desk.correcting if call.service is Service.LABELS else desk.choosing
    if call.read_back.reading is None:
        return reading.review().done
    return not call.read_back.last_page_shown and reading.show_last_page().done
