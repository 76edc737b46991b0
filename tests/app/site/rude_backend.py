"""Backends nobody should ship: one that breaks where it is told to, one whose every text is hostile.

Both are the embedded registry underneath, so that a call can be worked on them. They are found by their names as any
carrier's package is, once this folder is on the path.
"""

from __future__ import annotations

import asyncio
import inspect
import sys
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from agent_console.backend import BackendContext, BackendDescription, Bilingual, Environment, Line, Refused
from backends.fake import open_registry
from backends.fake.registry import Registry

CONFIDED = "张示例 13800138000"
"""Stands in local variables and in the words of errors; it must never reach a terminal or a report."""

HOSTILE = (
    "[/b] [@click=app.quit]q[/]",
    "\x1b[2J\x1b]0;owned\x07\r\n\t\x00\x9b31m",
    "\u202eevil\u202c\u200f\u2066x",
    "字" * 5_000,
    "a" + "\u0301" * 200,
    "e\u0301\u200b\u200d\ufeff",
    "{name} {0} %s {",
    "",
)
"""What must not act: markup, control characters, turned writing, much too much, marks, placeholders, nothing."""


_TEXTS = frozenset({"service_line", "reason", "context", "state_text", "name", "text", "version"})
_KEPT = frozenset({"number", "calling_number", "subject_number", "proof", "document"})
"""What a call could not be worked without."""


class Rude:
    """Breaks at the operation named by the option `at`, in the way named by `how`."""

    def __init__(self, context: BackendContext, registry: Registry | _Offering) -> None:
        self._registry = registry
        self._at = context.options.get("at", "")
        self._how = context.options.get("how", "raise")
        self._refused = -1

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._registry, name)
        if name != self._at:
            return value
        if inspect.iscoroutinefunction(value) and self._how != "raise at once":
            return self._break_later
        return self._break_now

    async def _break_later(self, *_: object, **__: object) -> Any:
        if self._how == "hang":
            await asyncio.Event().wait()
        return self._break_now()

    def _break_now(self, *_: object, **__: object) -> Any:
        caller = CONFIDED
        if self._how == "exit":
            sys.exit(caller)
        if self._how == "refuse":
            self._refused += 1
            raise Refused(HOSTILE[self._refused % len(HOSTILE)], HOSTILE[-1 - self._refused % len(HOSTILE)])
        raise ValueError(caller)


class _Offering:
    """The registry with all a backend may offer beside the port; it says in a file that it was let go of."""

    def __init__(self, registry: Registry, told: str) -> None:
        self._registry = registry
        self._told = told

    def __getattr__(self, name: str) -> Any:
        return getattr(self._registry, name)

    def notices(self) -> tuple[Any, ...]:
        return (_Notice(Bilingual("旧文件", "an old file")),)

    def credentials_problem(self) -> None:
        return None

    async def lines(self) -> tuple[Line, ...]:
        return (Line("http://127.0.0.1:9"),)

    def clock_skew(self) -> timedelta:
        return timedelta(0)

    async def aclose(self) -> None:
        await asyncio.to_thread(Path(self._told).write_text, "let go of", "utf-8")
        await self._registry.aclose()


class Frail(Rude):
    """Breaks as its like does, also in what it offers beside the port."""

    # A protocol looks for these on the class.
    notices = property(lambda self: self.__getattr__("notices"))
    credentials_problem = property(lambda self: self.__getattr__("credentials_problem"))
    lines = property(lambda self: self.__getattr__("lines"))
    clock_skew = property(lambda self: self.__getattr__("clock_skew"))


class Hostile:
    """Answers as the registry does, with every text of every answer replaced by a hostile one, in turn."""

    def __init__(self, registry: Registry, spoilt: frozenset[str] = _TEXTS) -> None:
        self._registry = registry
        self._names = spoilt
        self._told = 0

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._registry, name)
        if not inspect.iscoroutinefunction(value):
            return value

        async def answer(*arguments: Any, **named: Any) -> Any:
            return self._spoilt(await value(*arguments, **named))

        return answer

    def describe(self) -> BackendDescription:
        return BackendDescription(
            "hostile", Environment.TRAINING, Bilingual(HOSTILE[0], HOSTILE[1]), HOSTILE[2]
        )

    def notices(self) -> tuple[Any, ...]:
        return tuple(_Notice(Bilingual(text, text)) for text in HOSTILE)

    def _text(self) -> str:
        self._told += 1
        return HOSTILE[self._told % len(HOSTILE)]

    def _spoilt(self, value: Any, name: str = "") -> Any:
        if isinstance(value, tuple):
            return tuple(self._spoilt(one) for one in value)
        if isinstance(value, Bilingual):
            return Bilingual(self._text(), self._text())
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                field.name: self._spoilt(getattr(value, field.name), field.name)
                for field in fields(value)
                if field.init and field.name not in _KEPT
            }
            return replace(value, **changed)
        if type(value) is str and name in self._names:
            return self._text()
        if value is None and name in self._names:
            return self._text()
        return value


class _Notice:
    def __init__(self, text: Bilingual) -> None:
        self.text = text


def create(context: BackendContext) -> Any:
    return Rude(context, open_registry(_for_the_registry(context)))


def create_frail(context: BackendContext) -> Any:
    """With the option `told`, the file it says in that it was let go of."""
    return Frail(context, _Offering(open_registry(_for_the_registry(context)), context.options["told"]))


def create_hostile(context: BackendContext) -> Any:
    """With the option `verdict` also the verdict is a word nobody knows, and the call ends at it."""
    spoilt = _TEXTS | ({"verdict_text"} if "verdict" in context.options else frozenset())
    return Hostile(open_registry(_for_the_registry(context)), spoilt)


def create_nameless(context: BackendContext) -> Any:
    class Nameless(Hostile):
        def describe(self) -> BackendDescription:
            return BackendDescription("../../elsewhere", Environment.TRAINING, Bilingual("x", "x"))

    return Nameless(open_registry(_for_the_registry(context)))


def refuse(context: BackendContext) -> Any:
    raise RuntimeError("[/b] \x1b[2J no licence\nfor " + "字" * 5_000)


def leave(context: BackendContext) -> Any:
    sys.exit(0)


def _for_the_registry(context: BackendContext) -> BackendContext:
    return replace(context, options={"latency": "instant"})
