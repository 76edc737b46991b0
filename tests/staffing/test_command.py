"""`agent-console staff` as it is typed: the first is a team lead, a lead lets in all others, nothing is given away."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from agent_console import keyring_entry
from agent_console.backend import Environment
from agent_console.cli import start
from agent_console.encryption.key_file import kept_key
from agent_console.encryption.passphrase import unlock
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.staff.passphrases import PassphraseProblem, problem_of
from agent_console.staff.roster import FILE, about, roster_in
from tests.support_keyring import FileKeyring, using

LEAD, AGENT, OTHER = "plum harbour lantern", "quiet meadow engine", "seven copper kettles"


class People:
    """A home, its command line and what somebody types."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.home = Home(folder)
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        self.said = ""

    def staff(self, *arguments: str, typed: tuple[str, ...] = ()) -> int:
        self._monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        where = ("--home", str(self.home.folder), "--lang", "en")
        given = ("--passphrase-stdin",) if typed else ()
        code = start(["staff", *arguments, *where, *given])
        out, err = self._capsys.readouterr()
        self.said = out + err
        return code

    @property
    def numbers(self) -> list[str]:
        return [one.person.staff_no for one in roster_in(self.home.folder).records]


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> People:
    return People(tmp_path, monkeypatch, capsys)


def with_lead(people: People) -> None:
    assert people.staff("add", "8001", "--role", "team-lead", typed=(LEAD,)) == 0


