"""Every task of the budget takes as many keys on the real console as its file says: no key more, and none fewer."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.budget.replay import Replay
from tests.calls.agent import Agent, at_work
from tools.key_budget import CEILING, Step, Task, initials_count, key_count, load_tasks, operator_seconds

TASKS = {task.name: task for task in load_tasks()}

IN_EVERY_RUN = frozenset({"one_family", "call_back", "not_eligible", "wrap_up"})
"""Between them they pass every page; the others differ from the first on one."""

ONE_FAMILY = TASKS["one_family"]

SAID_BY_THE_CALLER = frozenset("01238")
"""Consent, warnings, read-back, separate consent and the word to send: a key each, never saved."""


def marked(name: str) -> object:
    return name if name in IN_EVERY_RUN else pytest.param(name, marks=pytest.mark.full)


async def worked(task: Task, home: Path) -> Replay:
    """Work a task and look at what became of it."""
    async with at_work(home, settings=task.settings) as agent:
        replay = Replay(agent, task)
        await replay.run()
        if not replay.stuck:
            ended_as_it_should(agent, task)
    return replay


def ended_as_it_should(agent: Agent, task: Task) -> None:
    (case, *_) = agent.running.desk.casebook.recent(1)
    assert case.outcome is not None
    assert case.outcome.name == task.outcome
    if task.filed is not None:
        assert agent.filed_platforms() == task.filed


@pytest.mark.parametrize("name", map(marked, TASKS))
async def test_a_task_takes_the_keys_of_its_file(name: str, tmp_path: Path) -> None:
    replay = await worked(TASKS[name], tmp_path)

    assert not replay.verdict, replay.verdict


@pytest.mark.parametrize("name", TASKS)
def test_the_counts_of_a_file_are_those_of_its_keys(name: str) -> None:
    task = TASKS[name]
    counted = key_count(task)

    assert counted == task.keys, f"{name}: {task.keys} keys written down, {counted} listed"
    assert counted + initials_count(task) == task.with_initials
    assert operator_seconds(task) == task.seconds


def test_no_task_goes_over_the_ceiling() -> None:
    assert max(task.keys for task in TASKS.values()) == CEILING


@pytest.mark.parametrize("name", [name for name in TASKS if TASKS[name].outcome == "ACCEPTED"])
def test_whatever_the_caller_says_keeps_a_key_of_its_own(name: str) -> None:
    said = [(step.page, token) for step in TASKS[name].steps for token in step.tokens]
    spoken = [(page, token) for page, token in said if token in SAID_BY_THE_CALLER]

    assert spoken == [("Notice", "1"), *(("ReadBack", key) for key in "1238")]


# ---------------------------------------------------------------------- a console that differs from its files


@pytest.mark.full
async def test_a_key_more_is_named_with_the_old_and_the_new_count(tmp_path: Path) -> None:
    slower = replace(ONE_FAMILY, settings="look_up_by_itself = false")
    replay = await worked(slower, tmp_path)

    assert replay.verdict.startswith("one_family: 12 keys in the file, 13 on the console: ")


@pytest.mark.full
async def test_a_key_fewer_is_named_with_the_old_and_the_new_count(tmp_path: Path) -> None:
    by_hand = TASKS["nothing_by_itself"]
    replay = await worked(replace(by_hand, settings=""), tmp_path)

    assert replay.verdict.startswith("nothing_by_itself: 16 keys in the file, 14 on the console: ")


@pytest.mark.full
async def test_a_page_that_no_enter_leaves_is_named(tmp_path: Path) -> None:
    steps = tuple(Step("Notice", ()) if step.page == "Notice" else step for step in ONE_FAMILY.steps)
    replay = await worked(replace(ONE_FAMILY, steps=steps), tmp_path)

    assert (
        replay.verdict
        == "one_family: 12 keys in the file; the console stays on NoticeScreen, not Verification, after Enter Enter"
    )


@pytest.mark.full
@pytest.mark.parametrize("left_out", [3, 4, 6, 7, 8])
async def test_no_key_that_stays_on_its_page_can_be_left_out(left_out: int, tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        replay = Replay(agent, without_key(ONE_FAMILY, left_out))
        await replay.run()
        (case, *_) = agent.running.desk.casebook.recent(1) or (None,)
        done = (
            case is not None
            and case.outcome is not None
            and agent.filed_platforms() == set(ONE_FAMILY.filed or ())
        )
        assert replay.stuck or not done or len(replay.pressed) == ONE_FAMILY.keys


def without_key(task: Task, place: int) -> Task:
    """Leave out one key, counted from 0."""
    steps, seen = [], -1
    for step in task.steps:
        kept = []
        for token in step.tokens:
            seen += token != "M" and not token.startswith("<")
            if seen != place or token == "M" or token.startswith("<"):
                kept.append(token)
        steps.append(replace(step, tokens=tuple(kept)))
    return replace(task, steps=tuple(steps))
