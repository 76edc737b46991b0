"""Messages against examples typed from the descriptions: nothing lost, nothing added, nothing let through."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from backends.wire.common import AnswerModel, RequestModel, WireModel
from tests.backends.wire.examples import ANSWERS, REQUESTS


def named(pairs: list[Any]) -> list[Any]:
    return [pytest.param(*pair, id=f"{pair[0].__name__}-{n}") for n, pair in enumerate(pairs)]


@pytest.mark.parametrize(("model", "text"), named([*REQUESTS, *ANSWERS]))
def test_an_example_is_read_and_written_as_it_was(
    model: type[RequestModel] | type[AnswerModel], text: str
) -> None:
    said = json.loads(text)
    message = model.read(text)
    assert said.items() <= json.loads(message.to_json()).items()
    assert set(message.to_plain()) - set(said) <= {"maxAge", "notifyHolder", "page", "perPage"}
    assert model.read(message.to_json()) == message


@pytest.mark.parametrize(("model", "text"), named(REQUESTS))
def test_a_request_may_hold_nothing_undeclared(model: type[RequestModel], text: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        model.read(json.dumps({**json.loads(text), "undeclared": "x"}))


@pytest.mark.parametrize(("model", "text"), named(ANSWERS))
def test_what_a_newer_server_adds_is_ignored(model: type[AnswerModel], text: str) -> None:
    grown = json.dumps({**json.loads(text), "addedIn": {"version": "9"}})
    assert model.read(grown) == model.read(text)


@pytest.mark.parametrize(("model", "text"), named(REQUESTS))
def test_a_request_knows_no_null_and_no_other_spelling(model: type[RequestModel], text: str) -> None:
    for name, field in model.model_fields.items():
        said = {key: value for key, value in json.loads(text).items() if key != field.alias}
        with pytest.raises(ValidationError):
            model.read(json.dumps({**said, field.alias: None}))
        if name != field.alias:
            with pytest.raises(ValidationError):
                model.read(json.dumps({**said, name: json.loads(text).get(field.alias, "x")}))


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where texts stand in a JSON value."""
    if isinstance(value, dict):
        return [place for key, inner in value.items() for place in places(inner, (*path, key))]
    if isinstance(value, list):
        return [place for n, inner in enumerate(value) for place in places(inner, (*path, n))]
    return [path] if isinstance(value, str) else []


def replaced(value: Any, path: tuple[str | int, ...], new: str) -> Any:
    copy = json.loads(json.dumps(value))
    inside = copy
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = new
    return copy


WORDS = {
    "status",
    "verdict",
    "carrier",
    "nameMatch",
    "idDocumentMatch",
    "contractType",
    "unbindMethod",
    "warningWeight",
    "holderRelation",
    "accountCategory",
    "category",
    "voiceSmsIn",
    "voiceSmsOut",
    "dataService",
    "activatedOnConfidence",
}


@pytest.mark.parametrize(("model", "text"), named(ANSWERS))
def test_a_word_of_a_newer_server_is_kept_as_text(model: type[AnswerModel], text: str) -> None:
    said = json.loads(text)
    for path in places(said):
        if path[-1] in WORDS:
            newer = replaced(said, path, "WORD_OF_NEXT_YEAR")
            written: Any = model.read(json.dumps(newer)).to_plain()
            for step in path:
                written = written[step]
            assert written == "WORD_OF_NEXT_YEAR"


@pytest.mark.parametrize(("model", "text"), named([*REQUESTS, *ANSWERS]))
def test_what_is_wrong_is_told_without_what_was_said(
    model: type[RequestModel] | type[AnswerModel], text: str
) -> None:
    required = [field.alias for field in model.model_fields.values() if field.is_required()]
    wrong = {**json.loads(text), **{str(name): ["11010519491231002X"] for name in required}}
    if required:
        with pytest.raises(ValidationError) as caught:
            model.read(json.dumps(wrong))
        assert "11010519491231002X" not in str(caught.value)


@pytest.mark.parametrize(("model", "text"), named([*REQUESTS, *ANSWERS]))
def test_a_message_prints_as_its_name_alone(model: type[RequestModel] | type[AnswerModel], text: str) -> None:
    assert f"{model.read(text)!r} {model.read(text)}" == f"{model.__name__}() "


def every_model(base: type[WireModel]) -> set[type[WireModel]]:
    below = {model for model in base.__subclasses__() if model.__module__.startswith("backends.wire")}
    return below | {deeper for model in below for deeper in every_model(model)}


def test_every_message_has_an_example() -> None:
    shown: set[str] = set()
    for model, _ in [*REQUESTS, *ANSWERS]:
        shown |= {model.__name__, *model.model_json_schema().get("$defs", {})}
    ours = {m.__name__ for m in every_model(RequestModel) | every_model(AnswerModel)}
    alike = {"UnbindRequestPage": "UnbindRequest", "LabelCorrectionPage": "LabelCorrection"}
    assert {alike.get(name, name) for name in ours} - shown == set()
