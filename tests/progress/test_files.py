"""Runs as they are kept: read back they are the same, and what cannot be read is passed over and named."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.call import events as e
from agent_console.encryption.cipher import open_sealed, seal
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.progress.files import PassedOver, Problem, RunsKept, runs_kept
from agent_console.progress.run_text import RunDamaged, RunNewer, run_from_text, run_to_text
from agent_console.training.finished import FinishedRun, result_of
from tests.progress.support import ANY_RUN, RUBRIC, a_run
from tests.support import runs as count
from tests.support_casebook import MASTER, NUMBER

KEY = bytes(32)


def kept_in(folder: Path, staff_no: str = "8021") -> RunsKept:
    return RunsKept(folder / staff_no, staff_no, MASTER, "rubric-1")


@settings(max_examples=count(quick=40, full=500))
@given(run=ANY_RUN)
def test_any_run_comes_back_as_it_was(run: FinishedRun) -> None:
    assert run_from_text(run_to_text(run, KEY, "1", "2"), KEY) == run


def test_runs_are_numbered_and_come_back_oldest_first(tmp_path: Path) -> None:
    runs = kept_in(tmp_path)
    assert runs.all() == ()

    first, second = runs.keep(a_run()), runs.keep(a_run(score=60))

    assert [first.number, second.number] == [1, 2]
    assert runs.all() == (first, second)
    assert kept_in(tmp_path).all() == (first, second)
    assert [result_of(run, RUBRIC).score for run in kept_in(tmp_path).all()] == [100, 60]


def test_a_run_another_console_kept_meanwhile_is_seen(tmp_path: Path) -> None:
    one, other = kept_in(tmp_path), kept_in(tmp_path)
    one.keep(a_run())
    other.keep(a_run())

    assert [run.number for run in one.all()] == [1, 2]


def test_consoles_that_keep_runs_at_once_never_share_a_number(tmp_path: Path) -> None:
    together = Barrier(6)
    numbers: list[int] = []

    def keep() -> None:
        runs = kept_in(tmp_path)
        together.wait()
        numbers.append(runs.keep(a_run()).number)

    threads = [Thread(target=keep) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    assert len(kept_in(tmp_path).all()) == 6


def test_files_are_their_owners_alone_and_hold_no_number_in_the_clear(tmp_path: Path) -> None:
    runs = kept_in(tmp_path / "practice")
    runs.keep(a_run(events=(e.SubjectEntered(at=a_run().ended_at, number=NUMBER),)))
    file = tmp_path / "practice/8021/runs/0001.json"

    assert file.stat().st_mode & 0o777 == 0o600
    assert all(one.stat().st_mode & 0o777 == 0o700 for one in (file.parent, file.parent.parent))
    assert NUMBER.digits not in file.read_text(encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8"))["run"]["rubric"] == "rubric-1"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"run":{},"events":1}']
)
def test_a_damaged_file_is_passed_over_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    runs = kept_in(tmp_path)
    whole = runs.keep(a_run())
    file = tmp_path / "8021/runs/0002.json"
    file.write_bytes(content)

    assert runs.all() == (whole,)
    assert runs.passed_over == (PassedOver("0002.json", Problem.DAMAGED),)
    assert runs.keep(a_run()).number == 3
    assert file.read_bytes() == content


@settings(max_examples=count(quick=60, full=2_000))
@given(st.data())
def test_no_byte_of_a_run_can_be_changed_unseen(data: st.DataObject) -> None:
    run = a_run(score=60)
    raw = bytearray(run_to_text(run, KEY, "1", "2").encode())
    at = data.draw(st.integers(0, len(raw) - 2))
    raw[at] ^= data.draw(st.integers(1, 127))
    with suppress(RunDamaged, RunNewer, UnicodeDecodeError):
        assert run_from_text(raw.decode(), KEY) == run, "only its form was changed"


def test_a_better_score_written_into_the_clear_part_breaks_the_seal() -> None:
    text = run_to_text(a_run(), KEY, "1", "2")

    with pytest.raises(RunDamaged):
        run_from_text(text.replace('"keys":16', '"keys":1'), KEY)


def resealed(text: str, change: Callable[[dict[str, Any]], None]) -> str:
    """Write a run as a program would have that knew other fields: its clear part changed, and sealed as it then is."""
    both = json.loads(text)
    opened = open_sealed(KEY, base64.b64decode(both["events"]), json_text(both["run"]).encode())
    change(both["run"])
    clear = json_text(both["run"])
    return f'{{"events":"{base64.b64encode(seal(KEY, opened, clear.encode())).decode()}","run":{clear}}}\n'


def json_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_run_an_older_program_kept_with_fewer_fields_still_opens() -> None:
    run = replace(a_run(), expected=None)

    def older(clear: dict[str, Any]) -> None:
        del clear["expected"]

    assert run_from_text(resealed(run_to_text(run, KEY, "1", "2"), older), KEY) == run


def test_a_run_with_a_field_this_program_does_not_know_is_called_newer() -> None:
    def newer(clear: dict[str, Any]) -> None:
        clear["weather"] = "rain"

    with pytest.raises(RunNewer):
        run_from_text(resealed(run_to_text(a_run(), KEY, "1", "2"), newer), KEY)


def test_one_space_more_in_the_clear_part_breaks_the_seal() -> None:
    text = run_to_text(a_run(), KEY, "1", "2")

    with pytest.raises(RunDamaged):
        run_from_text(text.replace('"keys":16', '"keys": 16'), KEY)


def test_a_run_of_a_newer_program_is_called_newer(tmp_path: Path) -> None:
    runs = kept_in(tmp_path)
    runs.keep(a_run())
    file = tmp_path / "8021/runs/0001.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"format":1', '"format":2'), encoding="utf-8")

    assert kept_in(tmp_path).passed_over == (PassedOver("0001.json", Problem.NEWER),)


def test_a_run_sealed_in_another_home_or_put_into_another_folder_is_not_the_agents(tmp_path: Path) -> None:
    kept_in(tmp_path).keep(a_run())
    other = RunsKept(tmp_path / "8021", "8021", MasterKey(bytes(32)))
    (tmp_path / "8022").mkdir()
    (tmp_path / "8021/runs").rename(tmp_path / "8022/runs")

    assert other.all() == ()
    assert kept_in(tmp_path, "8022").passed_over == (PassedOver("0001.json", Problem.DAMAGED),)


def test_what_is_no_file_is_unreadable_and_other_names_are_none_of_ours(tmp_path: Path) -> None:
    runs = kept_in(tmp_path)
    runs.keep(a_run())
    (tmp_path / "8021/runs/0002.json").mkdir()
    (tmp_path / "8021/runs/0003.json.1f.new").write_text("half", encoding="utf-8")

    assert runs.passed_over == (PassedOver("0002.json", Problem.UNREADABLE),)


def test_a_folder_that_can_not_be_read_is_named_and_nothing_is_kept_into_it(tmp_path: Path) -> None:
    (tmp_path / "8021").mkdir()
    # A link in a circle: unlike rights, it stops whoever runs the tests.
    (tmp_path / "8021/runs").symlink_to("runs")
    runs = kept_in(tmp_path)

    assert (runs.all(), runs.passed_over) == ((), (PassedOver("runs", Problem.UNREADABLE),))
    with pytest.raises(OSError, match="runs"):
        runs.keep(a_run())


def test_a_home_gives_the_same_runs_at_the_next_start(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    kept = runs_kept(home, "8021").keep(a_run())

    assert runs_kept(home, "8021").all() == (kept,)
    assert runs_kept(home, "8022").all() == ()
