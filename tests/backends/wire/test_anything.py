"""Whatever comes in is read or refused in one way: a message, or a ValidationError that repeats nothing."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from backends.wire.call_forwarding_signal import CallForwardingsAnswer
from backends.wire.common import AnswerModel, ErrorInfo, RequestModel
from tests.backends.wire.examples import ANSWERS, REQUESTS
from tests.support import runs

MARK = "hidden-11010519491231002X"
EXAMPLES: list[tuple[type[RequestModel] | type[AnswerModel], str]] = [*REQUESTS, *ANSWERS]

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.just(MARK),
    st.text(max_size=400),
    st.lists(st.none() | st.just(MARK), max_size=3),
    st.dictionaries(st.text(max_size=8), st.just(MARK), max_size=2),
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, inner in inside for place in places(inner, (*path, key)))]


def with_value(value: Any, path: tuple[str | int, ...], new: Any) -> Any:
    if not path:
        return new
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = with_value(value[path[0]], path[1:], new)
    return copy


def read_or_refuse(model: type[RequestModel] | type[AnswerModel], text: str | bytes) -> None:
    try:
        message = model.read(text)
    except ValidationError as error:
        refusal = str(error)
    else:
        assert model.read(message.to_json()) == message
        return
    assert MARK not in refusal


@given(st.data())
@settings(max_examples=runs(400, 2_000))
def test_a_message_with_one_odd_place_is_read_or_refused(data: st.DataObject) -> None:
    model, text = data.draw(st.sampled_from(EXAMPLES))
    said = json.loads(text)
    place = data.draw(st.sampled_from(places(said)))
    read_or_refuse(model, json.dumps(with_value(said, place, data.draw(odd_values))))


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b'{"phoneNumber": "\xff"}',
        b'{"phoneNumber": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"NaN",
        b"null",
        b'"text"',
        b"{} {}",
        b'\xef\xbb\xbf{"swapped": true}',
    ],
    ids=lambda text: repr(text[:24]),
)
def test_what_is_no_message_is_refused_by_every_message(text: bytes) -> None:
    for model in {model for model, _ in EXAMPLES}:
        with pytest.raises(ValidationError):
            model.read(text)
    with pytest.raises(ValidationError):
        CallForwardingsAnswer.read(text)


@pytest.mark.parametrize("status", ["1e999", "9" * 10_000, "404.0", '"404"', "-Infinity"])
def test_a_status_that_is_no_small_number_is_refused(status: str) -> None:
    with pytest.raises(ValidationError):
        ErrorInfo.read(f'{{"status": {status}, "code": "A", "message": "B"}}')


def test_the_last_of_two_equal_names_counts_as_it_does_everywhere() -> None:
    model = next(model for model, _ in EXAMPLES if model.__name__ == "RetrieveNumberRequest")
    said = '{"phoneNumber": "+8613800138001", "phoneNumber": "+8613800138000"}'
    assert model.read(said).to_plain() == {"phoneNumber": "+8613800138000"}