@pytest.mark.full
def test_the_key_of_the_cases_is_kept_though_another_place_was_named_since(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = people.home.master_key(Environment.LIVE)
    before = kept_key(file).raw
    people.home.settings_file.write_text('master_key = "keyring"\n', encoding="utf-8")
    monkeypatch.setattr(keyring_entry, "DESKTOP_KEYRINGS", {FileKeyring.__module__})
    with using(FileKeyring(tmp_path / "keyring.json")):
        with_lead(people)
    (record,) = roster_in(people.home.folder).records
    assert unlock(record.slot, Secret(LEAD), about(record.person)).raw == before


def test_what_is_no_text_is_said_in_one_sentence(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.TextIOWrapper(io.BytesIO(b"\xc3\xdc\xc2\xeb\n"), encoding="utf-8")
    monkeypatch.setattr("tests.staffing.test_command.io.StringIO", lambda _text: raw)
    assert people.staff("add", "8001", "--role", "team-lead", typed=("x",)) != 0
    assert "Traceback" not in people.said
    assert people.numbers == []


def test_without_a_terminal_nothing_is_asked_where_it_would_be_shown(tmp_path: Path) -> None:
    add = ("staff", "add", "8001", "--role", "team-lead", "--home", str(tmp_path), "--lang", "en")
    ran = subprocess.run(
        [sys.executable, "-m", "agent_console", *add],
        input=f"{LEAD}\n{LEAD}\n",
        capture_output=True,
        text=True,
        timeout=30,
        start_new_session=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr == (
        "Nothing was typed: use a terminal, or --passphrase-stdin with one line for each passphrase.\n"
    )
    assert roster_in(tmp_path).records == ()


@pytest.mark.full
def test_the_first_takes_the_key_that_was_there_and_the_key_file_goes(people: People) -> None:
    file = people.home.master_key(Environment.LIVE)
    before = kept_key(file).raw
    with_lead(people)

    assert "add a second" in people.said
    assert not file.exists()
    record = roster_in(people.home.folder).find("8001")
    assert record is not None
    assert unlock(record.slot, Secret(LEAD), about(record.person)).raw == before


@pytest.mark.full
def test_the_key_file_stays_where_that_is_asked_for(people: People) -> None:
    file = people.home.master_key(Environment.LIVE)
    before = kept_key(file).raw
    assert people.staff("add", "8001", "--role", "team-lead", "--keep-key-file", typed=(LEAD,)) == 0
    assert kept_key(file).raw == before


def test_a_lead_lets_in_others_and_all_of_them_open_the_same_key(people: People) -> None:
    with_lead(people)
    assert people.staff("add", "8021", "--role", "agent", "--by", "8001", typed=(LEAD, AGENT)) == 0
    records = roster_in(people.home.folder).records
    keys = {
        unlock(one.slot, Secret(words), about(one.person)).raw
        for one, words in zip(records, (LEAD, AGENT), strict=True)
    }
    assert len(keys) == 1

    assert people.staff("list") == 0
    assert "8021" in people.said
    assert "team leader" in people.said
    assert LEAD not in people.said


@pytest.mark.parametrize(
    ("arguments", "typed", "why"),
    [
        (("add", "8021", "--role", "agent"), (AGENT,), "--by"),
        (("add", "8021", "--role", "agent", "--by", "8001"), (AGENT, AGENT), "nothing was changed"),
        (("add", "8001", "--role", "agent", "--by", "8001"), (LEAD, AGENT), "already"),
        (("add", "8021", "--role", "agent", "--by", "8001"), (LEAD, "short"), "12 characters"),
        (("add", "8021", "--role", "agent", "--by", "8001"), (LEAD,), "one line for each"),
        (("remove", "8001", "--by", "8001"), (LEAD,), "last team lead"),
        (("remove", "8099", "--by", "8001"), (LEAD,), "staff list"),
        (("passphrase", "8001"), (AGENT, OTHER), "nothing was changed"),
    ],
)
@pytest.mark.full
def test_what_may_not_be_is_said_and_changes_nothing(
    people: People, arguments: tuple[str, ...], typed: tuple[str, ...], why: str
) -> None:
    with_lead(people)
    before = (people.home.folder / FILE).read_text()
    assert people.staff(*arguments, typed=typed) == 2
    assert why in people.said
    assert (people.home.folder / FILE).read_text() == before
    assert not any(line in people.said for line in typed if len(line) > 8)


def test_the_first_has_to_be_a_team_lead(people: People) -> None:
    assert people.staff("add", "8021", "--role", "agent", typed=(AGENT,)) == 2
    assert "--role team-lead" in people.said
    assert people.numbers == []


@pytest.mark.full
def test_an_agent_lets_nobody_in(people: People) -> None:
    with_lead(people)
    people.staff("add", "8021", "--role", "agent", "--by", "8001", typed=(LEAD, AGENT))
    assert people.staff("add", "8022", "--role", "agent", "--by", "8021", typed=(AGENT, OTHER)) == 2
    assert people.numbers == ["8001", "8021"]


@pytest.mark.full
def test_a_passphrase_is_changed_by_its_owner_or_by_a_lead(people: People) -> None:
    with_lead(people)
    people.staff("add", "8021", "--role", "agent", "--by", "8001", typed=(LEAD, AGENT))
    assert people.staff("passphrase", "8021", typed=(AGENT, OTHER)) == 0
    assert people.staff("passphrase", "8021", typed=(AGENT, OTHER)) == 2
    assert people.staff("passphrase", "8021", "--by", "8001", typed=(LEAD, AGENT)) == 0
    assert people.staff("passphrase", "8021", typed=(AGENT, OTHER)) == 0


@pytest.mark.full
def test_who_is_taken_off_stays_on_the_list_and_opens_nothing(people: People) -> None:
    with_lead(people)
    people.staff("add", "8021", "--role", "trainee", "--by", "8001", typed=(LEAD, AGENT))
    assert people.staff("remove", "8021", "--by", "8001", typed=(LEAD,)) == 0
    assert people.numbers == ["8001"]
    told = json.loads((people.home.folder / FILE).read_text())
    assert [one["staff_no"] for one in told["removed"]] == ["8021"]
    people.staff("list")
    assert "8021" in people.said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("elevenchars", PassphraseProblem.TOO_SHORT),
        ("aaaaaaaaaaaaaaaa", PassphraseProblem.TOO_PLAIN),
        ("802180218021-8021", PassphraseProblem.TOO_PLAIN),
        (LEAD, None),
        ("三个不一样的词放在一起够长", None),
    ],
)
def test_a_passphrase_is_long_and_no_repetition(typed: str, why: PassphraseProblem | None) -> None:
    assert problem_of(Secret(typed)) is why
