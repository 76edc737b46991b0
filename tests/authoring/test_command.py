"""`agent-console scenarios` as a trainer types it."""

from __future__ import annotations

import io
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
    row = trainer.out.splitlines()[0]
    assert row.startswith("01  difficulty 1  7 min  ")
    assert row.endswith(" keys  New number, and WeChat says it is taken")
    assert trainer("list", lang="zh") == 0
    assert "新号码，微信说已经注册" in trainer.out


@pytest.mark.full
def test_ours_have_nothing_wrong_and_can_be_won(trainer: Trainer) -> None:
    assert trainer("lint") == 0
    assert "nothing wrong" in trainer.out


def test_one_nobody_can_win_is_named_with_what_to_mend(trainer: Trainer, tmp_path: Path) -> None:
    file = tmp_path / "21.toml"
    trainer("new", str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("minutes = 7", "minutes = 1"), encoding="utf-8")

    assert trainer("lint", "--quick", str(tmp_path)) == 0
    assert trainer("lint", str(tmp_path)) == 1
    assert "21  without a mistake it takes " in trainer.out
    assert "minutes; raise minutes" in trainer.out

    file.write_text(text.replace("keys = 16", "keys = 5"), encoding="utf-8")
    assert trainer("lint", str(tmp_path)) == 1
    assert "keys; raise keys" in trainer.out


@pytest.mark.full
def test_what_every_end_loses_is_named_in_the_language_asked_for(trainer: Trainer, tmp_path: Path) -> None:
    file = tmp_path / "21.toml"
    trainer("new", str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('["said:ask_consent"]', '["said:ask_more"]'), encoding="utf-8")

    assert trainer("lint", str(tmp_path), lang="zh") == 1
    assert "consent_given" in trainer.out
    assert "结尾" in trainer.out


def test_what_can_not_have_been_filed_before_is_named(trainer: Trainer, tmp_path: Path) -> None:
    file = tmp_path / "21.toml"
    trainer("new", str(file))
    text = file.read_text(encoding="utf-8").replace('number = "13800138000"', 'number = "17000000505"')
    earlier = '[[earlier]]\nworking_days_ago = 6\nplatforms = ["wechat"]\n\n[[reply]]'
    file.write_text(text.replace("[[reply]]", earlier, 1), encoding="utf-8")

    assert trainer("lint", str(tmp_path)) == 1
    assert "an [[earlier]] call cannot be filed for this number" in trainer.out


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
    assert trainer.err.endswith("/nowhere is no folder that can be read: look at its name and its rights.\n")
    assert len(trainer.err.splitlines()) == 1


def test_nothing_of_what_the_system_says_in_english_stands_in_a_chinese_sentence(
    trainer: Trainer, tmp_path: Path
) -> None:
    trainer("list", str(tmp_path / "nowhere"), lang="zh")
    assert "No such file" not in trainer.err
    (tmp_path / "no-folder").write_text("")
    trainer("new", str(tmp_path / "no-folder" / "21.toml"), lang="zh")
    assert "Not a directory" not in trainer.err


def test_a_place_that_can_not_be_written_is_said(trainer: Trainer, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    for file in ("no-folder/21.toml", "no-folder/deeper/21.toml"):
        assert trainer("new", str(tmp_path / file)) == 74
        assert "cannot be written" in trainer.err


def test_the_folder_of_a_new_one_need_not_be_there(trainer: Trainer, tmp_path: Path) -> None:
    assert trainer("new", str(tmp_path / "mine" / "21.toml")) == 0
    assert trainer("lint", "--quick", str(tmp_path / "mine")) == 0


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_caller_can_be_talked_with_at_a_prompt(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "ask_which", "no_names", "no_names", "")
    assert trainer("try", "09") == 0
    said = trainer.out.splitlines()

    assert said[1].startswith("caller  First tell me")
    assert said[3] == "caller  Whichever he used, those. Read me the ones he used."
    assert said[5] == "caller  Just tell me whether there were any loan apps?"
    assert said[7] == "caller  All right, all right. Taobao then, nothing else."


def test_what_the_caller_notices_can_be_typed_too_and_silence_is_said(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "code_sent", "held", "stopped:DECLINED")
    assert trainer("try", "01") == 0

    assert "One moment, nothing yet." in trainer.out
    assert trainer.out.splitlines()[-2:] == ["(the caller says nothing)"] * 2


def test_what_can_be_typed_is_listed_with_what_may_not_be_said(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "?", "sing\x1b[2J")
    assert trainer("try", "01") == 0

    assert "promise_all  Do not worry, every one of them will be done.  [PROMISES]" in trainer.out
    assert trainer.out.splitlines()[-1].startswith("sing")
    assert "\x1b" not in trainer.out


def test_a_scenario_nobody_wrote_is_said_with_those_there_are(trainer: Trainer) -> None:
    assert trainer("try", "77") == 2
    assert trainer.err.startswith("There is no scenario 77; there are 01, ")
