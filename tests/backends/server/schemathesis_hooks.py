"""Run by schemathesis itself: it gives valid requests a real holder, so that more than the door is asked."""

import json
import os
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext

REAL = json.loads(os.environ.get("REAL_HOLDER", "{}"))


@schemathesis.hook
def before_call(context: HookContext, case: "Case[Any]", kwargs: dict[str, object]) -> None:
    """Put the real holder into a valid body; one that is meant to be wrong stays as wrong as it is."""
    valid = case.meta is None or case.meta.generation.mode is GenerationMode.POSITIVE
    headers: Any = case.headers or {}
    key = headers.get("Idempotency-Key")
    if valid and key is not None and not key.startswith('"'):
        # Where a header's pattern begins with a quote, schemathesis takes what it made for JSON and unpacks it.
        headers["Idempotency-Key"] = f'"{key}"'
    body: Any = case.body
    if valid and isinstance(body, dict) and "holderProof" in body:
        body.update({name: value for name, value in REAL.items() if name in body})
        for item in body.get("items", ()):
            if "platformId" in item:
                item.update(platformId="douyin")
                item.pop("bindingId", None)
