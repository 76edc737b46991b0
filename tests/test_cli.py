import re
import subprocess
import sys
import types
from pathlib import Path

import click
import pytest

import agent_console
from agent_console.cli import COMMANDS, main, start
from agent_console.options import Options

HELP_AND_WHAT_IT_LOADED = """
import sys
from agent_console.cli import main
sys.argv = ["agent-console", sys.argv[1]]
try:
    main()
except SystemExit as end:
    assert end.code == 0, end.code
print("LOADED", *{name.partition(".")[0] for name in sys.modules})
"""

OPTIONS = (
    "--home",
    "--seed",
    "--days-ahead",
    "--lang",
    "--staff-no",
    "--backend",
    "--no-mouse",
    "--version",
)


def in_a_fresh_process(option: str) -> tuple[str, set[str]]:
    run = subprocess.run(
        [sys.executable, "-c", HELP_AND_WHAT_IT_LOADED, option], capture_output=True, text=True, check=True
    )
    printed, _, loaded = run.stdout.partition("LOADED")
    return printed, set(loaded.split())


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """Stand in for the app; every start is noted here and ends with exit code 7."""
    starts: list[Options] = []

    def run(options: Options) -> int:
        starts.append(options)
        return 7

    app = types.ModuleType("agent_console.running")
    app.run = run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "agent_console.running", app)
    monkeypatch.setattr(agent_console, "running", app, raising=False)
    monkeypatch.delenv("AGENT_CONSOLE_HOME", raising=False)
    return starts


def call(*arguments: str) -> int:
    return start(arguments)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_answer_without_loading_the_app(option: str) -> None:
    _, loaded = in_a_fresh_process(option)
    assert not loaded & {
        "textual",
        "rich",
        "httpx",
        "pydantic",
        "tinydb",
        "phonenumbers",
        "screens",
        "backends",
    }


def test_help_names_every_option() -> None:
    printed, _ = in_a_fresh_process("--help")
    assert [option for option in OPTIONS if option not in printed] == []


def test_the_version_is_one_line() -> None:
    printed, _ = in_a_fresh_process("--version")
    assert re.fullmatch(r"agent-console, version \d+\.\d+\.\d+\n", printed)


def test_nothing_said_leaves_everything_to_the_settings(started: list[Options]) -> None:
    assert call() == 7
    assert started == [Options()]


def test_what_was_said_reaches_the_app(started: list[Options], tmp_path: Path) -> None:
    call(
        *("--home", str(tmp_path), "--seed", "42", "--lang", "en", "--staff-no", "8021"),
        *("--backend", "fake", "--no-mouse", "--days-ahead", "7"),
    )
    assert started == [
        Options(
            home=tmp_path,
            seed=42,
            days_ahead=7,
            language="en",
            staff_no="8021",
            backend="fake",
            mouse=False,
        )
    ]


