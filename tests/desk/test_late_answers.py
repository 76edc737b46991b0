"""Answers that come when the agent is elsewhere, and keys that are pressed twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from agent_console.backend import NumberRecord
from agent_console.call.gates import Reason
from agent_console.call.lookup import LookupProgress
from agent_console.call.steps import Service
from agent_console.call.verification import VerificationState
from agent_console.desk.reply import Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk.looking import OTHER, WRONG, kinds, wait
from tests.support_desk import (
    FULL_CALL,
    Bench,
    to_code,
    to_lookup,
    to_notice,
    to_read_back,
)


@pytest.mark.parametrize("meanwhile", ["home", "another call"])
async def test_an_answer_lands_in_the_call_that_asked(bench: Bench, meanwhile: str) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    asked = bench.call.id
    bench.watched.gated = True
    comparing = asyncio.create_task(bench.desk.holder.compare(*bench.holder()))
    await wait(bench)
    bench.watched.gated = False
    if meanwhile == "home":
        bench.desk.put_away()
    else:
        bench.desk.intake.open(OTHER)
    bench.watched.let_through()

    assert (await comparing).done
    assert kinds(bench, asked)[-1] == "IdentityCompared"
    assert bench.desk.call is None or bench.desk.call.verification.state is VerificationState.NOT_STARTED


async def test_a_verdict_that_comes_late_is_there_when_the_call_is_taken_up_again(bench: Bench) -> None:
    asked = bench.desk.intake.open(FULL_CALL).id
    bench.watched.gated = True
    entering = asyncio.create_task(bench.desk.intake.enter_subject(FULL_CALL))
    await wait(bench)
    bench.desk.put_away()
    bench.watched.let_through()
    await entering

    assert bench.desk.intake.resume(asked).numbers.record is not None


@pytest.mark.parametrize("intent", ["verdict", "signals", "match", "send", "confirm", "lookup"])
async def test_an_answer_about_another_number_changes_nothing(bench: Bench, intent: str) -> None:
    bench.desk.settings  # noqa: B018 - the automatic steps stay on: they must not slip through either
    await (to_lookup(bench) if intent == "lookup" else to_code(bench))
    if intent == "send":
        bench.clock.forward(seconds=31)
    bench.watched.gated = True
    asking = asyncio.create_task(_ask(bench, intent))
    await wait(bench)
    bench.watched.gated = False
    await bench.desk.intake.enter_subject(OTHER)
    before = bench.call
    bench.watched.let_through()
    await asking

    assert bench.call == before
    assert bench.call.verification.state is VerificationState.NUMBER_KNOWN


async def _ask(bench: Bench, intent: str) -> Reply:
    match intent:
        case "verdict":
            return await bench.desk.intake.ask_verdict()
        case "signals":
            return await bench.desk.holder.ask_signals()
        case "match":
            return await bench.desk.holder.compare(*bench.holder())
        case "send":
            return await bench.desk.holder.send_code()
        case "confirm":
            return await bench.desk.holder.confirm_code(bench.code())
        case _:
            return await bench.desk.finding.look_up()


async def test_a_mismatch_of_a_number_left_behind_counts_for_that_number(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.watched.gated = True
    comparing = asyncio.create_task(bench.desk.holder.compare(Secret("王某"), WRONG))
    await wait(bench)
    bench.watched.gated = False
    await bench.desk.intake.enter_subject(OTHER)
    bench.watched.let_through()
    await comparing

    day = date(2026, 11, 23)
    assert bench.casebook.misses_today(FULL_CALL, day) == (1, 0)
    assert bench.casebook.misses_today(OTHER, day) == (0, 0)


@pytest.mark.parametrize("intent", ["verdict", "match", "send", "confirm", "lookup"])
async def test_a_doubled_key_asks_once(bench: Bench, intent: str) -> None:
    await (to_lookup(bench) if intent == "lookup" else to_code(bench))
    bench.clock.forward(seconds=31)
    asked = len(bench.watched.asked)
    bench.watched.gated = True
    first = asyncio.create_task(_ask(bench, intent))
    await wait(bench)
    second = await _ask(bench, intent)
    bench.watched.gated = False
    bench.watched.let_through()

    assert second.reasons == (Reason.UNDER_WAY,)
    assert (await first).done
    assert len(bench.watched.asked) - asked <= 2


async def test_a_doubled_8_submits_once(bench: Bench) -> None:
    await to_read_back(bench)
    bench.watched.gated = True
    first = asyncio.create_task(bench.desk.filing.submit())
    await wait(bench)
    second = await bench.desk.filing.submit()
    third = await bench.desk.filing.settle(bench.call.id)
    bench.watched.let_through()

    assert (await first).done
    assert second.reasons[0] is Reason.ALREADY_SUBMITTED
    assert third.reasons == (Reason.UNDER_WAY,)
    assert bench.watched.count("submit") == 1


async def test_the_outbox_leaves_a_submit_alone_that_is_under_way_on_a_call_put_away(bench: Bench) -> None:
    await to_read_back(bench)
    call_id = bench.call.id
    bench.watched.gated = True
    first = asyncio.create_task(bench.desk.filing.submit())
    await wait(bench)
    bench.desk.put_away()
    await bench.desk.filing.settle_all()
    bench.watched.let_through()

    assert (await first).done
    assert bench.watched.count("submit") == 1
    assert kinds(bench, call_id).count("FilingAccepted") == 1


@pytest.mark.parametrize("service", [Service.UNBIND, Service.OWN_ACCOUNTS])
@pytest.mark.parametrize("fault", ["", "start_lookup:down"])
async def test_a_lookup_asked_with_a_date_that_was_taken_back_meanwhile_is_none(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, service: Service, fault: str
) -> None:
    await to_lookup(bench)
    if service is not bench.call.service:
        bench.desk.services.choose(service)
    bench.order(fault)
    bench.watched.gated = True
    query = bench.desk.finding if service is Service.UNBIND else bench.desk.own_accounts
    looking = asyncio.create_task(query.look_up())
    await wait(bench)
    bench.watched.gated = False
    told = bench.call.numbers.record
    assert told is not None

    async def number(asked: PhoneNumber) -> NumberRecord:
        return replace(told, activated_on=date(2020, 5, 1))

    monkeypatch.setattr(bench.registry, "number", number)
    assert (await bench.desk.intake.ask_verdict()).done
    bench.watched.let_through()
    await looking

    assert bench.call.lookup == LookupProgress()
    assert bench.call.own_accounts.lookup == LookupProgress()
