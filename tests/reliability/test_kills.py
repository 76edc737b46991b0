"""Kill -9: what was acknowledged is on disk, every file opens, and what was sent took effect once.

A desk, its casebook and the HTTP client work scripted calls in one process; a served registry answers in another, over
a socket. Both are killed: at a random moment, or placed in the middle of a write or before an fsync of SQLite, where
half of what was to be written is left. What a killed process has written is the kernel's and stays, so the files lie in
memory; a power cut is another matter, and rests on `synchronous=FULL`.
"""

from __future__ import annotations

import sys

import pytest

from tests.reliability.afterwards import Tally
from tests.reliability.killing import victim
from tests.support import runs

pytestmark = pytest.mark.xdist_group("forked")

HOMES = runs(1, 5)
"""Each home begins without files, so that kills also come while they are made."""

LONGEST_LIFE = 0.15
"""Seconds until a kill at a random moment: a third of a call and its way there."""

WRITES = 120
"""Writes and fsyncs until a kill inside: a quarter of a call, and its way there."""
LIVES_OF_A_REGISTRY = 50
LOG, FILE = ("casebook.sqlite-wal",), ("casebook.sqlite",)


def tell(tally: Tally) -> None:
    """Say what was done; docs/reliability.md has the figures of one run."""
    sys.stdout.write(f"{tally}\n")


def test_nothing_is_lost_or_done_twice_by_kills_at_random_moments() -> None:
    tally = Tally()
    for seed in range(HOMES):
        with victim(seed) as home:
            for life in range(runs(6, 100)):
                seconds = home.dice.uniform(0, LONGEST_LIFE)
                told = home.life(seconds, after_a_word=life % 2 == 1, registry=life % 4 == 3)
                home.check(told)
            home.finish()
            tally += home.tally
    tell(tally)
    assert tally.consoles >= runs(6, 500)
    assert tally.acknowledged * 2 >= tally.consoles
    assert tally.registries > 0
    assert tally.effects > 0


def test_nothing_is_lost_or_done_twice_by_kills_inside_of_commits() -> None:
    tally = Tally()
    for seed in range(HOMES):
        with victim(100 + seed) as home:
            for life in range(runs(5, 50)):
                # Commits go to the log; what a checkpoint moves from there goes to the file.
                endings, most = (FILE, 30) if life % 6 == 5 else (LOG, WRITES)
                at = home.dice.randrange(1, most)
                home.check(home.life(0.0, kill_at=at, endings=endings))
            home.finish()
            tally += home.tally
    tell(tally)
    inside = sum(count for place, count in tally.places.items() if place.endswith(LOG))
    assert inside >= runs(5, 205)
    assert tally.places["at a random moment"] == 0
    assert tally.effects > 0


@pytest.mark.full
def test_a_registry_killed_inside_of_its_own_commits_does_nothing_twice() -> None:
    tally = Tally()
    with victim(1000) as home:
        for _ in range(LIVES_OF_A_REGISTRY):
            home.end_server()
            home.serve(kill_at=home.dice.randrange(3, 40))
            home.check(home.life(home.dice.uniform(0, 0.1), until_registry_dies=True))
        home.finish()
        tally += home.tally
    tell(tally)
    assert tally.registries == LIVES_OF_A_REGISTRY
    assert tally.effects > 0
