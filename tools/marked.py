"""Finding the texts of the code: it knows how msgids are marked, not where they end up.

It reads the syntax tree. Babel's own extractor reads tokens and, before Python 3.12, sees nothing inside an f-string.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

ONE_TEXT = frozenset({"_", "N_", "text"})
"""`_("...")` where `_ = language.text`, `N_("...")` for constants, and `language.text("...")`."""

COUNTED = "plural"
IN_CONTEXT = "text_in"


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked text; `many` is the plural of one that counts."""

    msgid: str
    many: str | None = None
    context: str | None = None


def texts(source: str) -> Iterator[Marked]:
    """Give every marked text of a module."""
    for call, name in _marking_calls(source):
        if name in ONE_TEXT:
            yield from (Marked(text) for text in _literals(call.args[0]))
        elif len(call.args) >= 2:
            firsts, seconds = _literals(call.args[0]), _literals(call.args[1])
            for first, second in zip(firsts, seconds, strict=False):
                yield Marked(first, many=second) if name == COUNTED else Marked(second, context=first)


def built_up(source: str) -> Iterator[int]:
    """Give the lines where a text is put together before it is looked up: no catalogue can have it."""
    for call, _ in _marking_calls(source):
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args[:2]):
            yield call.lineno


def _marking_calls(source: str) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = _name(node.func)
            if name in ONE_TEXT or name in {COUNTED, IN_CONTEXT}:
                yield node, name


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _literals(argument: ast.expr) -> list[str]:
    match argument:
        case ast.Constant(value=str(text)) if text:
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return _literals(one) + _literals(other)
    return []
