"""A good agent on a line that breaks: asks again where nobody could judge, and knows which code is meant."""

from __future__ import annotations

import sqlite3

from agent_console.call.steps import Step
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk import good_agent
from tests.support_desk import Bench


async def press(bench: Bench, number: PhoneNumber) -> Reply:
    """Press the one key that leads on; a second opinion that could not be had is asked for again."""
    if bench.call.stop is not None and bench.call.step is Step.INTAKE:
        bench.clock.forward(seconds=1)
        left = bench.desk.line.leave_stop()
        return await bench.desk.intake.ask_verdict() if left.done else left
    return await good_agent.press(bench, number)


def code_on_phone(bench: Bench, ledger: sqlite3.Connection, number: PhoneNumber) -> Secret:
    """Read the code the agent asks for off the holder's phone: a line that breaks may have sent more than one."""
    sent = bench.call.verification.code
    wanted = "" if sent is None else sent.authentication_id or ""
    rows = "SELECT code FROM codes WHERE number = ? ORDER BY authentication_id = ? DESC, rowid DESC LIMIT 1"
    found = ledger.execute(rows, (number.digits, wanted)).fetchone()
    # Where the question got lost there is none.
    return Secret("000000" if found is None else str(found[0]))
