"""What has to be left after kills: everything acknowledged, each effect once, a whole log. It knows no process."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from agent_console.audit.reading import verify_file
from agent_console.audit.start_key import SUFFIX, read
from agent_console.audit.verification import Outside, Verdict
from agent_console.call.call import Terms
from agent_console.call.reducer import replayed
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import FILE_NAME, Casebook
from agent_console.casebook.schema import MIGRATIONS
from agent_console.store.files import beside
from tests.reliability.acknowledging import OPEN, digest_of, facts_of
from tests.reliability.registry import LEDGER
from tests.support_casebook import open_casebook
from tests.support_desk import FEW, SETTINGS, platforms_of

NOTHING_FILED = (CaseState.CLOSED, CaseState.CALL_BACK)
"""How calls end whose caller hung up."""


@dataclass
class Told:
    """What a console acknowledged before it was killed: of each call the last word, and how many words there were."""

    words: dict[str, dict[str, Any]] = field(default_factory=dict)
    count: int = 0
    opened: bool = False

    def hear(self, raw: bytes) -> None:
        """Take in one word."""
        if raw == OPEN:
            self.opened = True
            return
        word = json.loads(raw)
        self.words[word["call"]] = word
        self.count += 1


@dataclass
class Tally:
    """What many kills came to."""

    consoles: int = 0
    registries: int = 0
    acknowledged: int = 0
    effects: int = 0
    places: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.consoles + other.consoles,
            self.registries + other.registries,
            self.acknowledged + other.acknowledged,
            self.effects + other.effects,
            self.places + other.places,
        )


def check_told(desk: Path, told: Told, now: datetime) -> None:
    """Everything acknowledged is there, as it was said; the file opens without a word of damage."""
    if not (desk / FILE_NAME).exists():
        assert not told.opened
        return
    with closing(open_casebook(desk, now=now)) as casebook:
        for word in told.words.values():
            _check_word(casebook, word)


def _check_word(casebook: Casebook, word: dict[str, Any]) -> None:
    """The call stands in the casebook as a process said before it was killed, and may be further."""
    events = casebook.events_of(word["call"])
    assert len(events) >= word["count"], "an acknowledged event is gone"
    then = events[: word["count"]]
    assert digest_of(then) == word["digest"], "an acknowledged event is another now"
    terms = Terms(platforms_of(FEW), SETTINGS.consent_version)
    assert json.loads(json.dumps(facts_of(replayed(then, terms)))) == word["facts"]


def check_effects(desk: Path, registry: Path, now: datetime) -> int:
    """Each case that filed a request has exactly one at the registry, and nothing is left to be sent; count them."""
    with closing(open_casebook(desk, now=now)) as casebook:
        cases = {case.call_id: case.state for case in casebook.recent(100_000)}
        assert not casebook.unfinished(now)
        assert not casebook.waiting("fake")
    assert set(cases.values()) <= {CaseState.WAITING, *NOTHING_FILED}, Counter(cases.values())
    filed = [call_id for call_id, state in cases.items() if state is CaseState.WAITING]
    with closing(sqlite3.connect(f"file:{registry / LEDGER}?mode=ro", uri=True)) as connection:
        effects = [str(row[0]) for row in connection.execute("SELECT case_reference FROM requests")]
    assert sorted(effects) == sorted(filed), "a request was lost, or took effect twice"
    assert len(filed) * 2 >= len(cases), "hardly a call came to a request"
    return len(effects)


def check_audit(desk: Path) -> None:
    """The log is whole from its first key on."""
    file = desk / FILE_NAME
    _, key = read(beside(file, SUFFIX))
    assert verify_file(file, MIGRATIONS, Outside(start_key=key)).verdict is Verdict.WHOLE
