"""The OpenAPI description, derived from the table of endpoints and the wire models. There is no second one to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from backends.server.endpoint import Endpoint
from backends.wire.apis import DEFAULT_BASES, Api, OperationKind
from backends.wire.codes import COMMON, DOCUMENTED, ErrorCode
from backends.wire.common import ErrorInfo

_REF: Final = "#/components/schemas/{model}"
_PLACEHOLDER: Final = re.compile(r"{(\w+)}")

_ALWAYS: Final = tuple(
    code
    for code in COMMON
    if code.status in {400, 401, 403, 412, 415, 429, 500, 502, 503, 504}
    and code.code not in {"OUT_OF_RANGE", "INVALID_TOKEN_CONTEXT", "QUOTA_EXCEEDED"}
)
"""What any operation may answer whatever it is about."""

_OWN_STATUS: Final = (ErrorCode(408, "REQUEST_TIMEOUT"), ErrorCode(413, "CONTENT_TOO_LARGE"))

_CORRELATOR: Final = {
    "name": "x-correlator",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "pattern": r"^[a-zA-Z0-9\-_:;./<>{}]{0,256}$"},
}


def _key(required: bool) -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": required,
        "description": "A quoted string (RFC 8941) of 1 to 64 visible ASCII characters.",
        "schema": {"type": "string", "pattern": r'^"[!#-\[\]-~]{1,64}"$'},
    }


def describe(
    endpoints: Iterable[Endpoint[Any]],
    title: str,
    version: str,
    bases: Mapping[Api, str] = DEFAULT_BASES,
) -> dict[str, Any]:
    """Describe endpoints as OpenAPI 3.1."""
    told = tuple(endpoints)
    paths: dict[str, Any] = {}
    for endpoint in told:
        path = paths.setdefault(endpoint.operation.full_path(bases), {})
        path[endpoint.operation.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": paths,
        "components": {
            "schemas": _schemas(told),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(endpoint: Endpoint[Any]) -> dict[str, Any]:
    operation = endpoint.operation
    described: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.api.value],
        "summary": (endpoint.handle.__doc__ or "").strip(),
        "security": [{"bearer": [scope]} for scope in operation.scopes],
        "parameters": [*_path_parameters(endpoint), *_query_parameters(endpoint), _CORRELATOR],
        "responses": {**_success(endpoint), **_errors(endpoint)},
    }
    if operation.kind is OperationKind.KEYED_WRITE:
        described["parameters"].append(_key(endpoint.key_required))
    if endpoint.takes_body:
        schema = {"$ref": _REF.format(model=endpoint.given.__name__)}
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return described


def _path_parameters(endpoint: Endpoint[Any]) -> list[dict[str, Any]]:
    schema = {"type": "string", "minLength": 1, "maxLength": 128}
    return [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name in _PLACEHOLDER.findall(endpoint.operation.path)
    ]


def _query_parameters(endpoint: Endpoint[Any]) -> list[dict[str, Any]]:
    if endpoint.takes_body:
        return []
    schema = TypeAdapter(endpoint.given).json_schema(by_alias=True)
    shared = schema.get("$defs", {})
    return [
        {"name": name, "in": "query", "required": False, "schema": _told(one, shared)}
        for name, one in schema.get("properties", {}).items()
    ]


def _told(schema: dict[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Give a parameter's schema: absent where it is None, and whole in itself."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    (kind,) = [shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in kinds]
    told = {**kind, **({"default": schema["default"]} if schema.get("default") is not None else {})}
    return {name: value for name, value in told.items() if name not in {"title", "description"}}


def _success(endpoint: Endpoint[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": "Success", "headers": _headers(endpoint.headers)}
    if endpoint.answer is not None:
        schema = {"$ref": _REF.format(model=endpoint.answer.__name__)}
        described["content"] = {"application/json": {"schema": schema}}
    told = {str(endpoint.status): described}
    if "ETag" in endpoint.headers:
        told["304"] = {"description": "Not changed", "headers": _headers({"ETag": "As before"})}
    return told


def _headers(told: Mapping[str, str]) -> dict[str, Any]:
    every = {"x-correlator": "The request's, or a new one", "X-Environment": "LIVE or TRAINING", **told}
    return {name: {"description": text, "schema": {"type": "string"}} for name, text in every.items()}


def _errors(endpoint: Endpoint[Any]) -> dict[str, Any]:
    body = _OWN_STATUS if endpoint.takes_body else ()
    by_status: dict[int, list[str]] = {}
    for code in sorted({*DOCUMENTED[endpoint.operation], *_ALWAYS, *body}):
        by_status.setdefault(code.status, []).append(code.code)
    schema = {"$ref": _REF.format(model=ErrorInfo.__name__)}
    return {
        str(status): {
            "description": ", ".join(codes),
            "headers": _headers({}),
            "content": {"application/json": {"schema": schema}},
        }
        for status, codes in by_status.items()
    }


def _schemas(endpoints: tuple[Endpoint[Any], ...]) -> dict[str, Any]:
    given: list[type[BaseModel]] = [one.given for one in endpoints if one.takes_body]
    answers: list[type[BaseModel]] = [one.answer for one in endpoints if one.answer is not None]
    answers.append(ErrorInfo)
    wanted: list[tuple[type[BaseModel], JsonSchemaMode]] = []
    wanted += [(model, "validation") for model in dict.fromkeys(given)]
    wanted += [(model, "serialization") for model in dict.fromkeys(answers)]
    _, schemas = models_json_schema(wanted, by_alias=True, ref_template=_REF)
    shared: dict[str, Any] = schemas.get("$defs", {})
    return shared
