"""The backend that is named: not installed, broken, hostile, hanging, LIVE, or with a word about its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.doctor.finding import Check, State
from agent_console.language import load_language
from agent_console.opening_problems import opening_sentence
from agent_console.plugins import BackendUnknown, backend_names
from tests.doctor.conftest import Examine, Examined

CONFIDED = ("张示例", "13800138000")


def rude(examine: Examine, how: str, at: str = "check", **more: float) -> Examined:
    return examine(f'backend = "rude"\n[backend_options]\nat = "{at}"\nhow = "{how}"\n', **more)


def frail(examine: Examine, how: str, at: str, folder: Path) -> Examined:
    """Examine a backend that also tells of credentials and lines; it is let go of whatever broke."""
    told = folder / "told"
    told.unlink(missing_ok=True)
    options = f'at = "{at}"\nhow = "{how}"\ntold = "{told}"\n'
    found = examine(f'backend = "frail"\n[backend_options]\n{options}')
    assert told.read_text(encoding="utf-8") == "let go of"
    return found


def test_a_backend_nobody_installed_is_told_as_a_start_tells_it(examine: Examine) -> None:
    found = examine(backend="nobodys")
    assert found.code(Check.BACKEND) == ("failed", "BACKEND_UNKNOWN")
    sentence = opening_sentence(BackendUnknown("nobodys", backend_names()), load_language("en"))
    assert found.one(Check.BACKEND).text == sentence
    assert found.report.exit_code == 1


@pytest.mark.parametrize("name", ["unloadable", "refusing", "nameless", "leaving"])
def test_a_backend_that_does_not_start_is_one_finding(examine: Examine, name: str) -> None:
    found = examine(backend=name)
    assert found.code(Check.BACKEND) == ("failed", "BACKEND_BROKEN")
    assert found.code(Check.CREDENTIALS) == ("off", "NOT_TRIED")
    assert "\x1b" not in found.page
    assert len(found.one(Check.BACKEND).text) < 400


@pytest.mark.parametrize("how", ["raise", "exit"])
def test_a_check_that_breaks_is_told_without_its_words(examine: Examine, how: str) -> None:
    found = rude(examine, how)
    assert found.code(Check.OPERATION) == ("failed", "LOOK_BROKEN")
    assert not any(word in found.printed for word in CONFIDED)


def test_a_check_that_hangs_is_given_up(examine: Examine) -> None:
    found = rude(examine, "hang", patience=0.05)
    assert found.code(Check.OPERATION) == ("failed", "NO_ANSWER_IN_TIME")


@pytest.mark.parametrize("how", ["raise", "exit", "hang"])
def test_one_that_does_not_let_go_fails_nothing(
    examine: Examine, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_console.doctor.examination.CLOSE_SECONDS", 0.05)
    assert rude(examine, how, at="aclose").report.exit_code == 0


@pytest.mark.full
@pytest.mark.parametrize(
    ("at", "how", "broken", "unseen"),
    [
        ("notices", "raise", Check.BACKEND, {"BACKEND_NOTICE"}),
        ("notices", "exit", Check.BACKEND, {"BACKEND_NOTICE"}),
        ("credentials_problem", "raise", Check.CREDENTIALS, {"CREDENTIALS_THERE"}),
        ("lines", "raise", Check.LINE, {"LINE_REACHED", "TLS_NOT_NEEDED"}),
        ("lines", "raise at once", Check.LINE, {"LINE_REACHED", "TLS_NOT_NEEDED"}),
        ("clock_skew", "exit", Check.CLOCK, {"CLOCK_AGREES"}),
        ("check", "raise at once", Check.OPERATION, {"WORKS"}),
    ],
)
def test_a_look_that_breaks_hides_no_other_and_the_backend_is_let_go_of(
    examine: Examine, tmp_path: Path, at: str, how: str, broken: Check, unseen: set[str]
) -> None:
    whole = {one.code for one in frail(examine, "raise", "nothing", tmp_path).report.findings}
    assert unseen < whole
    found = frail(examine, how, at, tmp_path)
    codes = {one.code for one in found.report.findings}
    assert codes - {"LOOK_BROKEN", "NOT_TRIED"} == whole - unseen
    assert [one.check for one in found.report.findings if one.code == "LOOK_BROKEN"] == [broken]
    assert found.report.environment == "TRAINING"
    assert not any(word in found.printed for word in CONFIDED)


@pytest.mark.full
@pytest.mark.parametrize("how", ["raise", "exit"])
def test_one_that_can_not_describe_itself_is_let_go_of(examine: Examine, tmp_path: Path, how: str) -> None:
    found = frail(examine, how, "describe", tmp_path)
    assert found.one(Check.BACKEND).state is State.FAILED


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_words_neither_act_nor_break_a_row(examine: Examine, language: str) -> None:
    found = examine(backend="hostile", language=language)
    assert found.one(Check.CREDENTIALS).state is State.OFF
    assert all(line.isprintable() for line in found.page.splitlines())
    assert all(len(one.text) < 400 for one in found.report.findings)


def test_where_the_key_lies_is_said_of_the_home_and_not_of_a_live_backend(
    examine: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HTTP_SECRET", "t")
    found = examine(
        'backend = "http"\n[backend_options]\nbase_url = "http://127.0.0.1:9"\nenvironment = "live"\n'
    )
    states = {one.code: one.state for one in found.all(Check.BACKEND)}
    assert states == {"BACKEND_OPENS": State.OK}
    assert found.report.environment == "LIVE"


def test_what_a_backend_says_of_its_files_is_a_warning_and_they_stay(examine: Examine, home: Path) -> None:
    kept = home / "registry" / "fake"
    kept.mkdir(parents=True)
    (kept / "ledger.sqlite3").write_bytes(b"no database" * 1000)
    (kept / "people.json").write_text("{", encoding="utf-8")
    found = examine()
    codes = [one.code for one in found.all(Check.BACKEND)]
    assert codes == ["BACKEND_OPENS", "BACKEND_NOTICE", "BACKEND_NOTICE"]
    assert {one.name for one in kept.iterdir()} == {"ledger.sqlite3", "people.json"}
    assert (kept / "people.json").read_text(encoding="utf-8") == "{"
    assert found.one(Check.OPERATION, "submit").state is State.FAILED
    assert found.one(Check.OPERATION, "number").state is State.OK
