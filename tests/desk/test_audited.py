"""Who asked and who looked is on disk before the question leaves and before the answer is shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_console.backend import PlatformId
from agent_console.call.call import Call
from agent_console.store.errors import StoreFailed
from tests.support_audit import records_on_disk
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    run,
    say_everything,
    to_code,
    to_notice,
    to_selection,
)

RECORD_OF = {
    "number": "NUMBER_ASKED",
    "check_activation": "NUMBER_ASKED",
    "fraud_signals": "SIGNALS_ASKED",
    "match_identity": "IDENTITY_ASKED",
    "send_code": "CODE_ASKED",
    "confirm_code": "CODE_COMPARE_ASKED",
    "start_lookup": "LOOKUP_ASKED",
    "lookup": "LOOKUP_STARTED",
    "submit": "REQUEST_QUEUED",
}
"""Questions to the registry about a person, and the record each one needs."""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.close()


def on_disk(bench: Bench) -> list[dict[str, Any]]:
    return records_on_disk(bench.casebook.path)


def actions(bench: Bench) -> list[str]:
    return [record["action"] for record in on_disk(bench)]


async def whole_call(bench: Bench) -> None:
    await to_selection(bench)
    bench.desk.choosing.tick([PlatformId("douyin"), PlatformId("wechat")])
    bench.desk.choosing.review()
    say_everything(bench)
    assert (await bench.desk.filing.submit()).done
    bench.desk.ending.wrap_up()


async def test_no_question_about_a_person_leaves_without_a_record_of_it(bench: Bench) -> None:
    asked: list[tuple[str, bool]] = []
    bench.watched.seen.append(
        lambda name, _args: asked.append((name, RECORD_OF.get(name, "-") in actions(bench)))
    )
    await whole_call(bench)
    about_a_person = [(name, recorded) for name, recorded in asked if name not in ("describe", "platforms")]
    assert {name for name, _ in about_a_person} >= set(RECORD_OF) - {"check_activation"}
    assert [name for name, recorded in about_a_person if not recorded] == []


async def test_each_question_has_a_record_of_its_own(bench: Bench) -> None:
    await to_notice(bench)
    for times in (2, 3):
        await bench.desk.intake.ask_verdict()
        assert actions(bench).count("NUMBER_ASKED") == times


async def test_what_is_shown_was_on_record_before(bench: Bench) -> None:
    late: list[str] = []

    def shown(call: Call) -> None:
        told = actions(bench)
        if call.numbers.record and "NUMBER_SEEN" not in told:
            late.append("number")
        if call.lookup.bindings and "BINDINGS_SEEN" not in told:
            late.append("bindings")

    bench.desk.on_change(shown)
    await to_selection(bench)
    assert bench.call.lookup.bindings
    assert late == []


async def test_what_can_not_be_put_on_record_is_not_asked(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.casebook._store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreFailed):
        await bench.desk.holder.compare(*bench.holder())
    assert bench.watched.count("match_identity") == 0
    assert bench.casebook.failure is not None


async def test_a_lookup_the_rules_do_not_allow_is_on_record_as_refused(bench: Bench) -> None:
    await to_code(bench)
    assert not (await bench.desk.finding.look_up()).done
    last = on_disk(bench)[-1]
    assert (last["action"], last["outcome"], last["reason"]) == ("REFUSED", "LOOK_UP", "NOT_VERIFIED")
    assert last["case"] == bench.call.id
    assert bench.watched.count("start_lookup") == 0


def test_no_record_holds_what_was_typed_or_answered(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    run(whole_call(bench))
    name, document = bench.holder()
    text = json.dumps(on_disk(bench), ensure_ascii=False)
    bench.close()
    for secret in (name.reveal(), document.reveal(), FULL_CALL.digits, "douyin"):
        assert secret not in text
    assert {"IDENTITY_COMPARED", "BINDINGS_SEEN", "REQUEST_ANSWERED"} <= set(text.replace('"', " ").split())