def test_the_environment_names_the_home(
    started: list[Options], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HOME", str(tmp_path))
    call()
    assert started == [Options(home=tmp_path)]


def test_the_command_line_is_stronger_than_the_environment(
    started: list[Options], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AGENT_CONSOLE_HOME", str(tmp_path / "environment"))
    call("--home", str(tmp_path / "said"))
    assert started == [Options(home=tmp_path / "said")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--seed", "-1"),
        ("--seed", "9" * 40),
        ("--seed", "forty-two"),
        ("--days-ahead", "-1"),
        ("--days-ahead", "401"),
        ("--lang", "fr"),
        ("--staff-no", ""),
        ("--staff-no", "8021; rm"),
        ("--staff-no", "8" * 5_000),
        ("--staff-no", "[/b]"),
        ("--backend", ""),
        ("--backend", "../fake"),
        ("--backend", "x" * 65),
        ("--home", __file__),
        ("--home", f"{__file__}/below/it"),
        ("--no-such-option",),
        ("13800000000",),
    ],
)
def test_what_can_not_be_is_refused_in_one_sentence_before_anything_starts(
    started: list[Options], arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert len(told) < 120
    assert any("\u4e00" <= character <= "\u9fff" for character in told)
    assert not any(argument in told for argument in arguments if argument[0:2] != "--" and len(argument) > 3)
    assert started == []


@pytest.mark.parametrize("said", [("--lang", "en"), ("--lang=en",)])
def test_a_wrong_option_is_told_in_the_language_that_was_asked_for(
    started: list[Options], said: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--seed", "forty-two", *said) == 2
    assert capsys.readouterr().err == "--seed takes a whole number from 0 on, such as 42.\n"
    assert started == []


@pytest.mark.parametrize(
    ("argument", "sentence"),
    [
        ("--staff-no", "--staff-no takes 1 to 12 letters and digits, such as 8021."),
        ("--backend", "--backend takes the name of an installed backend, such as fake."),
        ("--home", "--home takes a folder, which may be a new one: no file, and nothing below a file."),
    ],
)
def test_an_empty_value_is_told_at_its_option(
    started: list[Options], argument: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--lang", "en", argument, "") == 2
    assert capsys.readouterr().err.strip() == sentence
    assert started == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("audit", "show"), "Name the case, such as 001123-0001-7."),
        (("score",), "Name the case, such as 001123-0001-7."),
        (("scenarios", "try"), "Name the scenario: agent-console scenarios list shows them all."),
        (("scenarios", "new"), "scenarios new takes the file of the new scenario, such as 21.toml."),
        (("scenarios", "list", ""), "Name a folder, or leave it out: an empty name is none."),
        (("staff", "add", "1"), "--role takes agent, team-lead or trainee."),
        (("staff", "add", "8021!"), "A staff number is 1 to 12 letters and digits, such as 8021."),
        (
            ("staff", "remove", "1", "--by", "x y"),
            "--by takes the staff number of a team lead, such as 8021.",
        ),
        (("train", "--mode", "hard"), "--mode takes practice, benchmark or certification."),
        (
            ("audit", "export", "--since", "-1"),
            "--since takes the number of the last record you have, such as 120; 0 is all.",
        ),
        (
            ("audit", "verify", "--start-key", "nowhere"),
            "--start-key takes the file that was written when a log began (casebook.sqlite.audit-key).",
        ),
    ],
)
def test_a_command_names_what_it_was_not_given(
    arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(*arguments, "--lang", "en") == 2
    assert capsys.readouterr().err.strip() == sentence


def test_a_wrong_option_is_told_in_the_language_of_the_home_it_was_given_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text('language = "en"', encoding="utf-8")
    assert call("--home", str(tmp_path), "--seed", "forty-two") == 2
    assert capsys.readouterr().err == "--seed takes a whole number from 0 on, such as 42.\n"


def test_a_fault_of_a_command_is_a_report_and_nothing_of_what_it_held(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = types.ModuleType("faulty")

    def command(anything: tuple[str, ...]) -> None:
        try:
            raise KeyError("13800138000")
        except KeyError as cause:
            raise RuntimeError("zhang 13800138000") from cause

    faulty.report = click.command(context_settings={"ignore_unknown_options": True})(  # type: ignore[attr-defined]
        click.argument("anything", nargs=-1)(command)
    )
    monkeypatch.setitem(sys.modules, "faulty", faulty)
    monkeypatch.setitem(COMMANDS, "report", "faulty:report")
    monkeypatch.setattr(sys, "argv", ["agent-console", "report", "--home", str(tmp_path), "--lang", "en"])

    with pytest.raises(SystemExit) as ended:
        main()

    told = capsys.readouterr()
    assert ended.value.code == 70
    assert told.err.startswith("The console stopped on an internal fault.")
    assert told.err.count("\n") == 1
    (report,) = (tmp_path / "reports").iterdir()
    assert "13800138000" not in told.out + told.err + report.read_text(encoding="utf-8")
    assert "builtins.KeyError" in report.read_text(encoding="utf-8")


def test_a_process_that_is_brought_down_leaves_no_core_with_what_callers_said() -> None:
    code = (
        "import resource as r; most = r.getrlimit(r.RLIMIT_CORE)[1]; r.setrlimit(r.RLIMIT_CORE, (most, most));"
        "from agent_console.cli import start; start(['--version']); print(r.getrlimit(r.RLIMIT_CORE)[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"
