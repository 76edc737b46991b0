"""States of the verification."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from agent_console.backend import FraudSignals, IdentityAnswer, MatchOutcome, Signal, Ternary
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.console import Console
from tests.screens.calls import SUBJECT, caller_of, order, registry_of
from tests.states.hands import (
    NOBODY,
    answered,
    cursor_in,
    instead,
    miss,
    name_holder,
    paste,
    to_code,
    to_match,
    to_notice,
    to_verification,
)
from tests.states.journey import journey


@journey(
    "verification",
    "verification, name missing",
    "verification, typing",
    "verification, wrong check digit",
    "verification, fifteen digits",
    "verification, no match",
    "verification, the same again",
    "verification, one try left",
)
async def verification(running: Console) -> AsyncIterator[str]:
    await to_verification(running)
    yield "verification"
    await running.press("enter")
    yield "verification, name missing"
    await name_holder(running, "张示例", "3405241980")
    yield "verification, typing"
    await instead(running, "340524198001010011")
    yield "verification, wrong check digit"
    await instead(running, "340524800101001")
    await running.press("enter")
    yield "verification, fifteen digits"
    await miss(running, NOBODY[0])
    yield "verification, no match"
    await running.press("enter", "enter")
    yield "verification, the same again"
    await miss(running, "李练习")
    yield "verification, one try left"


@journey(
    "verification, code sent",
    "verification, resend too early",
    "verification, code too short",
    "verification, wrong code",
    "verification, code expired",
)
async def code(running: Console) -> AsyncIterator[str]:
    await to_code(running)
    yield "verification, code sent"
    await running.press("f5")
    yield "verification, resend too early"
    await paste(running, "305")
    await running.press("enter")
    yield "verification, code too short"
    right = await running.code_on_phone(SUBJECT)
    await instead(running, "000000" if right != "000000" else "111111")
    await running.until(lambda: running.call.verification.code_misses == 1, "a miss")
    await cursor_in(running, "code")
    await answered(running)
    yield "verification, wrong code"
    running.clock.advance(minutes=5)
    await paste(running, right)
    await answered(running)
    yield "verification, code expired"


@journey("verification, not known whether the code went out")
async def code_unknown(running: Console) -> AsyncIterator[str]:
    order(running, "send_code:lost-after@1")
    await to_match(running)
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await answered(running)
    yield "verification, not known whether the code went out"


@journey("verification, code not sent")
async def code_not_sent(running: Console) -> AsyncIterator[str]:
    order(running, "send_code:down")
    await to_match(running)
    await answered(running)
    yield "verification, code not sent"


@journey("verification, signals not known", "verification, registry silent")
async def signals_unknown(running: Console) -> AsyncIterator[str]:
    order(running, "fraud_signals:down,match_identity:down")
    await to_verification(running)
    await answered(running)
    yield "verification, signals not known"
    caller = await caller_of(running)
    await name_holder(running, caller.name, caller.document)
    await cursor_in(running, "document")
    await answered(running)
    yield "verification, registry silent"


@journey("verification, signals speak against it", "verification, matched and the code waits")
async def signals_yes(running: Console) -> AsyncIterator[str]:
    swapped = Signal(Ternary.YES, on=date(2026, 11, 21))

    async def signals(number: PhoneNumber) -> FraudSignals:
        return FraudSignals(swapped, Signal(Ternary.YES), Signal(Ternary.NO))

    registry_of(running).fraud_signals = signals  # type: ignore[method-assign]
    await to_verification(running)
    yield "verification, signals speak against it"
    caller = await caller_of(running)
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.matched, "the match")
    await answered(running)
    yield "verification, matched and the code waits"


@journey("verification, not comparable")
async def not_comparable(running: Console) -> AsyncIterator[str]:
    async def compared(number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        return IdentityAnswer(MatchOutcome.NOT_COMPARABLE)

    registry_of(running).match_identity = compared  # type: ignore[method-assign]
    await to_verification(running)
    await name_holder(running, *NOBODY)
    await running.until(lambda: running.call.verification.last_outcome is not None, "an answer")
    await answered(running)
    yield "verification, not comparable"


@journey("verification, ends soon", "verification, over")
async def expiring(running: Console) -> AsyncIterator[str]:
    await to_code(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.on_page("SelectionScreen")
    await running.press("escape")
    await running.on_page("VerificationScreen")
    running.clock.advance(minutes=9)
    yield "verification, ends soon"
    running.clock.advance(minutes=2)
    yield "verification, over"


@journey("verification, from another phone")
async def other_phone(running: Console) -> AsyncIterator[str]:
    drawer, calling = PhoneNumber("13300000606"), PhoneNumber("13300000607")
    caller = await caller_of(running, drawer)
    await to_notice(running, calling)
    await running.press("escape")
    await running.on_page("IntakeScreen")
    await instead(running, drawer.digits)
    await running.until(lambda: running.call.numbers.subject == drawer, "the number")
    await running.until(lambda: running.call.numbers.record is not None, "the verdict")
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await running.press("1")
    await running.on_page("VerificationScreen")
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.matched, "the match")
    await answered(running)
    yield "verification, from another phone"
