"""A training line by line: a scenario by its number, the brief, a caller who answers, and a score that says why."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent_console.backend import SimulatedCall
from agent_console.call import events as e
from agent_console.options import Language, Options
from agent_console.practising.dialogue import TrainingDialogue
from agent_console.practising.school import open_school, place_of
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from tests.app.terminal import ROOT
from tests.console import TestClock
from tests.linear.typist import Typist

NAME, DOCUMENT = "张示例", "34052419800101001X"

Answer = str | Callable[["Training"], str]


@dataclass
class Training:
    """A training worked as a dialogue."""

    dialogue: TrainingDialogue
    prompt: Typist
    clock: TestClock

    def types(self, *answers: Answer) -> str:
        """Type answers one after the other, time going by before each; return what was heard."""
        left = list(answers)
        self.prompt.heard.clear()
        self.prompt.next = lambda: self._typed(left)
        self.dialogue.talk()
        assert not left, (left, self.prompt.heard)
        return self.heard

    def _typed(self, left: list[Answer]) -> str | None:
        if not left:
            return None
        self.clock.advance(seconds=10)
        self.dialogue.session.look(self.prompt.say)
        answer = left.pop(0)
        return answer if isinstance(answer, str) else answer(self)

    @property
    def heard(self) -> str:
        return "\n".join(self.prompt.heard)

    @property
    def caller(self) -> SimulatedCall:
        """Who rings."""
        return self.dialogue.session.run(self.dialogue.booth.stage.caller.caller())

    @property
    def runs(self) -> tuple[FinishedRun, ...]:
        return self.dialogue.classroom.runs.all()


@contextmanager
def training(
    folder: Path, scenario: str | None = "01", *, language: Language = "en", mode: Mode = Mode.PRACTICE
) -> Iterator[Training]:
    """Sit an agent down to a training."""
    clock, home = TestClock(), folder / "home"
    (folder / "stages").mkdir(parents=True)
    home.mkdir()
    (home / "settings.toml").write_text("lock_after_minutes = 0\n", encoding="utf-8")
    options = Options(home=home, language=language)
    school = replace(open_school(options, folder / "stages", clock), waits=False)
    chosen = None if scenario is None else place_of(scenario, school.scenarios)
    with asyncio.Runner() as runner:
        prompt = Typist()
        dialogue = TrainingDialogue(school, runner, prompt, chosen, mode)
        try:
            yield Training(dialogue, prompt, clock)
        finally:
            dialogue.close()


def read_out(one: Training) -> str:
    """The code as the caller reads it out."""
    *_, code = re.findall(r"[:：] ?(\d{3} \d{3})", one.heard)
    return str(code)


SAYS = (":say", "")
"""Say the proposed line."""

TO_THE_CODE: tuple[Answer, ...] = ("", "", *SAYS, "", *SAYS, "1", NAME, DOCUMENT, "s", *SAYS, read_out)
TO_THE_END: tuple[Answer, ...] = (
    *(*SAYS, *SAYS, "微信 抖音 今日头条 支付宝 饿了么", ""),
    *(*SAYS, "1", *SAYS, "2", *SAYS, "3", "8", *SAYS, *SAYS, "", ""),
)


def test_a_scenario_is_chosen_by_number_heard_worked_and_scored(tmp_path: Path) -> None:
    with training(tmp_path, None) as one:
        heard = one.types("?", "99", "1", *TO_THE_CODE, *TO_THE_END, "")
        [run] = one.runs
    assert "01 New number, and WeChat says it is taken, level 1, 0 runs" in heard
    assert "? There is no scenario 99" in heard
    assert "Brief: New number, and WeChat says it is taken" in heard
    assert "Caller new job, new SIM; in a hurry, but reasonable" in heard
    assert "\nCaller: " in heard
    assert heard.index("not read out yet") < heard.index("reads out: ")
    assert "Score   " in heard
    assert run.mode is Mode.BENCHMARK, "a newcomer is measured first"
    assert run.keys == 15, "a line is a key, and speaking is none"
    assert [event for event in run.events if isinstance(event, e.FilingQueued)]
    assert "no point was lost" in heard or "; better: " in heard


def test_what_was_recorded_without_the_caller_saying_so_fails_the_run_and_is_told(tmp_path: Path) -> None:
    with training(tmp_path) as one:
        heard = one.types("1", *TO_THE_CODE, *SAYS, "微信", "", "1", "2", "3", "8", "", "", "1", ":back")
        assert len(one.runs) == 1
    assert "Score   not passed" in heard
    assert re.search(r"^x \d+:\d+ .*; better: ", heard, re.MULTILINE)
    assert heard.count("Brief: New number") == 2


def test_a_call_that_is_left_is_broken_off_and_not_kept(tmp_path: Path) -> None:
    with training(tmp_path) as one:
        heard = one.types("", "", ":say", ":home", ":back")
        assert not one.runs
    assert "- Broken off: this run is not kept and not scored" in heard
    assert "goes on from here" not in heard
    assert heard.count("Brief: New number") == 2


def test_hints_are_bought_by_level_in_practice_and_cost_points(tmp_path: Path) -> None:
    with training(tmp_path) as one:
        heard = one.types("1", "", "", ":help", ":help 1", ":help 1", ":caller")
        practice = one.dialogue.classroom
        assert practice.practice is None
    assert "not looked at" in heard
    assert ":hold Hold or resume" in heard
    assert "Caller (played): " in heard


def test_what_was_filed_is_followed_up_days_later_and_a_word_leads_back(tmp_path: Path) -> None:
    with training(tmp_path) as one:
        heard = one.types(
            "1", *TO_THE_CODE, *TO_THE_END[2:-1], "", "4", "001123-0001-7", ":back", ":home", ":bye"
        )
        assert len(one.runs) == 1
    later = heard.partition("4 goes on six working days later")[2]
    assert "= 6 working days later; from here on nothing is scored" in later
    assert "Status = answered" in later
    assert "Scenarios: a number opens one" in later
    assert "Broken off" not in heard


def test_a_line_that_drops_by_itself_ends_the_question_that_stands_and_its_draft_is_scored(
    tmp_path: Path,
) -> None:
    name: Answer = lambda one: one.caller.name
    document: Answer = lambda one: one.caller.document
    with training(tmp_path, "19") as one:
        heard = one.types(
            *("1", "", "", *SAYS, "", *SAYS, "1", name, document, "s", *SAYS, read_out),
            *("微信", "", *SAYS, "1", *SAYS, "2", *SAYS, "2", "", "1"),
        )
        assert len(one.runs) == 1
    assert heard.index("We are going into a tunnel") < heard.index("Line dropped at 6 Review")
    assert "goes on from here" not in heard
    assert "Score   " in heard


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_heard_names_a_key_that_is_not_there(tmp_path: Path, language: str) -> None:
    with training(tmp_path, None, language="zh" if language == "zh" else "en") as one:
        heard = one.types("?", "1", *TO_THE_CODE, *TO_THE_END, "")
    assert not re.search(r"\bF\d+\b|Esc|Ctrl", heard)


def test_the_training_loads_no_toolkit() -> None:
    look = "import sys, agent_console.practising.talking; print('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
