"""The ledger's file: it survives a restart, and damage is told and never replaced."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from agent_console.backend import (
    CodeOutcome,
    IdempotencyKey,
    MatchOutcome,
    Refused,
    SendCodeOutcome,
    Sent,
    Unreachable,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake.ledger import FILE, SCHEMA_VERSION
from backends.fake.ledger_requests import find_lookup
from backends.fake.notices import NoticeKind
from tests.support_registry import (
    MESSAGE,
    HandSetClock,
    caller_of,
    code_on_phone,
    registry,
    unbind_order,
    verified,
)

SUBJECT = "13800138000"
NUMBER = PhoneNumber(SUBJECT)
KEY = IdempotencyKey("key-1")
WRONG = Secret("11010519491231002X")


async def test_what_was_answered_is_there_after_a_restart(tmp_path: Path) -> None:
    clock = HandSetClock()
    first = registry(tmp_path, clock)
    proof = await verified(first, await caller_of(first, SUBJECT))
    order = unbind_order(NUMBER, proof, "douyin", "weibo")
    receipt = await first.submit(order, KEY)
    request, messages = await first.request(receipt.id), await first.messages(NUMBER)
    await first.aclose()
    second = registry(tmp_path, clock)
    assert await second.request(receipt.id) == request
    assert await second.messages(NUMBER) == messages
    assert await second.submit(order, KEY) == receipt
    await second.aclose()


async def test_what_was_answered_is_there_when_nothing_was_closed(tmp_path: Path) -> None:
    clock = HandSetClock()
    killed = registry(tmp_path, clock)
    call = await caller_of(killed, SUBJECT)
    for _ in range(2):
        await killed.match_identity(NUMBER, Secret(call.name), WRONG)
    sent = await killed.send_code(NUMBER, MESSAGE)
    assert sent.authentication_id is not None
    after = registry(tmp_path, clock)
    missed = await after.match_identity(NUMBER, Secret(call.name), WRONG)
    assert (missed.outcome, missed.tries_left) == (MatchOutcome.NO_MATCH, 0)
    code = Secret(await code_on_phone(after, NUMBER))
    confirmed = await after.confirm_code(NUMBER, sent.authentication_id, code)
    assert confirmed.outcome is CodeOutcome.CONFIRMED
    await after.aclose()
    await killed.aclose()


def files_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())


async def test_name_and_document_never_reach_the_ledger(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    number = PhoneNumber("13900000001")
    await opened.match_identity(number, Secret("某甲乙丙"), Secret("440524188001010014"))
    await opened.aclose()
    written = files_bytes(tmp_path)
    assert "某甲乙丙".encode() not in written
    assert b"440524188001010014" not in written


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100], ids=["empty", "text"])
async def test_a_damaged_ledger_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    opened = registry(tmp_path)
    (notice,) = opened.notices()
    assert (notice.kind, notice.file) == (NoticeKind.LEDGER_DAMAGED, FILE)
    with pytest.raises(Refused) as refused:
        await opened.send_code(NUMBER, MESSAGE)
    assert (refused.value.code, refused.value.reference) == ("REGISTRY.LEDGER_DAMAGED", FILE)
    assert (await opened.number(NUMBER)).activated_on is not None
    works = {check.operation: check.works for check in await opened.check()}
    assert works["number"]
    assert not works["submit"]
    await opened.aclose()
    assert (tmp_path / FILE).read_bytes() == content


async def test_a_ledger_cut_short_is_damage(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    await verified(opened, await caller_of(opened, SUBJECT))
    await opened.aclose()
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[: len(whole) // 2])
    again = registry(tmp_path)
    assert [notice.kind for notice in again.notices()] == [NoticeKind.LEDGER_DAMAGED]
    await again.aclose()


async def test_another_programs_database_is_not_taken_for_a_ledger(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    opened = registry(tmp_path)
    assert [notice.kind for notice in opened.notices()] == [NoticeKind.LEDGER_DAMAGED]
    await opened.aclose()


async def test_a_newer_versions_ledger_is_left_to_it(tmp_path: Path) -> None:
    await registry(tmp_path).aclose()
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    opened = registry(tmp_path)
    assert [notice.kind for notice in opened.notices()] == [NoticeKind.LEDGER_NEWER]
    await opened.aclose()


async def test_an_older_versions_ledger_is_brought_up_with_what_stands_in_it(tmp_path: Path) -> None:
    await registry(tmp_path).aclose()
    connection = sqlite3.connect(tmp_path / FILE)
    connection.execute("ALTER TABLE lookups DROP COLUMN relation")
    connection.execute(
        "INSERT INTO lookups VALUES ('l-1', '1', '2026-11-23T01:00:00+00:00', '[]', '', '', '')"
    )
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    opened = registry(tmp_path)
    assert not opened.notices()
    with opened._books.reading() as ledger:
        kept = find_lookup(ledger, "l-1")
    assert kept is not None
    assert kept.relation is None
    await opened.aclose()


async def test_a_folder_in_the_ledgers_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    opened = registry(tmp_path)
    assert len(opened.notices()) == 1
    with pytest.raises(Refused, match="LEDGER"):
        await opened.send_code(NUMBER, MESSAGE)
    await opened.aclose()


async def test_a_place_that_can_not_be_written_is_told_and_numbers_are_answered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    opened = registry(tmp_path / "file" / "registry")
    kinds = {notice.kind for notice in opened.notices()}
    assert kinds == {NoticeKind.OVERLAY_UNREADABLE, NoticeKind.LEDGER_UNREADABLE}
    assert (await opened.number(NUMBER)).activated_on is not None
    await opened.aclose()


async def test_a_full_disk_is_no_answer_and_nothing_took_effect(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    with opened._books.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    proof = await verified(opened, await caller_of(opened, SUBJECT))
    wanted = [platform.id for platform in (await opened.platforms()).platforms[:200]]
    long_list = unbind_order(NUMBER, proof, *(p for p in wanted if p not in {"sample-app-077"}))
    with pytest.raises(Unreachable) as error:
        await opened.submit(long_list, KEY)
    assert error.value.sent is Sent.MAYBE
    assert await opened.find_requests(NUMBER, proof, None) == ()
    with opened._books.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    assert (await opened.submit(long_list, KEY)).id
    await opened.aclose()


async def test_a_half_made_ledger_of_a_killed_start_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "ledger.new").write_bytes(b"half")
    opened = registry(tmp_path)
    assert opened.notices() == ()
    assert (await opened.send_code(NUMBER, MESSAGE)).outcome is SendCodeOutcome.SENT
    await opened.aclose()


async def test_two_registries_on_one_folder_count_the_same_misses(tmp_path: Path) -> None:
    clock = HandSetClock()
    one, other = registry(tmp_path, clock), registry(tmp_path, clock)
    call = await caller_of(one, SUBJECT)
    name = Secret(call.name)
    await one.match_identity(NUMBER, name, WRONG)
    await other.match_identity(NUMBER, name, WRONG)
    assert (await one.match_identity(NUMBER, name, WRONG)).tries_left == 0
    assert (await other.match_identity(NUMBER, name, WRONG)).outcome is MatchOutcome.LOCKED
    await one.aclose()
    await other.aclose()


async def test_the_same_submit_from_many_tasks_takes_effect_once(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    proof = await verified(opened, await caller_of(opened, SUBJECT))
    order = unbind_order(NUMBER, proof, "douyin")
    receipts = await asyncio.gather(*(opened.submit(order, KEY) for _ in range(20)))
    assert len(set(receipts)) == 1
    assert len(await opened.find_requests(NUMBER, proof, None)) == 1
    await opened.aclose()


async def test_the_ledger_serves_threads_that_bring_their_own_loop(tmp_path: Path) -> None:
    opened = registry(tmp_path)
    call = await caller_of(opened, SUBJECT)

    def miss() -> MatchOutcome:
        return asyncio.run(opened.match_identity(NUMBER, Secret(call.name), WRONG)).outcome

    outcomes = await asyncio.gather(*(asyncio.to_thread(miss) for _ in range(8)))
    assert sorted(outcomes) == [MatchOutcome.LOCKED] * 5 + [MatchOutcome.NO_MATCH] * 3
    await opened.aclose()
