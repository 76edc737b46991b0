import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.backend import UnbindOrder
from agent_console.call import events as e
from agent_console.call.steps import Step
from agent_console.casebook.event_codec import KINDS, decode, encode
from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text, utc_text
from tests.support import runs
from tests.support_casebook import NOW, NUMBER, Script, any_value


def test_every_kind_of_event_has_its_name() -> None:
    assert set(KINDS.values()) == set(e.EVENT_TYPES)
    assert len(KINDS) == len(e.EVENT_TYPES)
    defined = [one for one in vars(e).values() if isinstance(one, type) and issubclass(one, e.Event)]
    assert set(KINDS.values()) == set(defined) - {e.Event}


@pytest.mark.parametrize("kind", e.EVENT_TYPES, ids=lambda kind: kind.__name__)
@settings(max_examples=runs(quick=4, full=40))
@given(data=st.data())
def test_any_event_comes_back_as_it_was(kind: type[e.Event], data: st.DataObject) -> None:
    event = data.draw(any_value(kind))
    name, body = encode(event)
    again = decode(name, body)
    assert again == event
    assert type(again) is kind
    assert encode(again) == (name, body), "stored again it is the same text"


@given(order=any_value(UnbindOrder))
def test_any_order_comes_back_as_it_was(order: UnbindOrder) -> None:
    text = to_text(order)
    assert from_text(UnbindOrder, text) == order
    assert to_text(from_text(UnbindOrder, text)) == text


def test_events_of_a_whole_call_come_back_as_they_were() -> None:
    for batch in Script("001123-0001-7").whole():
        for event in batch.events:
            assert decode(*encode(event)) == event


def test_an_instant_is_stored_in_utc_whatever_zone_it_came_in() -> None:
    shanghai = timezone(timedelta(hours=8))
    here = e.LineHeld(at=datetime(2026, 11, 23, 9, 36, 10, tzinfo=shanghai))
    assert encode(here) == encode(e.LineHeld(at=NOW))
    assert encode(here)[1] == '{"at":"2026-11-23T01:36:10.000000+00:00"}'


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        encode(e.LineHeld(at=datetime(2026, 11, 23, 9, 36, 10)))  # noqa: DTZ001


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
def test_stored_instants_sort_as_they_happened(one: datetime, other: datetime) -> None:
    assert (utc_text(one) < utc_text(other)) == (one < other)


def test_a_value_its_type_does_not_allow_is_refused() -> None:
    with pytest.raises(ValueError, match="types do not allow"):
        encode(replace(e.StepEntered(at=NOW, step=Step.NOTICE), step=7))  # type: ignore[arg-type]


def test_half_a_character_pasted_into_a_note_does_not_stop_the_call() -> None:
    note = decode(*encode(e.NoteFiled(at=NOW, text="half \ud83d end \x00 \x1b[31m")))
    assert note == e.NoteFiled(at=NOW, text="half ? end \x00 \x1b[31m")


def test_a_kind_of_a_newer_program_is_not_understood() -> None:
    with pytest.raises(NotUnderstood, match="MoodNoted"):
        decode("MoodNoted", '{"at":"2026-11-23T01:36:10.000000+00:00"}')


@pytest.mark.parametrize(
    "change",
    [{"mood": "fine"}, {"step": "COFFEE"}, {"step": None}, {"step": 4}, {"at": "yesterday"}, {"at": 0}],
)
def test_a_field_or_word_of_a_newer_program_is_not_understood(change: dict[str, object]) -> None:
    name, body = encode(e.StepEntered(at=NOW, step=Step.NOTICE))
    with pytest.raises(NotUnderstood):
        decode(name, json.dumps(json.loads(body) | change))


def test_a_new_field_inside_a_field_is_not_understood_either() -> None:
    name, body = encode(e.SubjectEntered(at=NOW, number=NUMBER))
    told = json.loads(body)
    told["number"]["country"] = "86"
    with pytest.raises(NotUnderstood):
        decode(name, json.dumps(told))


def test_a_field_that_has_a_default_now_may_be_missing_in_an_older_event() -> None:
    name, body = encode(e.SubjectEntered(at=NOW, number=NUMBER))
    told = json.loads(body)
    del told["code_misses"]
    assert decode(name, json.dumps(told)) == e.SubjectEntered(at=NOW, number=NUMBER)


@pytest.mark.parametrize("body", ["", "{", "null", "[]", "7", '"at"', "[" * 100_000, '{"at":' * 10_000])
def test_a_body_that_is_no_event_is_not_understood(body: str) -> None:
    with pytest.raises(NotUnderstood):
        decode("LineHeld", body)
