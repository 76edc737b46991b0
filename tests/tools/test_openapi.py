"""The descriptions of our two APIs are the code's own, whole, and can be read without it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from schemathesis.core.result import Ok

from backends.wire.apis import Api, Operation, OperationKind
from backends.wire.operations import OPERATIONS
from tools.openapi import FOLDER, descriptions

OURS = (Api.NUMBER_BINDINGS, Api.NUMBER_LABELS)


def read(api: Api) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FOLDER / f"{api}.json").read_text(encoding="utf-8"))
    return document


def told(operation: Operation) -> dict[str, Any]:
    described: dict[str, Any] = read(operation.api)["paths"][operation.path][operation.method.lower()]
    return described


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from references(inner)


def test_the_files_are_what_the_code_says() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == descriptions(), "run `make openapi` and look at what changed"


@pytest.mark.parametrize("api", OURS)
def test_a_description_stands_on_its_own(api: Api) -> None:
    document = read(api)
    used = set(references(document))
    kept = {
        f"#/components/{kind}/{name}"
        for kind, parts in document["components"].items()
        for name in parts
        if kind != "securitySchemes"
    }
    assert used - kept == set()
    assert {one for one in kept - used if one.startswith("#/components/schemas/")} == set()


@pytest.mark.full
@pytest.mark.parametrize("api", OURS)
def test_a_description_can_be_read_by_others(api: Api) -> None:
    schema = schemathesis.openapi.from_dict(read(api))
    operations = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    assert len(operations) == schema.statistic.operations.total
    found = {operation.definition.raw["operationId"] for operation in operations}
    assert found == {one.name for one in OPERATIONS if one.api is api}


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.api in OURS], ids=lambda one: one.name
)
def test_an_operation_says_its_scope_its_errors_and_its_key(operation: Operation) -> None:
    described = told(operation)
    assert described["operationId"] == operation.name
    assert described["security"] == [{"oauth2": [scope]} for scope in operation.scopes]
    assert {"401", "403", "429"} <= described["responses"].keys()
    parameters = str(described["parameters"])
    assert ("Idempotency-Key" in parameters) == (operation.kind is OperationKind.KEYED_WRITE)


def test_a_key_is_required_where_something_is_filed() -> None:
    required = "#/components/parameters/Required-Idempotency-Key"
    document = read(Api.NUMBER_BINDINGS)
    assert document["components"]["parameters"]["Required-Idempotency-Key"]["required"] is True
    asking = {
        one["operationId"]
        for item in document["paths"].values()
        for one in item.values()
        if {"$ref": required} in one["parameters"]
    }
    assert asking == {"createUnbindRequest", "withdrawUnbindRequest"}


def test_no_field_of_an_order_takes_what_is_not_declared() -> None:
    schemas = read(Api.NUMBER_BINDINGS)["components"]["schemas"]
    for name in ("QueryJobRequest", "UnbindRequestRequest", "UnbindItem", "HolderProof", "Consent"):
        assert schemas[name]["additionalProperties"] is False
    assert "additionalProperties" not in schemas["UnbindRequest"]


def test_a_number_stands_in_no_path_and_in_no_query() -> None:
    for api in OURS:
        for item in read(api)["paths"].values():
            for one in item.values():
                assert "phoneNumber" not in str(one["parameters"])
