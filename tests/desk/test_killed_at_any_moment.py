"""Kill -9 at random moments: what was acknowledged is on disk, and every call can be taken up and worked to its end."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_console.backend import Ternary, Verdict
from agent_console.call import events as e
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.phone import PhoneNumber
from backends.fake.facts import Play
from tests.desk import good_agent
from tests.support import at_full_count, runs
from tests.support_call import NOW
from tests.support_desk import Bench, TestClock, open_bench, run

ROOT = Path(__file__).resolve().parents[2]


def callers(bench: Bench) -> list[PhoneNumber]:
    """Name numbers whose holder rings and can be helped."""
    found = []
    for call in run(bench.registry.simulated_calls()):
        facts = bench.registry._world.facts(call.subject_number, bench.clock.now)
        receivable = facts.signals.sms_receivable.answer is Ternary.YES
        helped = facts.registration.verdict is Verdict.RECYCLED and receivable and facts.play == Play()
        if helped and call.calling_number == call.subject_number:
            found.append(call.subject_number)
    return found[-12:]


def killed(folder: Path, start: datetime, numbers: list[PhoneNumber], after: float) -> list[dict[str, Any]]:
    """Let a process work calls, kill it some time after its first word, and give what it acknowledged."""
    words = [sys.executable, "-m", "tests.desk.worker", str(folder), start.isoformat()]
    child = subprocess.Popen(
        words + [one.digits for one in numbers], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    first = child.stdout.readline()
    assert first, child.stderr.read().decode()
    # The moment is what is tried here, nothing is waited for.
    time.sleep(after)
    child.kill()
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    child.stderr.close()
    # The last line may have been cut by the kill itself: then nobody saw it.
    whole = (first + rest).decode().rpartition("\n")[0]
    return [json.loads(line) for line in whole.splitlines()]


def check_acknowledged(bench: Bench, words: list[dict[str, Any]]) -> None:
    """Each acknowledged key is in the record of its call."""
    for word in words:
        events = bench.casebook.events_of(word["call"])
        assert len(events) >= word["events"], "an acknowledged event is gone"
        call = bench.desk._worktop.stored(word["call"])
        assert set(word["ticked"]) <= set(call.ticked)
        known = {one.number: str(one.state) for one in call.submission.filings}
        for number, state in word["filings"]:
            assert known[number] == state or state != "ACCEPTED"


def work_to_the_end(bench: Bench) -> int:
    """Take every unfinished call up and work it until its request is accepted; say how many there were."""
    unfinished = bench.casebook.unfinished(bench.clock.now)
    for case in unfinished:
        call = bench.desk.intake.resume(case.call_id)
        number = call.numbers.subject or call.numbers.calling
        assert number is not None
        run(good_agent.work(bench, number))
        assert bench.desk.ending.wrap_up().done
        found = bench.casebook.find(case.call_id)
        assert found is not None
        assert found.state is CaseState.WAITING
    assert not bench.casebook.waiting("fake")
    return len(unfinished)


def check_once(bench: Bench) -> None:
    """Each case has exactly one request at the registry."""
    with bench.registry._books.reading() as connection:
        references = [row[0] for row in connection.execute("SELECT case_reference FROM requests")]
    assert len(references) == len(set(references)), "a request took effect twice"


def test_nothing_acknowledged_is_lost_and_every_call_goes_on(tmp_path: Path) -> None:
    dice = random.Random(20261123)
    clock = TestClock()
    bench = open_bench(tmp_path, clock=clock)
    numbers = callers(bench)
    bench.close()
    taken_up, steps = 0, set()
    for _ in range(runs(2, 100)):
        dice.shuffle(numbers)
        words = killed(tmp_path, clock.now, numbers, dice.uniform(0, 0.9))
        clock.now = datetime.fromisoformat(words[-1]["at"]) + timedelta(minutes=1)
        bench = open_bench(tmp_path, clock=clock)
        try:
            check_acknowledged(bench, words)
            taken_up += work_to_the_end(bench)
            steps.add(words[-1]["step"])
            check_once(bench)
        finally:
            bench.close()
        clock.now += timedelta(days=1)
    assert taken_up > 0
    # A handful of moments may all fall into the same two steps of a slow machine.
    assert len(steps) > 2 or not at_full_count(), "the kills all came at the same step"


@pytest.mark.parametrize("which", ["first", "second"])
def test_the_casebook_opens_again_after_a_kill_without_a_word_of_damage(tmp_path: Path, which: str) -> None:
    bench = open_bench(tmp_path)
    numbers = callers(bench)
    bench.close()
    words = killed(tmp_path, NOW, numbers, 0.0 if which == "first" else 0.2)
    again = open_bench(tmp_path, clock=TestClock(datetime.fromisoformat(words[-1]["at"])))
    try:
        assert again.casebook.failure is None
        assert isinstance(again.casebook.events_of(words[0]["call"])[0], e.CallOpened)
    finally:
        again.close()
