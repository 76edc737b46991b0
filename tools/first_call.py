"""Reads the steps of the tutorials in docs, in both languages: what is seen, pressed and said. It knows no console.

A step is a row of a table with four columns: a number, what stands on the screen (in backticks), the keys (in
backticks), what is said (in quotes). Both the tests and `make pictures` play these steps, so the text stays true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DOCS = Path(__file__).resolve().parent.parent / "docs"

FILES: dict[Literal["zh", "en"], Path] = {
    "zh": DOCS / "first-call.zh.md",
    "en": DOCS / "first-call.md",
}

TRAINING = DOCS / "training.md"

CODE = "code"
"""What `keys` holds where the caller's code is typed."""

CODE_ON_PHONE = re.compile(r"(?:验证码|念出来：|readsout:)([0-9]{6})")
"""How the caller reads the code off the phone: six digits behind the word, or read out by a caller who is played."""

_KEYS = {"F2": "f2", "Enter": "enter", "Space": "space", "↓": "down", "Esc": "escape"}
_ROW = re.compile(r"^\| *[0-9]+ *\|(?P<sees>[^|]*)\|(?P<keys>[^|]*)\|(?P<says>[^|]*)\|$")
_IN_BACKTICKS = re.compile(r"`([^`]+)`")
_IN_QUOTES = re.compile(r"[\"「]([^\"」]+)[\"」]")


@dataclass(frozen=True, slots=True)
class Key:
    """One key by the toolkit's name, a text that is typed, or the caller's code (`CODE`, not typed as it stands)."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: texts on the screen before a key is pressed, the keys in their order, the sentences to say."""

    sees: tuple[str, ...]
    keys: tuple[Key, ...]
    says: tuple[str, ...]


def calls(language: Literal["zh", "en"]) -> tuple[tuple[Step, ...], ...]:
    """Return the steps of every call of the tutorial, one tuple a table."""
    return _tables(FILES[language])


def first_scenario(language: Literal["zh", "en"]) -> tuple[Step, ...]:
    """Return the steps of the first scenario; one page holds both languages, English first."""
    english, chinese = _tables(TRAINING)
    return chinese if language == "zh" else english


def _tables(file: Path) -> tuple[tuple[Step, ...], ...]:
    tables: list[list[Step]] = []
    rows_before = False
    for line in file.read_text(encoding="utf-8").splitlines():
        row = _ROW.match(line)
        if row is not None:
            if not rows_before:
                tables.append([])
            tables[-1].append(_step(row))
        rows_before = row is not None
    return tuple(map(tuple, tables))


def _step(row: re.Match[str]) -> Step:
    keys = tuple(_key(written) for written in _IN_BACKTICKS.findall(row["keys"]))
    return Step(tuple(_IN_BACKTICKS.findall(row["sees"])), keys, tuple(_IN_QUOTES.findall(row["says"])))


def _key(written: str) -> Key:
    if written.startswith("<"):
        return Key(name=CODE)
    return Key(name=_KEYS[written]) if written in _KEYS else Key(text=written)


def stands_on(text: str, screen: str) -> bool:
    """Tell whether a text stands on a screen, wherever its rows end."""
    return _unspaced(text) in _unspaced(screen)


def _unspaced(text: str) -> str:
    return "".join(text.split())
