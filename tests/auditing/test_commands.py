"""`agent-console audit` as a team lead types it: over real homes, whole, hurt and new."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent_console.audit import schema
from agent_console.audit.chain import keyed_hash, link_hash
from agent_console.audit.reading import verify_file
from agent_console.audit.record import Entry, Record
from agent_console.audit.verification import Finding
from agent_console.audit.words import Action
from agent_console.casebook.casebook import Casebook
from agent_console.cli import start
from tests.support_audit import ACTOR
from tests.support_casebook import NOW, Script, open_casebook
from tests.support_store import ROOT

CASE = "001123-0001-7"
DESK = "0123456789ab"


def worked(home: Path, place: str = "training/fake", case: str = CASE) -> str:
    """Work a call at a home's desk; give the head of its log as somebody outside would keep it."""
    home.mkdir(exist_ok=True)
    (home / "desk").write_text(DESK + "\n", encoding="ascii")
    casebook = open_casebook(home / place, desk=DESK, backend=place.partition("/")[2])
    for batch in Script(case).whole():
        batch.commit_to(casebook)
    head = str(casebook.audit.head)
    casebook.close()
    return head


def at_the_file(home: Path, statement: str, place: str = "training/fake") -> None:
    connection = sqlite3.connect(home / place / "casebook.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()


class Said:
    """Runs a command and keeps what it said."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str) -> int:
        code = start(["audit", *arguments, "--home", str(self.home), "--lang", "en"])
        self.out, self.err = self.capsys.readouterr()
        return code

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(tmp_path / "home", capsys)


def test_a_new_home_is_whole(audit: Said) -> None:
    assert audit("verify") == 0
    assert audit.out == "There is no log yet: a new home is whole.\n"


def test_a_log_is_whole_and_says_what_that_rests_on(audit: Said) -> None:
    head = worked(audit.home)
    assert audit("verify", "--anchor", head) == 0
    assert audit.out.startswith("training/fake: whole, ")
    assert f"Confirmed by the anchor up to record {head.split(';')[1]}." in audit.out
    assert audit("verify") == 0
    assert "Without --anchor" in audit.out


def test_a_changed_record_is_3_and_named(audit: Said) -> None:
    worked(audit.home)
    at_the_file(audit.home, "UPDATE audit SET body = replace(body, '8021', '8022') WHERE seq = 4")
    assert audit("verify") == 3
    assert "BROKEN at record 4" in audit.out


def test_a_cut_is_4(audit: Said) -> None:
    head = worked(audit.home)
    at_the_file(audit.home, "DELETE FROM audit WHERE seq > 6")
    assert audit("verify", "--anchor", head) == 4
    assert "CUT: record 7" in audit.out


def test_a_casebook_taken_away_is_4(audit: Said) -> None:
    head = worked(audit.home)
    for file in (audit.home / "training" / "fake").iterdir():
        if "audit-key" not in file.name:
            file.unlink()
    assert audit("verify") == 4
    (audit.home / "training/fake/casebook.sqlite.audit-key").unlink()
    assert audit("verify") == 0
    assert audit("verify", "--anchor", head) == 4
    assert f"{DESK}.fake: CUT" in audit.out


@pytest.mark.parametrize("command", [("verify",), ("show", CASE), ("export",)])
def test_every_command_says_the_same_of_a_casebook_taken_away(audit: Said, command: tuple[str, ...]) -> None:
    worked(audit.home)
    for file in (audit.home / "training" / "fake").iterdir():
        if "audit-key" not in file.name:
            file.unlink()
    assert audit(*command) == 4
    assert "training/fake: CUT: record 1 " in audit.out + audit.err
    assert "No record" not in audit.out


def test_a_log_begun_anew_does_not_pass_for_the_old_one(audit: Said) -> None:
    head = worked(audit.home)
    for file in (audit.home / "training" / "fake").iterdir():
        file.unlink()
    open_casebook(audit.home / "training/fake", desk=DESK).close()
    assert audit("verify") == 0
    assert audit("verify", "--anchor", head) == 4


def test_a_file_that_can_not_be_read_is_5(audit: Said) -> None:
    worked(audit.home)
    (audit.home / "training/fake/casebook.sqlite").write_bytes(b"noise" * 4000)
    assert audit("verify") == 5
    assert "CAN NOT BE READ" in audit.out


def test_the_worst_log_is_the_answer(audit: Said) -> None:
    worked(audit.home)
    worked(audit.home, "live/http")
    at_the_file(audit.home, "DELETE FROM audit WHERE seq = 3", "live/http")
    assert audit("verify") == 3
    assert "training/fake: whole" in audit.out
    assert "live/http: BROKEN at record 3" in audit.out


def test_a_folder_that_can_not_be_looked_into_does_not_hide_the_other_logs(audit: Said) -> None:
    worked(audit.home)
    (audit.home / "live").write_text("mine", encoding="utf-8")
    assert audit("verify") == 5
    assert "live: CAN NOT BE READ" in audit.out
    assert "training/fake: whole" in audit.out
    assert audit("show", CASE) == 5
    assert "live: CAN NOT BE READ" in audit.err
    assert "call opened" in audit.out
    assert audit("export", "--log", "training/fake") == 0
    assert audit.records
    assert audit("export", "--log", "live") == 5


VERIFY_AS_NOBODY = """
import os, sys
from agent_console.cli import start
command = ["audit", "verify", "--lang", "en", "--home", sys.argv[1]]
start(command)  # Nobody may not even import.
print("now as nobody")
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(start(command))
"""


def test_one_log_whose_folder_is_closed_does_not_hide_the_others() -> None:
    with tempfile.TemporaryDirectory() as outer:
        home = Path(outer) / "home"
        worked(home)
        worked(home, "live/http")
        if os.geteuid() == 0:
            for each in (Path(outer), *Path(outer).rglob("*")):
                os.chown(each, 65534, 65534)
        (home / "live" / "http").chmod(0)
        code = [sys.executable, "-c", VERIFY_AS_NOBODY, str(home)]
        run = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=False)
        (home / "live" / "http").chmod(0o700)
    assert (run.returncode, run.stderr) == (5, "")
    told = run.stdout.partition("now as nobody")[2]
    assert "live/http: CAN NOT BE READ" in told
    assert "training/fake: whole" in told


def test_a_home_none_of_whose_folders_can_be_looked_into_is_one_sentence(audit: Said) -> None:
    audit.home.mkdir()
    for world in ("live", "training"):
        (audit.home / world).write_text("mine", encoding="utf-8")
    for command in (("verify",), ("show", CASE), ("export",)):
        assert audit(*command) == 5
        assert (audit.out, audit.err.count("\n")) == ("", 1)
        assert "The home cannot be looked into" in audit.err


def test_anchors_of_many_desks_can_be_given_in_one_file(audit: Said, tmp_path: Path) -> None:
    head = worked(audit.home)
    file = tmp_path / "anchors"
    file.write_text(f"# kept by the registry\nother.fake;9;{'0' * 64}\n{head}\n", encoding="ascii")
    assert audit("verify", "--anchor", str(file)) == 0
    assert "Confirmed by the anchor" in audit.out


def test_anchors_that_are_all_of_other_desks_mean_that_this_ones_log_is_gone(audit: Said) -> None:
    worked(audit.home)
    assert audit("verify", "--anchor", f"other.fake;9;{'0' * 64}") == 4


def test_a_start_key_kept_elsewhere_is_taken(audit: Said, tmp_path: Path) -> None:
    worked(audit.home)
    kept = tmp_path / "kept"
    (audit.home / "training/fake/casebook.sqlite.audit-key").rename(kept)
    open_casebook(audit.home / "training/fake", desk=DESK).close()
    assert audit("verify") == 0
    assert "give --start-key" in audit.out
    assert audit("verify", "--start-key", str(kept)) == 0
    assert "start" not in audit.out


@pytest.mark.parametrize(
    "wrong", [("--anchor", "no head"), ("--start-key", __file__), ("--anchor", __file__)]
)
def test_what_is_no_anchor_and_no_key_is_said(audit: Said, wrong: tuple[str, str]) -> None:
    assert audit("verify", *wrong) == 2
    assert len(audit.err.splitlines()) == 1


def test_a_console_at_work_can_be_verified(audit: Said) -> None:
    worked(audit.home)
    casebook = open_casebook(audit.home / "training/fake", desk=DESK)
    Script("001123-0002-5").opening().commit_to(casebook)
    assert audit("verify", "--anchor", str(casebook.audit.head)) == 0
    casebook.close()


def test_show_says_who_looked_at_a_case(audit: Said) -> None:
    worked(audit.home)
    assert audit("show", CASE) == 0
    lines = audit.out.splitlines()
    assert lines[0].startswith("2026-11-23 09:36:11  8021 (agent)  call opened  calling number")
    assert any("sees what the comparison said  name, ID number" in line for line in lines)
    assert all(DESK in line for line in lines)


def test_show_says_when_nobody_did(audit: Said) -> None:
    worked(audit.home)
    assert audit("show", "001123-0009-9") == 0
    assert audit.out == "No record of case 001123-0009-9 at this desk.\n"


def test_show_says_when_the_log_is_not_whole(audit: Said) -> None:
    worked(audit.home)
    at_the_file(audit.home, "DELETE FROM audit WHERE seq = 5")
    assert audit("show", CASE) == 3
    assert "BROKEN at record 5" in audit.err
    assert audit.out


def test_show_does_not_say_that_nobody_did_where_it_can_not_know(audit: Said) -> None:
    worked(audit.home)
    (audit.home / "training/fake/casebook.sqlite").write_bytes(b"noise" * 4000)
    assert audit("show", CASE) == 5
    assert (audit.out, audit.err.count("CAN NOT BE READ")) == ("", 1)


def test_show_says_so_when_a_log_is_taken_away_while_it_looks(
    audit: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(audit.home)

    def verified_and_spoilt(file: Path, *known: Any) -> Finding:
        finding = verify_file(file, *known)
        file.write_bytes(b"noise" * 4000)
        return finding

    monkeypatch.setattr("agent_console.auditing.judging.verify_file", verified_and_spoilt)
    assert audit("show", CASE) == 5
    assert (audit.out, audit.err.count("CAN NOT BE READ")) == ("", 1)


def test_an_export_goes_on_from_its_cursor(audit: Said) -> None:
    worked(audit.home)
    assert audit("export") == 0
    everything = audit.records
    assert [one["seq"] for one in everything] == list(range(1, len(everything) + 1))
    assert audit("export", "--since", "4") == 0
    assert audit.records == everything[4:]
    assert audit("export", "--since", str(len(everything))) == 0
    assert audit.out == ""


def test_an_export_in_ocsf_has_a_class_a_time_and_the_cursor(audit: Said) -> None:
    worked(audit.home)
    assert audit("export", "--format", "ocsf") == 0
    events = audit.records
    assert [event["metadata"]["sequence"] for event in events] == list(range(1, len(events) + 1))
    assert events[0]["class_uid"] == 3002
    assert {event["class_uid"] for event in events[1:]} == {6005}
    for event in events:
        assert event["type_uid"] == event["class_uid"] * 100 + event["activity_id"]
        assert event["category_uid"] == event["class_uid"] // 1000
    compared = next(event for event in events if event["activity_name"] == "IDENTITY_COMPARED")
    assert compared["unmapped"]["fields"] == ["NAME", "ID_NUMBER"]
    assert events[0]["time"] == int(NOW.timestamp() * 1000)


def test_an_export_ends_before_a_broken_record(audit: Said) -> None:
    worked(audit.home)
    at_the_file(audit.home, "UPDATE audit SET body = replace(body, '8021', '8022') WHERE seq = 4")
    assert audit("export") == 3
    assert [one["seq"] for one in audit.records] == [1, 2, 3]
    assert "BROKEN at record 4" in audit.err


@pytest.mark.parametrize("since", ["0", "3"])
@pytest.mark.parametrize(
    ("attack", "why"),
    [
        ("DELETE FROM audit WHERE seq = 4", "missing or out of its place"),
        ("UPDATE audit SET body = replace(body, 'seq', 'qes') WHERE seq = 4", "cannot be what was written"),
        ("UPDATE audit SET hash = 'no hash' WHERE seq = 4", "cannot be what was written"),
        ("UPDATE audit SET body = replace(body, '8021', '8022') WHERE seq = 4", "does not hang on"),
    ],
)
def test_an_export_ends_at_what_verify_names_and_says_the_same(
    audit: Said, attack: str, why: str, since: str
) -> None:
    worked(audit.home)
    at_the_file(audit.home, attack)
    assert audit("verify") == 3
    said = audit.out.strip()
    assert "BROKEN at record 4" in said
    assert why in said
    assert audit("export", "--since", since) == 3
    assert audit.err.strip() == said
    assert [one["seq"] for one in audit.records] == [1, 2, 3][int(since) :]


@pytest.mark.parametrize(
    "attack", ["DELETE FROM audit WHERE seq = 4", "UPDATE audit SET mac = 0 WHERE seq = 4"]
)
def test_an_export_names_the_record_of_its_cursor_where_that_is_gone(audit: Said, attack: str) -> None:
    worked(audit.home)
    at_the_file(audit.home, attack)
    assert audit("verify") == 3
    said = audit.out.strip()
    assert audit("export", "--since", "4") == 3
    assert (audit.out, audit.err.strip()) == ("", said)


def test_a_cursor_beyond_the_end_means_a_cut(audit: Said) -> None:
    worked(audit.home)
    assert audit("export", "--since", "1000") == 4
    assert "cut since the last export" in audit.err


def test_where_there_are_several_logs_one_has_to_be_named(audit: Said) -> None:
    worked(audit.home)
    worked(audit.home, "live/http")
    assert audit("export") == 2
    assert "live/http, training/fake" in audit.err
    assert audit("export", "--log", "live/http") == 0
    assert audit.records


def test_a_home_without_a_log_exports_nothing(audit: Said) -> None:
    assert audit("export") == 0
    assert audit.out == ""


def test_an_output_that_takes_no_more_is_told_with_the_cursor_to_go_on_from(audit: Said) -> None:
    worked(audit.home)
    with Path("/dev/full").open("w", encoding="ascii") as full:
        command = [sys.executable, "-m", "agent_console", "audit", "export", "--lang", "en"]
        run = subprocess.run(
            [*command, "--home", str(audit.home)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (run.returncode, run.stderr) == (74, "Standard output took no more: go on with --since 0.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk at hand")
@pytest.mark.parametrize("command", [("verify",), ("show", CASE)])
def test_an_answer_that_can_not_be_written_is_one_sentence(
    audit: Said, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(audit.home)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert audit(*command) == 74
        full.flush()
    assert audit.err == "The report could not be written: look at where the output goes.\n"


@pytest.mark.parametrize("command", [("verify",), ("show", CASE)])
def test_a_terminal_that_can_not_write_chinese_gets_the_rest(
    audit: Said, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(audit.home)
    with (tmp_path / "out").open("w", encoding="ascii") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert start(["audit", *command, "--home", str(audit.home), "--lang", "zh"]) == 0
    told = (tmp_path / "out").read_text(encoding="ascii")
    assert "?" in told
    assert {"verify": "training/fake", "show": "8021"}[command[0]] in told


def test_no_number_of_a_caller_is_in_anything_that_comes_out(audit: Said) -> None:
    worked(audit.home)
    told = ""
    for command in (("verify",), ("show", CASE), ("export",), ("export", "--format", "ocsf")):
        audit(*command)
        told += audit.out + audit.err
    assert "13800138000" not in told
    connection = sqlite3.connect(audit.home / "training/fake/casebook.sqlite")
    bodies = " ".join(row[0] for row in connection.execute("SELECT body FROM audit"))
    connection.close()
    assert "13800138000" not in bodies
    assert bodies.count('"seq"') > 10


def test_a_file_of_a_version_before_the_log_is_whole(audit: Said, tmp_path: Path) -> None:
    dump = Path(__file__).parents[1] / "casebook" / "version_1.sql"
    folder = audit.home / "training/fake"
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / "casebook.sqlite")
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    assert audit("verify") == 0
    assert audit("export") == 0
    casebook: Casebook = open_casebook(folder)
    casebook.close()
    assert audit("verify") == 0
    assert "whole, 1 record." in audit.out


def hung_on(home: Path, change: Callable[[str], str]) -> None:
    """Hang another record onto the log as whoever has the file can, with the key in it."""
    connection = sqlite3.connect(home / "training/fake/casebook.sqlite")
    state = schema.state_of(connection.execute(schema.STATE).fetchone())
    assert state is not None
    seq = state.seq + 1
    body = change(Record(seq, Entry(NOW, Action.REVEALED, CASE), ACTOR).canonical())
    digest = link_hash(state.hash, state.mac, state.epoch, body)
    mac = keyed_hash(state.key, digest)
    after = replace(state, seq=seq, in_epoch=state.in_epoch + 1, hash=digest, mac=mac)
    connection.execute(schema.ADD_LINK, (seq, state.epoch, body, digest, mac))
    connection.execute(schema.PUT_STATE, schema.state_row(after))
    connection.commit()
    connection.close()


def test_words_of_a_newer_program_are_whole_shown_as_they_stand_and_exported(audit: Said) -> None:
    worked(audit.home)
    hung_on(audit.home, lambda body: body.replace("REVEALED", "WHISPERED"))
    assert audit("verify") == 0
    assert audit("show", CASE) == 0
    assert '"action":"WHISPERED"' in audit.out.splitlines()[-1]
    assert audit("export") == 0
    assert audit.records[-1]["action"] == "WHISPERED"
    assert audit("export", "--format", "ocsf") == 0
    assert audit.records[-1]["activity_id"] == 99
    open_casebook(audit.home / "training/fake", desk=DESK).close()


def test_what_was_hung_on_and_is_no_record_ends_an_export(audit: Said) -> None:
    worked(audit.home)
    hung_on(audit.home, lambda body: body.replace("{", "["))
    for form in ("jsonl", "ocsf"):
        assert audit("export", "--format", form) == 3
        assert "cannot be what was written" in audit.err
