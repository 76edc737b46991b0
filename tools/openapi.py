"""Write the descriptions of our own two APIs as OpenAPI: `make openapi`.

The server describes itself from the messages it reads and writes; this takes apart what is ours, so that a carrier
can implement it without our code. CAMARA's own descriptions stay where CAMARA publishes them.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from agent_console.backend import BackendContext
from agent_console.calendar.zone import system_clock
from backends.fake import open_registry
from backends.server import create_app
from backends.wire.apis import DEFAULT_BASES, TOKEN_PATH, Api
from backends.wire.operations import OPERATIONS
from tools.openapi_rules import RULES

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "data" / "openapi"
VERSION: Final = "0.1.0"
REFERENCE: Final = "#/components/schemas/"
SECURITY: Final = "oauth2"
API_ROOT: Final = "https://carrier.example"

Json = dict[str, Any]


def describe(api: Api, whole: Mapping[str, Any]) -> Json:
    """Take one API out of the description of a whole server.

    Args:
        api: Which one.
        whole: The server's OpenAPI document.

    Returns:
        A document of its own: paths below its base path, its scopes, and the schemas it refers to.
    """
    base = DEFAULT_BASES[api]
    own = {path: item for path, item in whole["paths"].items() if path.startswith(f"{base}/")}
    shared: Json = {"parameters": {}, "headers": {}, "responses": {}}
    paths = {
        path.removeprefix(base): {method: _operation(told, shared) for method, told in item.items()}
        for path, item in sorted(own.items())
    }
    schemas = whole["components"]["schemas"]
    return {
        "openapi": whole["openapi"],
        "info": {"title": str(api), "version": VERSION, "description": RULES[api]},
        "servers": [{"url": f"{{apiRoot}}{base}", "variables": {"apiRoot": {"default": API_ROOT}}}],
        "paths": paths,
        "components": {
            **{kind: dict(sorted(values.items())) for kind, values in shared.items()},
            "schemas": {name: schemas[name] for name in sorted(_referred([paths, shared], schemas))},
            "securitySchemes": {SECURITY: _security_scheme(api)},
        },
    }


def _operation(told: Mapping[str, Any], shared: Json) -> Json:
    """Describe one operation: its scopes, and by name what others say in the same words."""
    responses = {
        status: {**one, "headers": _named(one.get("headers", {}), "headers", shared)}
        for status, one in told["responses"].items()
    }
    errors = {status: one for status, one in responses.items() if status >= "400"}
    parameters = {_name_of(one): one for one in told["parameters"]}
    return {
        **told,
        "parameters": list(_named(parameters, "parameters", shared).values()),
        "responses": {**responses, **_named(errors, "responses", shared)},
        "security": [{SECURITY: names} for one in told["security"] for names in one.values()],
    }


def _name_of(parameter: Mapping[str, Any]) -> str:
    required = parameter["in"] == "header" and parameter["required"]
    return f"Required-{parameter['name']}" if required else str(parameter["name"])


def _named(parts: Mapping[str, Any], kind: str, shared: Json) -> Json:
    """Put a reference in place of every part that says what the part of that name said before."""
    return {
        name: {"$ref": f"#/components/{kind}/{name}"} if shared[kind].setdefault(name, one) == one else one
        for name, one in parts.items()
    }


def _security_scheme(api: Api) -> Json:
    scopes = {scope: "" for one in OPERATIONS if one.api is api for scope in one.scopes}
    for one in OPERATIONS:
        for scope in one.scopes if one.api is api else ():
            scopes[scope] = ", ".join(filter(None, (scopes[scope], one.name)))
    flow = {"tokenUrl": TOKEN_PATH, "scopes": dict(sorted(scopes.items()))}
    return {"type": "oauth2", "flows": {"clientCredentials": flow}}


def _referred(value: Any, schemas: Mapping[str, Any]) -> set[str]:
    """Name the schemas a document refers to, and those they refer to in turn."""
    found: set[str] = set()
    waiting = list(_references(value))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(schemas[name])
    return found


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        target = value.get("$ref")
        if isinstance(target, str) and target.startswith(REFERENCE):
            yield target.removeprefix(REFERENCE)
        for inner in value.values():
            yield from _references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _references(inner)


def whole_server() -> Json:
    """Describe a server over a registry made for the purpose."""
    with TemporaryDirectory() as folder:
        registry = open_registry(BackendContext(Path(folder), 1, system_clock, {}))
        app = create_app(registry)
        described: Json = app.openapi()
        app.state.desk.storage.close()
        asyncio.run(registry.aclose())
    return described


def written(document: Json) -> str:
    """Write a document so that a change of one word is a change of one line."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def descriptions() -> dict[str, str]:
    """Give the text of every file by its name."""
    whole = whole_server()
    return {f"{api}.json": written(describe(api, whole)) for api in RULES}


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in descriptions().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"data/openapi/{name}")


if __name__ == "__main__":
    main()
