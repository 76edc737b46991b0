"""The row of steps shows how far a call really came, also from its wrap-up."""

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.language import load_language
from screens.call_steps import steps_of
from tests.support_call import all_stated, at, opened, then, to_lookup, to_read_back, to_verification, worked

EN = load_language("en")


def signs(call: Call) -> str:
    return "".join(step.sign for step in steps_of(call, EN))


def wrapped(call: Call) -> Call:
    return then(call, e.StepEntered(at=at(99), step=Step.WRAP_UP))


def test_steps_behind_are_done_and_steps_ahead_are_blank() -> None:
    assert signs(worked(opened())) == ">       "
    assert signs(worked(to_verification())) == "++>     "
    assert signs(worked(to_read_back())) == "+++++>  "


def test_a_stop_marks_its_step() -> None:
    stopped = then(worked(to_verification()), e.CallStopped(at=at(9), reason=StopReason.NO_SIM))
    assert signs(stopped) == "++-     "
    assert signs(wrapped(stopped)) == "++-    >"


def test_a_wrap_up_calls_nothing_done_that_was_not() -> None:
    assert signs(wrapped(worked(to_lookup()))) == "+++-   >"
    assert signs(wrapped(all_stated(worked(to_read_back())))) == "+++++- >"
    assert signs(wrapped(worked(opened()))) == "-      >"
