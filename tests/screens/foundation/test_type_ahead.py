"""Keys typed while answers are awaited: in order, to where they were meant, or dropped and counted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from screens.terminal.type_ahead import TypeAhead
from tests.support import runs

ESC = "esc"
ASKS = "?"
OWN = "own"
"""A key that acts on the page although it waits."""

LETTERS = "abc"


@dataclass
class Answer:
    """An answer that comes at a moment of a virtual clock; a good one leads to the next page."""

    comes_at: float
    good: bool
    clock: Callable[[], float]

    def over(self) -> bool:
        return self.clock() >= self.comes_at

    def as_typed_for(self) -> bool:
        return self.good

    def passes(self, key: str) -> bool:
        return key == OWN


@dataclass
class Pages:
    """A console in little: every page takes letters; one key asks, and its answer leads on or says no."""

    answers: list[tuple[float, bool]]
    now: float = 0.0
    page: int = 0
    typed: list[tuple[int, str]] = field(default_factory=list)
    asked: Answer | None = None
    asked_so_far: int = 0

    def look(self) -> None:
        """Take in an answer that has come by now."""
        if self.asked is not None and self.asked.over():
            if self.asked.good:
                self.page += 1
            self.asked = None

    def take(self, key: str) -> None:
        if key == ESC:
            self.asked, self.page = None, max(0, self.page - 1)
        elif key == ASKS:
            after, good = self.answers[self.asked_so_far % len(self.answers)]
            self.asked_so_far += 1
            self.asked = Answer(self.now + after, good, lambda: self.now)
        else:
            self.typed.append((self.page, key))

    @property
    def ends_as(self) -> object:
        return self.page, [one for one in self.typed if one[1] != OWN]


@dataclass
class Run:
    pages: Pages
    lane: TypeAhead[str]
    delivered: list[str] = field(default_factory=list)

    def hand_over(self, key: str | None) -> None:
        while key is not None:
            assert self.pages.asked is None or key in (ESC, OWN), "a key reached a page that waits"
            self.delivered.append(key)
            self.pages.take(key)
            key = self.lane.done()

    def until(self, moment: float) -> None:
        """Let the clock run; every answer is looked at the moment it comes."""
        while self.pages.asked is not None and self.pages.asked.comes_at <= moment:
            self.pages.now = self.pages.asked.comes_at
            self.pages.look()
            self.hand_over(self.lane.look())
        self.pages.now = moment


def begun(answers: list[tuple[float, bool]]) -> Run:
    pages = Pages(answers)
    return Run(pages, TypeAhead(lambda key: None if key == OWN else pages.asked, lambda key: key == ESC))


def fast(keys: list[tuple[float, str]], answers: list[tuple[float, bool]]) -> Run:
    """Type at once, whatever is awaited."""
    run = begun(answers)
    for moment, key in keys:
        run.until(moment)
        run.hand_over(run.lane.press(key))
    run.until(1e9)
    return run


def slow(keys: list[str], answers: list[tuple[float, bool]]) -> Run:
    """Wait for every answer before the next key."""
    run = begun(answers)
    for number, key in enumerate(keys):
        run.until(1e6 * (number + 1))
        run.hand_over(run.lane.press(key))
    run.until(1e12)
    return run


def a_storm(draw: random.Random, keys: str = LETTERS) -> list[tuple[float, str]]:
    moment, storm = 0.0, []
    for _ in range(draw.randint(1, 40)):
        moment += draw.choice((0.0, 0.01, 0.1, 1.0))
        storm.append((moment, draw.choice([*keys, ASKS])))
    return storm


def some_answers(draw: random.Random, good: float) -> list[tuple[float, bool]]:
    return [(draw.choice((0.0, 0.05, 0.5, 5.0)), draw.random() < good) for _ in range(7)]


SEEDS = runs(quick=300, full=5_000)


def test_where_every_answer_is_the_one_expected_fast_typing_ends_as_slow_typing_does() -> None:
    for seed in range(SEEDS):
        draw = random.Random(seed)
        storm, answers = a_storm(draw), some_answers(draw, good=1)
        run = fast(storm, answers)

        assert run.delivered == [key for _, key in storm], seed
        assert run.pages.ends_as == slow(run.delivered, answers).pages.ends_as, seed
        assert run.lane.take_dropped() == 0, seed


def test_what_was_not_dropped_ends_as_if_nothing_else_had_been_typed() -> None:
    dropped = 0
    for seed in range(SEEDS):
        draw = random.Random(seed)
        storm, answers = a_storm(draw), some_answers(draw, good=0.6)
        run = fast(storm, answers)
        lost = run.lane.take_dropped()
        dropped += lost

        assert len(run.delivered) + lost == len(storm), seed
        assert is_in_order(run.delivered, [key for _, key in storm]), seed
        assert run.pages.ends_as == slow(run.delivered, answers).pages.ends_as, seed
    assert dropped > SEEDS


def test_esc_never_waits_and_gives_up_what_was_typed_before_it() -> None:
    for seed in range(SEEDS):
        draw = random.Random(seed)
        run = begun(some_answers(draw, good=1))
        for moment, key in a_storm(draw):
            run.until(moment)
            run.hand_over(run.lane.press(key))
        run.hand_over(run.lane.press(ESC))

        assert run.delivered[-1] == ESC, seed
        assert not run.lane.waiting, seed


def test_a_key_of_the_page_at_hand_overtakes_what_waits_for_the_next() -> None:
    run = begun([(5.0, True)])
    for key in (ASKS, "a", OWN, "b"):
        run.hand_over(run.lane.press(key))
    assert run.delivered == [ASKS, OWN]
    run.until(6.0)
    assert run.delivered == [ASKS, OWN, "a", "b"]
    assert run.pages.typed == [(0, OWN), (1, "a"), (1, "b")]


def test_dropped_keys_are_counted_once() -> None:
    run = begun([(5.0, False)])
    for key in (ASKS, "a", "b"):
        run.hand_over(run.lane.press(key))
    run.until(6.0)
    assert run.lane.take_dropped() == 2
    assert run.lane.take_dropped() == 0


@pytest.mark.parametrize("keys", [("a",), ("a", "b", ASKS, "c")])
def test_a_key_waits_while_the_one_before_is_in_hand(keys: tuple[str, ...]) -> None:
    pages = Pages([(0.0, True)])
    lane = TypeAhead[str](lambda key: pages.asked, lambda key: key == ESC)
    handed = [lane.press(key) for key in keys]

    assert handed == [keys[0], *([None] * (len(keys) - 1))]
    assert [lane.done() for _ in keys] == [*keys[1:], None]


def is_in_order(some: list[str], all_of_them: list[str]) -> bool:
    rest = iter(all_of_them)
    return all(key in rest for key in some)
