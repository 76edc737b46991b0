"""What a caller could notice comes in the order it was recorded, whichever call it belongs to."""

from datetime import UTC, datetime

from agent_console.call import events as e
from agent_console.call.steps import Step
from agent_console.practising.heard import Heard

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def entered(step: Step) -> e.Event:
    return e.StepEntered(at=AT, step=step)


def test_what_comes_of_the_first_call_during_the_second_is_new_and_nothing_else_is() -> None:
    heard = Heard()
    first, second, late = entered(Step.INTAKE), entered(Step.NOTICE), entered(Step.WRAP_UP)
    before = heard.with_new({"first": (first,), "second": (second,)})
    after = heard.with_new({"first": (first, late), "second": (second,)})
    assert before == (first, second)
    assert after == (*before, late)
    assert heard.with_new({"first": (first, late), "second": (second,)}) == after
