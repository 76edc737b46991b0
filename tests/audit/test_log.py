"""The log in a file: what is written, what an open console forgets, and what a damaged or cut file comes to."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit import start_key
from agent_console.audit.heads import Head
from agent_console.audit.log import AuditLog
from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.verification import Finding, Flaw, Outside, Verdict
from agent_console.audit.words import Action
from agent_console.store.errors import StoreDamaged, StoreFailed, StoreUnwritable
from tests.support_audit import MIGRATIONS, NAME, NOW, at_the_file, entry, opened


def file_of(folder: Path) -> Path:
    return folder / "log.sqlite"


def verified(folder: Path, *anchors: Head, with_key: bool = True) -> Finding:
    key = start_key.read(folder / f"log.sqlite{start_key.SUFFIX}")[1] if with_key else None
    return verify_file(file_of(folder), MIGRATIONS, Outside(key, anchors))


def filled(folder: Path, count: int = 10, starts: int = 2) -> Head:
    """Write so many records at each start; give the last head."""
    heads = []
    for _ in range(starts):
        with opened(folder) as log:
            for number in range(count):
                log.write(entry(number))
            heads.append(log.head)
    return heads[-1]


def test_a_home_without_a_log_is_whole_and_an_anchor_knows_better(tmp_path: Path) -> None:
    assert verify_file(file_of(tmp_path), MIGRATIONS) == Finding(Verdict.WHOLE)
    anchored = verify_file(file_of(tmp_path), MIGRATIONS, Outside(None, (Head(NAME, 3, bytes(32)),)))
    assert (anchored.verdict, anchored.at_seq) == (Verdict.CUT, 1)


def test_what_a_console_wrote_is_whole(tmp_path: Path) -> None:
    head = filled(tmp_path, count=70, starts=1)
    finding = verified(tmp_path, head)
    assert finding == Finding(Verdict.WHOLE, 71, keyed_from=1, anchored_to=71)


def test_each_start_is_on_record_with_a_key_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path, count=0, starts=3)
    with open_log(file_of(tmp_path), MIGRATIONS) as log:
        links = [link for link in log.links() if link is not None]
    assert [link.record.entry.action for link in links] == [Action.SIGNED_ON] * 3
    assert [link.epoch for link in links] == [1, 2, 3]


def test_it_can_be_verified_while_a_console_writes(tmp_path: Path) -> None:
    with opened(tmp_path) as log:
        for number in range(130):
            log.write(entry(number))
            if number % 30 == 0:
                assert verified(tmp_path, log.head).verdict is Verdict.WHOLE


def test_a_key_that_is_over_stands_in_no_file(tmp_path: Path) -> None:
    with opened(tmp_path) as log:
        over = [log._state.key]
        for number in range(70):
            log.write(entry(number))
            if log._state.key != over[-1]:
                over.append(log._state.key)
        today = over.pop()
        files = {path: path.read_bytes() for path in tmp_path.iterdir()}
        assert any(today in content for content in files.values())
        assert not [path.name for path, content in files.items() for key in over if key in content]


def test_time_that_goes_back_is_on_record(tmp_path: Path) -> None:
    with opened(tmp_path, NOW + timedelta(hours=1)) as log:
        log.write(entry(0), entry(1))
    with open_log(file_of(tmp_path), MIGRATIONS) as read:
        actions = [link.record.entry.action for link in read.links() if link]
    assert actions == [Action.SIGNED_ON, Action.CLOCK_WENT_BACK, Action.NUMBER_SEEN, Action.NUMBER_SEEN]


def test_a_transaction_that_is_left_by_an_error_leaves_no_record(tmp_path: Path) -> None:
    def broken_off(log: AuditLog) -> None:
        with log.transaction() as tx:
            log.add(tx, entry(1))
            raise LookupError

    with opened(tmp_path) as log:
        before = log.head
        with pytest.raises(LookupError):
            broken_off(log)
        assert log.head == before
        log.write(entry(2))
        assert log.head.seq == 2
    assert verified(tmp_path).verdict is Verdict.WHOLE


def test_a_time_that_was_not_written_is_not_the_last_one(tmp_path: Path) -> None:
    """The step back is measured against what stands in the log, or a batch that failed would hide it."""

    def broken_off(log: AuditLog) -> None:
        with log.transaction() as tx:
            log.add(tx, entry(0))
            raise LookupError

    with opened(tmp_path, NOW + timedelta(hours=1)) as log:
        with pytest.raises(LookupError):
            broken_off(log)
        log.write(entry(1))
    with open_log(file_of(tmp_path), MIGRATIONS) as read:
        actions = [link.record.entry.action for link in read.links() if link]
    assert actions == [Action.SIGNED_ON, Action.CLOCK_WENT_BACK, Action.NUMBER_SEEN]


def test_what_can_not_be_written_is_said_and_nothing_is_written_after_it(tmp_path: Path) -> None:
    with opened(tmp_path) as log:
        log._store._connection.execute("PRAGMA query_only = ON")
        for _ in range(2):
            with pytest.raises(StoreFailed):
                log.write(entry(1))
        assert log.head.seq == 1
    assert verified(tmp_path).records == 1


def test_without_its_start_key_on_disk_no_log_is_begun(tmp_path: Path) -> None:
    (tmp_path / f"log.sqlite{start_key.SUFFIX}.new").mkdir()
    with pytest.raises(StoreUnwritable), opened(tmp_path):
        pass
    assert verify_file(file_of(tmp_path), MIGRATIONS).records == 0


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE audit SET body = replace(body, 'RECYCLED', 'CANCELLED') WHERE seq = 20",
        "DELETE FROM audit WHERE seq > 18",
        "DELETE FROM audit_state",
        "UPDATE audit_state SET seq = 18",
        "UPDATE audit_state SET key = zeroblob(32)",
    ],
)
def test_a_console_does_not_go_on_from_an_end_that_was_tampered_with(tmp_path: Path, attack: str) -> None:
    filled(tmp_path)
    with at_the_file(tmp_path) as connection:
        connection.execute(attack)
    assert verified(tmp_path).verdict in (Verdict.BROKEN, Verdict.CUT)
    with pytest.raises(StoreDamaged), opened(tmp_path):
        pass


def test_a_tail_somebody_cut_off_is_told_as_a_cut(tmp_path: Path) -> None:
    filled(tmp_path)
    with at_the_file(tmp_path) as connection:
        connection.execute("DELETE FROM audit WHERE seq > 18")
    assert verified(tmp_path) == Finding(Verdict.CUT, 18, 19, Flaw.STATE, 1)


def test_a_log_without_records_that_says_nonsense_of_its_end_is_not_a_new_one(tmp_path: Path) -> None:
    filled(tmp_path)
    with at_the_file(tmp_path) as connection:
        connection.execute("DELETE FROM audit")
        connection.execute("UPDATE audit_state SET seq = 0")
    assert verified(tmp_path).verdict is Verdict.BROKEN


def test_records_that_come_while_one_reads_are_left_for_the_next_time(tmp_path: Path) -> None:
    with opened(tmp_path) as log:
        log.write(entry(1), entry(2))
        with open_log(file_of(tmp_path), MIGRATIONS) as read:
            log.write(entry(3))
            assert [link.seq for link in read.links() if link] == [1, 2, 3]
            assert list(read.links(since=3)) == []


def test_an_old_record_changed_is_told_by_its_number(tmp_path: Path) -> None:
    filled(tmp_path)
    with at_the_file(tmp_path) as connection:
        connection.execute("UPDATE audit SET body = replace(body, 'RECYCLED', 'CANCELLED') WHERE seq = 5")
    finding = verified(tmp_path, with_key=False)
    assert (finding.verdict, finding.at_seq) == (Verdict.BROKEN, 5)


def test_a_file_that_is_no_store_can_not_be_read(tmp_path: Path) -> None:
    file_of(tmp_path).write_text("something else", encoding="utf-8")
    assert verify_file(file_of(tmp_path), MIGRATIONS).verdict is Verdict.UNREADABLE


def records_in(folder: Path) -> tuple[str, ...]:
    with open_log(file_of(folder), MIGRATIONS) as log:
        return tuple(link.body for link in log.links() if link)


def test_a_file_with_a_byte_changed_is_whole_only_if_no_record_was_hurt(tmp_path: Path) -> None:
    original = tmp_path / "original"
    head = filled(original, count=8, starts=1)
    raw, told = file_of(original).read_bytes(), records_in(original)
    key = start_key.read(original / f"log.sqlite{start_key.SUFFIX}")[1]
    hurt = tmp_path / "hurt.sqlite"
    seen = 0
    # A prime apart, so that over all pages every kind of place comes by.
    for place in range(0, len(raw), 61):
        hurt.write_bytes(raw[:place] + bytes([raw[place] ^ 0x10]) + raw[place + 1 :])
        finding = verify_file(hurt, MIGRATIONS, Outside(key, (head,)))
        if finding.verdict is Verdict.WHOLE:
            with open_log(hurt, MIGRATIONS) as log:
                assert tuple(link.body for link in log.links() if link) == told, place
        else:
            seen += 1
    assert seen > 10


def test_a_file_cut_anywhere_is_never_whole(tmp_path: Path) -> None:
    original = tmp_path / "original"
    filled(original, count=8, starts=1)
    raw = file_of(original).read_bytes()
    hurt = tmp_path / "hurt.sqlite"
    for length in (*range(0, len(raw), 509), len(raw) - 1):
        hurt.write_bytes(raw[:length])
        assert verify_file(hurt, MIGRATIONS).verdict is Verdict.UNREADABLE, length


def test_a_log_torn_by_a_crash_is_whole_up_to_what_was_acknowledged(tmp_path: Path) -> None:
    with opened(tmp_path / "console") as log:
        for number in range(12):
            log.write(entry(number))
        head = log.head
        # What a power cut leaves: the file and its write-ahead log as they stand.
        torn = tmp_path / "torn"
        shutil.copytree(tmp_path / "console", torn, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
        log.write(entry(12))
        second = tmp_path / "second"
        shutil.copytree(tmp_path / "console", second, ignore=shutil.ignore_patterns("*.lock", "*-shm"))
    whole = (second / "log.sqlite-wal").read_bytes()
    # The last commit was on its way when the power went.
    (second / "log.sqlite-wal").write_bytes(whole[:-700])
    for folder in (torn, second):
        with opened(folder) as log:
            assert log.head.seq == head.seq + 1
        assert verified(folder, head).verdict is Verdict.WHOLE
