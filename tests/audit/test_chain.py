"""Any log, hurt in any way: it is never called whole where the design says the hurt can be seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agent_console.audit.chain import RECORDS_PER_EPOCH, Link, next_key
from agent_console.audit.record import Actor, Entry, NotARecord, Record, read_record
from agent_console.audit.verification import Verdict
from agent_console.audit.words import Action, Basis, Field
from tests.support_audit import ACTOR, CASE, START_KEY, Written, entry, written
from tests.support_casebook import INSTANTS

LOGS = st.builds(written, st.integers(1, 20), st.sets(st.integers(2, 20), max_size=3).map(sorted))

WORDS = st.none() | st.from_regex(r"[A-Z][A-Z0-9_]{0,20}", fullmatch=True)
ENTRIES = st.builds(
    Entry,
    INSTANTS,
    st.sampled_from(Action),
    st.none() | st.just(CASE),
    st.lists(st.sampled_from(Field), max_size=4).map(tuple),
    WORDS,
    st.none() | st.sampled_from(Basis),
    WORDS,
)


@given(LOGS)
def test_what_was_written_is_whole(log: Written) -> None:
    finding = log.verified(anchors=log.heads)
    assert finding.verdict is Verdict.WHOLE
    assert (finding.records, finding.anchored_to) == (len(log.links), len(log.links))


def test_an_epoch_is_left_after_so_many_records() -> None:
    log = written(2 * RECORDS_PER_EPOCH + 1)
    assert [link.epoch for link in log.links] == [1] * RECORDS_PER_EPOCH + [2] * RECORDS_PER_EPOCH + [3]
    assert log.state.key == next_key(next_key(next_key(START_KEY)))
    assert log.verified().verdict is Verdict.WHOLE


@given(LOGS, st.data())
def test_any_record_removed_is_seen(log: Written, data: st.DataObject) -> None:
    links = list(log.links)
    del links[data.draw(st.integers(0, len(links) - 1))]
    assert Written(tuple(links), log.states).verified(start_key=False).verdict is not Verdict.WHOLE


@given(LOGS, st.data())
def test_any_other_order_is_seen(log: Written, data: st.DataObject) -> None:
    links = data.draw(st.permutations(log.links))
    assume(tuple(links) != log.links)
    assert Written(tuple(links), log.states).verified(start_key=False).verdict is Verdict.BROKEN


@given(LOGS, ENTRIES, st.data())
def test_any_record_inserted_is_seen(log: Written, what: Entry, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(log.links)))
    body = Record(place + 1, what, ACTOR).canonical()
    made_up = Link(
        place + 1, log.state.epoch, body, data.draw(st.binary(min_size=32, max_size=32)), bytes(32)
    )
    links = (*log.links[:place], made_up, *log.links[place:])
    assert Written(links, log.states).verified(start_key=False).verdict is Verdict.BROKEN


@given(LOGS, st.data())
def test_any_byte_of_any_record_changed_is_seen(log: Written, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(log.links) - 1))
    link = log.links[place]
    where = data.draw(st.sampled_from(["body", "hash", "mac"]))
    raw = bytearray(link.body.encode() if where == "body" else getattr(link, where))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    changed: Any = raw.decode("latin-1") if where == "body" else bytes(raw)
    links = list(log.links)
    links[place] = replace(link, **{where: changed})
    # Not even the start key is needed: each record covers the keyed hash before it, the state the last one.
    assert Written(tuple(links), log.states).verified(start_key=False).verdict is Verdict.BROKEN


@given(LOGS, st.data())
def test_any_change_of_the_state_that_is_sealed_anew_is_seen(log: Written, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["epoch", "in_epoch", "seq"]))
    other = data.draw(st.integers(0, 40))
    assume(other != getattr(log.state, name))
    changed: Any = {name: other}
    hurt = Written(log.links, (*log.states, replace(log.state, **changed)))
    assert hurt.verified(start_key=False).verdict is not Verdict.WHOLE


@given(st.integers(1, 10**9), ENTRIES)
def test_a_record_comes_back_from_its_canonical_text(seq: int, what: Entry) -> None:
    record = Record(seq, what, ACTOR)
    again = read_record(record.canonical())
    assert again == record
    assert again.canonical() == record.canonical()


@given(st.text())
def test_any_other_text_is_no_record(text: str) -> None:
    with pytest.raises(NotARecord):
        read_record(text)


def test_a_text_that_says_the_same_in_another_way_is_no_record() -> None:
    text = Record(1, entry(1), ACTOR).canonical()
    for other in (text + "\n", text.replace(",", ", "), text.replace('"v":1', '"v":1,"x":0')):
        with pytest.raises(NotARecord):
            read_record(other)


@pytest.mark.parametrize(
    "wrong",
    [
        {"case": "13800138000"},
        {"case": "１３８００１３８０００"},
        {"case": "110101199001011237"},
        {"reason": "13800138000"},
        {"outcome": "张三"},
        {"reason": "a caller of the name Zhang"},
        {"at": datetime(2026, 11, 23)},  # noqa: DTZ001 - this is what is refused
    ],
)
def test_there_is_no_place_for_somebodys_data(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="none of its words"):
        replace(entry(1), **wrong)


def test_who_acts_is_named_by_a_staff_number() -> None:
    with pytest.raises(ValueError, match="staff_no"):
        Actor("张三", "desk-1", "0.1.0")
