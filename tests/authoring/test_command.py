"""`agent-console scenarios` as a trainer types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.cli import start


class Trainer:
    """Types a command and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str, lang: str = "en") -> int:
        code = start(["scenarios", *arguments, "--lang", lang])
        self.out, self.err = self.capsys.readouterr()
        return code


@pytest.fixture
def trainer(capsys: pytest.CaptureFixture[str]) -> Trainer:
    return Trainer(capsys)


def test_ours_are_listed_by_their_title_in_the_language_asked_for(trainer: Trainer) -> None:
    assert trainer("list") == 0
    assert "01  difficulty 1  7 min  16 keys  New number, and WeChat says it is taken" in trainer.out
    assert trainer("list", lang="zh") == 0
    assert "新号码，微信说已经注册" in trainer.out


def test_ours_have_nothing_wrong(trainer: Trainer) -> None:
    assert trainer("lint") == 0
    assert "nothing wrong" in trainer.out


def test_a_new_one_passes_as_it_is_and_is_never_written_over(trainer: Trainer, tmp_path: Path) -> None:
    file = tmp_path / "21.toml"
    assert trainer("new", str(file)) == 0
    assert trainer("lint", str(tmp_path)) == 0
    before = file.read_bytes()

    assert trainer("new", str(file)) == 2
    assert "is there already" in trainer.err
    assert file.read_bytes() == before


def test_what_is_wrong_is_one_line_each_with_what_to_do(trainer: Trainer, tmp_path: Path) -> None:
    file = tmp_path / "21.toml"
    trainer("new", str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("said:ask_which", "said:ask_witch"), encoding="utf-8")

    assert trainer("lint", str(tmp_path)) == 1
    assert trainer.out.splitlines()[0] == (
        "21  which (said:ask_witch): no line of that name can be said; write it, or mend the name"
    )


def test_a_file_that_can_not_be_read_is_one_sentence_with_its_place(trainer: Trainer, tmp_path: Path) -> None:
    (tmp_path / "21.toml").write_text("id = 7 =", encoding="utf-8")

    assert trainer("lint", str(tmp_path)) == 1
    assert "21.toml" in trainer.err
    assert len(trainer.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["lint", "list"])
def test_a_folder_that_is_not_there_is_said(trainer: Trainer, tmp_path: Path, command: str) -> None:
    assert trainer(command, str(tmp_path / "nowhere")) == 1
    assert len(trainer.err.splitlines()) == 1


def test_a_place_that_can_not_be_written_is_said(trainer: Trainer, tmp_path: Path) -> None:
    assert trainer("new", str(tmp_path / "nowhere" / "21.toml")) == 74
    assert "can not be written" in trainer.err
