"""Comparing, codes and locks: what each answer, and each way of not answering, leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call.gates import Act, Reason
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer, VerificationState
from agent_console.desk.reply import FailureKind
from agent_console.identity.secret import Secret
from tests.desk.looking import WRONG, failure, kinds
from tests.support_desk import (
    Bench,
    to_code,
    to_lookup,
    to_notice,
)


async def test_on_the_own_line_with_clear_signals_the_code_goes_out_by_itself(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.ask_signals()
    await bench.desk.holder.compare(*bench.holder())

    assert bench.watched.count("send_code") == 1
    assert bench.call.verification.state is VerificationState.CODE_SENT


async def test_without_clear_signals_nothing_goes_out_by_itself(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.order("fraud_signals:down")
    reply = await bench.desk.holder.ask_signals()
    bench.order("")
    await bench.desk.holder.compare(*bench.holder())

    assert failure(reply) is FailureKind.UNREACHABLE
    assert bench.call.verification.signals is not None
    assert bench.watched.count("send_code") == 0


async def test_three_mismatches_lock_this_call_and_the_next_one(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    for _ in range(3):
        await bench.desk.holder.compare(Secret("王某"), WRONG)

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.FACTOR_LOCKED
    assert bench.desk.line.leave_stop().reasons == (Reason.LOCKED_TODAY,)
    await to_notice(bench)
    assert bench.call.verification.state is VerificationState.LOCKED


async def test_the_casebook_counts_misses_the_registry_forgot(bench: Bench, tmp_path: Path) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(Secret("王某"), WRONG)
    draft = bench.call.id
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(Secret("王某"), WRONG)

    resumed = bench.desk.intake.resume(draft)

    assert resumed.verification.match_misses == 2


async def test_a_lock_is_over_the_next_day_in_china(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    for _ in range(3):
        await bench.desk.holder.compare(Secret("王某"), WRONG)
    bench.clock.forward(days=1)
    await to_code(bench)

    assert bench.call.verification.state is VerificationState.CODE_SENT


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("down", FailureKind.UNREACHABLE),
        ("lost-after", FailureKind.OUTCOME_UNKNOWN),
        ("garbled", FailureKind.GARBLED),
        ("refused", FailureKind.REFUSED),
    ],
)
async def test_a_comparison_that_broke_matches_nobody(bench: Bench, fault: str, kind: FailureKind) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.order(f"match_identity:{fault}")
    reply = await bench.desk.holder.compare(*bench.holder())

    assert failure(reply) is kind
    assert bench.call.verification.state is VerificationState.NUMBER_KNOWN


@pytest.mark.parametrize(
    ("fault", "kind", "waits"),
    [
        ("down", FailureKind.UNREACHABLE, False),
        ("refused", FailureKind.REFUSED, False),
        ("lost-before", FailureKind.OUTCOME_UNKNOWN, True),
        ("lost-after", FailureKind.OUTCOME_UNKNOWN, True),
        ("garbled", FailureKind.GARBLED, True),
    ],
)
async def test_a_code_that_may_be_out_is_never_sent_again_by_itself(
    bench: Bench, fault: str, kind: FailureKind, waits: bool
) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(*bench.holder())
    bench.order(f"send_code:{fault}")
    sent = bench.watched.count("send_code")
    reply = await bench.desk.holder.send_code()
    bench.order("")
    await bench.desk.holder.ask_signals()

    assert failure(reply) is kind
    if waits:
        assert bench.watched.count("send_code") == sent + 1
        assert bench.desk.why_not(Act.SEND_CODE) == (Reason.RESEND_TOO_SOON,)
        assert bench.desk.why_not(Act.CONFIRM_CODE) == (Reason.NO_CODE_SENT,)
        bench.clock.forward(seconds=30)
        assert (await bench.desk.holder.send_code()).done


@pytest.mark.parametrize(
    ("fault", "noted"), [("down", False), ("lost-after", True), ("garbled", True), ("refused", True)]
)
async def test_a_code_comparison_that_broke_verifies_nobody(bench: Bench, fault: str, noted: bool) -> None:
    await to_code(bench)
    bench.order(f"confirm_code:{fault}")
    await bench.desk.holder.confirm_code(bench.code())

    assert not bench.call.verification.verified
    assert ("CodeCompareUnknown" in kinds(bench)) is noted


async def test_a_disputed_date_ends_on_the_page_that_can_not_judge(bench: Bench) -> None:
    await to_lookup(bench)
    bench.desk.holder.state_tenure(TenureAnswer.DISAGREES)

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.CANNOT_JUDGE
    assert (await bench.desk.finding.look_up()).reasons
