"""A good agent: works any call, fresh or taken up again, until the registry has accepted its request."""

from __future__ import annotations

from agent_console.backend import SendCodeOutcome
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.call.services.unbind import Standing
from agent_console.call.steps import Step
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from tests.support_desk import Bench


def accepted(call: Call) -> bool:
    """Whether the registry has taken everything."""
    filings = call.submission.filings
    return bool(filings) and all(one.state is FilingState.ACCEPTED for one in filings)


async def press(bench: Bench, number: PhoneNumber) -> Reply:
    """Press the one key that leads on."""
    desk, call = bench.desk, bench.call
    bench.clock.forward(seconds=1)
    if call.submission.made:
        return await desk.filing.settle(call.id)
    if call.line.state is LineState.HELD:
        return desk.line.toggle_hold()
    if not call.line.caller_hears:
        return desk.line.reconnect()
    if call.stop is not None:
        return desk.line.leave_stop()
    match call.step:
        case Step.INTAKE:
            return await _intake(bench, number)
        case Step.NOTICE:
            return desk.intake.agree()
        case Step.VERIFICATION:
            return await _verification(bench)
        case Step.LOOKUP:
            if call.lookup.state in (LookupState.PENDING, LookupState.DOWN):
                return desk.finding.leave_open()
            return await desk.finding.look_up()
        case Step.SELECTION:
            return _selection(bench)
        case _:
            return await _read_back(bench)


async def _intake(bench: Bench, number: PhoneNumber) -> Reply:
    numbers = bench.call.numbers
    if numbers.subject is None:
        return await bench.desk.intake.enter_subject(number)
    if numbers.record is None:
        return await bench.desk.intake.ask_verdict()
    return bench.desk.intake.confirm_numbers()


async def _verification(bench: Bench) -> Reply:
    verification = bench.call.verification
    assert bench.call.numbers.subject is not None
    if verification.verified:
        return bench.desk.line.go_to(Step.LOOKUP)
    if not verification.matched:
        return await bench.desk.holder.compare(*bench.holder(bench.call.numbers.subject))
    return await _code(bench)


async def _code(bench: Bench) -> Reply:
    assert bench.call.numbers.subject is not None
    if not bench.desk.why_not(Act.CONFIRM_CODE):
        return await bench.desk.holder.confirm_code(bench.code(bench.call.numbers.subject))
    if bench.call.verification.last_send_outcome is SendCodeOutcome.TOO_SOON or bench.call.verification.code:
        bench.clock.forward(seconds=31)
    return await bench.desk.holder.send_code()


def _selection(bench: Bench) -> Reply:
    if bench.call.chosen:
        return bench.desk.choosing.review()
    ids = [row.platform.id for row in bench.call.rows if row.tickable]
    previous = [row.platform.id for row in bench.call.rows if row.standing is Standing.PREVIOUS_HOLDER]
    return bench.desk.choosing.tick(previous[:3] or ids[:3])


async def _read_back(bench: Bench) -> Reply:
    desk, read_back = bench.desk, bench.call.read_back
    if read_back.reading is None:
        return desk.choosing.review()
    if not read_back.last_page_shown:
        return desk.choosing.show_last_page()
    for statement in Statement:
        if not read_back.has(statement):
            return desk.choosing.state(statement)
    if not bench.call.verification.covers_submit(bench.clock.now):
        return await _code(bench)
    return await desk.filing.submit()


async def work(bench: Bench, number: PhoneNumber, most: int = 60) -> None:
    """Work the call at hand until its request is accepted."""
    for _ in range(most):
        if accepted(bench.call):
            return
        await press(bench, number)
    raise AssertionError(f"stuck at {bench.call.step}: {bench.desk.why_not(Act.SUBMIT)}")
