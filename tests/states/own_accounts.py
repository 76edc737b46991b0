"""States of the query of own accounts: asking, the result, what is noted, the end, the case later."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from agent_console.backend import Lookup, PlatformAnswerState
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Service
from agent_console.identity.phone import PhoneNumber
from agent_console.opened import Opened
from backends.fake.registry import Registry
from screens.console_screen import CallMoved
from tests.console import Console
from tests.screens.calls import (
    SUBJECT,
    answer,
    at_leisure,
    caller_of,
    hold_back,
    order,
    registry_of,
    verdict_known,
)
from tests.states.cases import be_verified
from tests.states.hands import answered, callers_ring, cursor_in, name_holder, paste
from tests.states.journey import journey
from tests.support_desk import settled

CURIOUS = PhoneNumber("18100002121")
"""Never changed hands; twelve accounts, two platforms answer on a later day, one not at all."""


async def to_code(running: Console, number: PhoneNumber) -> None:
    """Turn to own accounts at the intake, and go on until a code is on the phone."""
    await answer(running, number)
    await verdict_known(running)
    assert running.desk.services.choose(Service.OWN_ACCOUNTS).done
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")
    caller = await caller_of(running, number)
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await cursor_in(running, "code")
    await answered(running)


async def to_asking(running: Console, number: PhoneNumber = CURIOUS) -> None:
    """Let the caller read the code; the platforms are asked by themselves."""
    await to_code(running, number)
    await paste(running, await running.code_on_phone(number))
    await running.until(lambda: running.call.verification.verified, "the verification")


def state(running: Console) -> LookupState:
    """How the query stands."""
    return running.call.own_accounts.lookup.state


@journey("own accounts, asking", "own accounts, Enter has nothing to do", "own accounts, slow")
async def own_accounts_asking(running: Console) -> AsyncIterator[str]:
    await to_code(running, SUBJECT)
    at_leisure(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.on_page("AskingOwnAccountsScreen")
    await running.until(lambda: state(running) is LookupState.RUNNING, "a query under way")
    running.clock.advance(seconds=1.5)
    told = PlatformAnswerState.ANSWERED
    await running.until(lambda: running.call.own_accounts.lookup.count(told) > 0, "the first answers")
    yield "own accounts, asking"
    await running.press("enter")
    yield "own accounts, Enter has nothing to do"
    hold_back(running, "lookup")
    asked = registry_of(running).faults._calls["lookup"]
    await running.until(lambda: registry_of(running).faults._calls["lookup"] > asked, "another question")
    running.clock.advance(seconds=11)
    yield "own accounts, slow"


@journey(
    "own accounts, pending",
    "own accounts",
    "own accounts, noted",
    "own accounts, turned the page",
    "own accounts, a silent one looked for",
    "own accounts, nothing called so",
    "own accounts, what closing means",
    "own accounts, the words",
    "own accounts, wrap-up",
)
async def own_accounts(running: Console) -> AsyncIterator[str]:
    await to_asking(running)
    await running.until(lambda: state(running) is LookupState.PENDING, "a query that waits")
    await running.on_page("AskingOwnAccountsScreen")
    yield "own accounts, pending"
    await running.press("1")
    await running.on_page("OwnAccountsScreen")
    yield "own accounts"
    await running.press("down", "space")
    yield "own accounts, noted"
    await running.press("end")
    yield "own accounts, turned the page"
    await paste(running, "58")
    yield "own accounts, a silent one looked for"
    await running.press("escape")
    await paste(running, "zjx")
    yield "own accounts, nothing called so"
    await running.press("escape", "home", "down", "f3")
    yield "own accounts, what closing means"
    await running.press("escape", "f2")
    yield "own accounts, the words"
    await running.press("escape", "enter")
    await running.on_page("WrapUpScreen")
    yield "own accounts, wrap-up"


@journey("own accounts, down", "own accounts, call-back")
async def own_accounts_down(running: Console) -> AsyncIterator[str]:
    order(running, "start_lookup:down,lookup:down")
    await to_asking(running)
    await running.until(lambda: state(running) is LookupState.DOWN, "a query nobody answers")
    await running.on_page("AskingOwnAccountsScreen")
    yield "own accounts, down"
    await running.press("2")
    await running.on_page("WrapUpScreen")
    yield "own accounts, call-back"


def nobody_has_anything(opened: Opened) -> None:
    """Let every platform answer that there is nothing."""
    registry = opened.backend
    assert isinstance(registry, Registry)
    ask = registry.lookup

    async def nothing(lookup_id: str) -> Lookup:
        found = await ask(lookup_id)
        told = tuple(replace(one, state=PlatformAnswerState.ANSWERED) for one in found.answers)
        return replace(found, finished=True, answers=told, bindings=(), expected_by=None)

    registry.lookup = nothing  # type: ignore[method-assign]


@journey("own accounts, none", "own accounts, all have answered", furnish=nobody_has_anything)
async def own_accounts_none(running: Console) -> AsyncIterator[str]:
    await to_asking(running)
    await running.on_page("OwnAccountsScreen")
    yield "own accounts, none"
    await running.press("f5")
    yield "own accounts, all have answered"


@journey(
    "home, own accounts awaited",
    "case, own accounts",
    "case, own accounts, for the caller",
    "case, own accounts, by name",
    "case, own accounts, answered later",
)
async def own_accounts_later(running: Console) -> AsyncIterator[str]:
    desk = running.desk
    desk.intake.open(CURIOUS)
    await settled(desk.services.choose(Service.OWN_ACCOUNTS))
    await settled(await desk.intake.enter_subject(CURIOUS))
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    await be_verified(running, CURIOUS)
    await settled(await desk.own_accounts.look_up())
    await settled(desk.own_accounts.leave_open())
    await settled(desk.own_accounts.tell_route([desk.platforms.platforms[0].id]))
    case = running.call.id
    await settled(desk.ending.wrap_up())
    running.app.screen.post_message(CallMoved())
    await running.on_page("HomeScreen")
    running.clock.advance(days=1, hours=1)
    await callers_ring(running)
    yield "home, own accounts awaited"
    await settled(desk.casework.open(case))
    running.app.screen.post_message(CallMoved())
    await running.on_page("CaseScreen")
    await running.press("4", "1")
    await running.on_page("IntakeScreen")
    await settled(await desk.intake.enter_subject(CURIOUS))
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    await be_verified(running, CURIOUS)
    await running.on_page("CaseScreen")
    yield "case, own accounts"
    await running.press("6")
    yield "case, own accounts, for the caller"
    await running.press("escape", "enter")
    yield "case, own accounts, by name"
    await running.press("escape")
    running.clock.advance(days=1, hours=5)
    await running.press("f5")
    await running.until(lambda: not running.desk.casework.at_hand.own_accounts.is_open, "the last answer")
    yield "case, own accounts, answered later"
