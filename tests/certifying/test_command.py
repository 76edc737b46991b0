"""`agent-console certificate` as a trainer types it: a key that is made once, and what it signed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from agent_console.cli import start
from agent_console.encryption.signing import SigningKey
from agent_console.progress.certificate import certificate_of, certificate_text
from agent_console.training.finished import result_of
from agent_console.training.practice import Mode
from tests.progress.support import RUBRIC, a_run


class Trainer:
    """Types commands in a folder of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.out = self.err = ""

    def types(self, *arguments: str) -> int:
        code = start(["certificate", *arguments, "--lang", "en"])
        self.out, self.err = self.capsys.readouterr()
        return code

    def makes_a_key(self, name: str = "trainer.key") -> int:
        return self.types("keygen", "--out", str(self.folder / name))

    def has_certified(self, *, signed: bool = True, failed: bool = False) -> Path:
        key = SigningKey.read((self.folder / "trainer.key").read_bytes()) if signed else None
        run = a_run(mode=Mode.CERTIFICATION, failed=failed)
        file = self.folder / "0001.json"
        file.write_text(
            certificate_text(certificate_of(run, result_of(run, RUBRIC), "1"), key), encoding="utf-8"
        )
        return file

    def verifies(self, file: Path, *more: str, key: str = "trainer.pub") -> int:
        return self.types("verify", str(file), "--key", str(self.folder / key), *more)


@pytest.fixture
def trainer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Trainer:
    made = Trainer(tmp_path, capsys)
    assert made.makes_a_key() == 0
    return made


def test_a_key_is_its_owners_alone_and_the_public_half_everybodys(trainer: Trainer) -> None:
    private, public = trainer.folder / "trainer.key", trainer.folder / "trainer.pub"

    assert private.stat().st_mode & 0o777 == 0o600
    assert public.stat().st_mode & 0o777 == 0o644
    assert "trainer.pub" in trainer.out
    assert "PRIVATE" not in trainer.out


def test_no_key_is_ever_written_over(trainer: Trainer) -> None:
    before = (trainer.folder / "trainer.key").read_bytes()
    assert trainer.makes_a_key() == 2
    (trainer.folder / "trainer.pub").unlink()
    assert trainer.makes_a_key() == 2

    assert "nothing is written over" in trainer.err
    assert (trainer.folder / "trainer.key").read_bytes() == before
    assert trainer.makes_a_key("other.pub") == 2
    assert trainer.makes_a_key("no/such/folder.key") == 2
    assert len(trainer.err.splitlines()) == 1


def test_no_key_is_left_without_its_public_half(trainer: Trainer) -> None:
    # A link that leads nowhere: it is not seen, and nothing can be written in its place.
    (trainer.folder / "new.pub").symlink_to("nowhere")

    assert trainer.makes_a_key("new.key") == 2
    assert "new.pub" in trainer.err
    assert not (trainer.folder / "new.key").exists()


def test_a_signed_certificate_is_valid_and_says_whose_it_is(trainer: Trainer) -> None:
    assert trainer.verifies(trainer.has_certified()) == 0
    first, second, _ = trainer.out.splitlines()

    assert first.startswith("0001.json: valid, signed with key ")
    assert second == "  agent 8021   scenario 01   100 of 100   passed   2026-11-23 12:00"


def test_a_failed_run_is_certified_as_failed(trainer: Trainer) -> None:
    assert trainer.verifies(trainer.has_certified(failed=True)) == 0
    assert "not passed" in trainer.out


def test_a_changed_score_is_not_valid_and_is_not_repeated(trainer: Trainer) -> None:
    file = trainer.has_certified(failed=True)
    file.write_text(file.read_text(encoding="utf-8").replace('"score":0', '"score":99'), encoding="utf-8")

    assert trainer.verifies(file) == 1
    assert "not valid" in trainer.out
    # As a word: the fingerprint of a key may hold these digits too.
    assert not re.search(r"\b99\b", trainer.out)


def test_unsigned_practice_is_called_so(trainer: Trainer) -> None:
    assert trainer.verifies(trainer.has_certified(signed=False)) == 3
    assert "unsigned practice" in trainer.out


def test_another_trainers_key_does_not_make_it_valid(trainer: Trainer) -> None:
    assert trainer.makes_a_key("other.key") == 0

    assert trainer.verifies(trainer.has_certified(), key="other.pub") == 1
    assert "another key" in trainer.out


def test_json_says_what_it_is_for_a_program(trainer: Trainer) -> None:
    assert trainer.verifies(trainer.has_certified(), "--json") == 0
    told = json.loads(trainer.out)

    assert (told["format"], told["result"], told["valid"]) == (1, "VALID", True)
    assert told["certificate"]["score"] == 100
    assert trainer.verifies(trainer.folder / "trainer.pub", "--json") == 1
    assert json.loads(trainer.out)["certificate"] is None


def test_files_that_can_not_be_read_are_one_sentence(trainer: Trainer) -> None:
    file = trainer.has_certified()
    for arguments in (
        ("verify", str(trainer.folder / "nowhere"), "--key", str(trainer.folder / "trainer.pub")),
        ("verify", str(file), "--key", str(trainer.folder / "trainer.key")),
        ("verify", str(file)),
        ("verify", "--key", str(trainer.folder / "trainer.pub")),
        ("keygen",),
    ):
        assert trainer.types(*arguments) == 2
        assert len(trainer.err.splitlines()) == 1


def test_a_hostile_certificate_is_printable_lines(trainer: Trainer) -> None:
    file = trainer.has_certified(signed=False)
    hostile = file.read_text(encoding="utf-8").replace('"8021"', '"\\u001b[2J8021"')
    file.write_text(hostile, encoding="utf-8")

    assert trainer.verifies(file) == 3
    assert "[2J8021" in trainer.out
    assert "\x1b" not in trainer.out


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "certificate keygen --out takes the file of the new key, such as trainer.key."),
        ("k" * 300, "cannot be written: look at the folder."),
    ],
)
def test_a_name_no_file_can_have_is_one_sentence(trainer: Trainer, name: str, sentence: str) -> None:
    assert trainer.types("keygen", "--out", name) == 2
    assert trainer.err.endswith(f"{sentence}\n")
    assert trainer.err.count("\n") == 1
