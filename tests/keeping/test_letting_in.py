"""Where passphrases lock the key up, whoever erases or restores signs in; without a terminal nobody does."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.audit.reading import open_log
from agent_console.audit.words import Action, Role
from agent_console.casebook.schema import MIGRATIONS
from agent_console.cli import start
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.keeping import restoring, retaining
from agent_console.language import Language
from agent_console.signing_in import Door
from agent_console.store.reading import open_for_reading
from tests.support_casebook import NOW
from tests.support_keeping import Keeper

LEAD = "plum harbour lantern"
LATER = NOW + timedelta(days=400)


class ScriptedDoor:
    """Types what it was told to."""

    def __init__(self, *passphrases: str) -> None:
        self.passphrases = list(passphrases)
        self.refused = 0

    def __call__(self, _home: Home, _language: Language) -> Door:
        return self

    def ask(self) -> tuple[str, Secret]:
        return "8001", Secret(self.passphrases.pop(0))

    def refuse(self, left: int) -> None:
        self.refused += 1

    def wait(self, seconds: float) -> None:
        pass


@pytest.fixture
def live(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> Keeper:
    keeper.worked(place="live/http")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{LEAD}\n"))
    lead = ["staff", "add", "8001", "--role", "team-lead", "--passphrase-stdin"]
    assert start([*lead, "--home", str(keeper.folder), "--lang", "en"]) == 0
    assert not (keeper.folder / "live.key").exists()
    keeper.capsys.readouterr()
    return keeper


def actors(keeper: Keeper) -> list[tuple[Action, str, Role]]:
    with open_log(keeper.folder / "live/http/casebook.sqlite", MIGRATIONS) as log:
        records = [link.record for link in log.links() if link]
    return [(one.entry.action, one.actor.staff_no, one.actor.role) for one in records]


@pytest.mark.full
def test_who_restores_signs_in_and_stands_in_the_log(live: Keeper, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    assert live("backup", str(copy)) == 0
    assert "keep a copy of staff.json somewhere else" in live.out
    assert "The seals of the rows were not checked" in live.out
    door = ScriptedDoor("wrong", LEAD)
    assert restoring.run(copy, live.folder, None, "en", lambda: NOW, door) == 0
    assert door.refused == 1
    found = actors(live)
    assert (Action.RESTORED, "8001", Role.TEAM_LEAD) in found
    assert (Action.SIGN_IN_REFUSED, "8001", Role.AGENT) in found


@pytest.mark.full
def test_who_erases_signs_in(live: Keeper) -> None:
    def retain(*passphrases: str) -> int:
        return retaining.run(True, False, live.folder, None, "en", lambda: LATER, ScriptedDoor(*passphrases))

    with open_for_reading(live.folder / "live/http/casebook.sqlite", MIGRATIONS) as reader:
        before = reader.read("SELECT count(*) FROM audit")
    assert retain(*["wrong"] * 5) == 2
    with open_for_reading(live.folder / "live/http/casebook.sqlite", MIGRATIONS) as reader:
        assert reader.read("SELECT count(*) FROM audit") == before
    assert retain(LEAD) == 0
    assert (Action.SIGNED_ON, "8001", Role.TEAM_LEAD) in actors(live)


def test_without_a_terminal_nobody_is_asked(live: Keeper, tmp_path: Path) -> None:
    assert live("retain", "--yes") == 2
    assert live.err.startswith("The master key is not at hand")
    live("backup", str(tmp_path / "copy.sqlite"))
    assert live("restore", str(tmp_path / "copy.sqlite")) == 0
    assert "could not be put on record" in live.out
    assert not (live.folder / "live.key").exists(), "no second key is made beside the one that is locked up"
