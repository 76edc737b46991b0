"""Finding what another desk filed for the caller's number, by its case number. It decides nothing about the items."""

from __future__ import annotations

from agent_console.audit.from_acts import question, refusal
from agent_console.call import events as e
from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.gates import Reason
from agent_console.desk.reply import DONE, Broken, Reply, broken, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop


async def found_elsewhere(top: Worktop, reference: str) -> Reply:
    """Ask for the requests of a case number, on the proof of the call at hand, and follow them in its case.

    Only requests of exactly this case number are taken over; none is NOTHING_TO_DO.
    """
    call = top.at_hand
    now = top.now()
    if reasons := case_gate(call, call, CaseAct.FIND, now):
        if refused := refusal(call.id, CaseAct.FIND, reasons[0], now):
            top.casebook.audit.write(refused)
        return Reply(reasons)
    subject, proof = call.numbers.subject, call.verification.proof
    assert subject is not None
    assert proof is not None
    if asked := question(call.id, CaseAct.FIND, now):
        top.casebook.audit.write(asked)
    try:
        with our_failures():
            found = understood(await top.backend.find_requests(subject, proof, reference))
    except Broken as error:
        return broken(error)
    theirs = tuple(one for one in reversed(found) if one.case_reference == reference)
    if not theirs:
        return Reply((Reason.NOTHING_TO_DO,))
    event = e.FilingsFound(at=top.now(), case_reference=reference, requests=theirs)
    return DONE if top.record_answer(call, event) is not None else Reply((Reason.OTHER_NUMBER,))
