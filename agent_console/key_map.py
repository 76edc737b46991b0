"""Which key does what with a person's settings: actions on other keys, one-line commands on keys. It knows no screen.

What the caller says, and sending, are no commands: no setting moves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from agent_console.commands import BY_ID, BY_WORD, COMMANDS, NOT_KEPT

_MAY_BE_GIVEN = re.compile(r"f([1-9]|1[01]|1[3-9]|2[0-4])|ctrl\+[abefglnoprstvxyz]|insert")
"""Keys that type nothing, answer nothing and edit nothing. F12 is the lock's, Ctrl+Q leaves, the rest edit a field."""

_MOVED_BY_NOBODY = frozenset({"line", "quit"})
"""The way in where a keyboard swallows every other key, and the way out."""

_NEVER_BY_MACRO = NOT_KEPT | {"line", "palette"}
"""A person's data stands in no settings; and a macro needs no list to choose from."""


class KeyProblem(StrEnum):
    """What is wrong with keys in the settings."""

    CLASH = "CLASH"
    """Two actions on one key."""
    NOT_FREE = "NOT_FREE"
    """A key that answers, types, edits or leads back."""
    NO_ACTION = "NO_ACTION"
    """A name or word of no action that could stand there."""


class KeyMapWrong(Exception):
    """Keys in the settings cannot be used; `where` names both actions, or the entry."""

    def __init__(self, problem: KeyProblem, where: str) -> None:
        super().__init__(f"{problem}: {where}")
        self.problem = problem
        self.where = where


@dataclass(frozen=True, slots=True)
class KeyMap:
    """What keys mean.

    Attributes:
        meant: By the key that is pressed, the key the console knows for what is meant; empty: nothing any more.
        lines: By the key that is pressed, the one-line commands it stands for.
        shown: By the name of a key as texts have it, the name of the key it is now.
    """

    meant: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)

    def written(self, keys: str) -> str:
        """Write names of keys as they are now: `F8 F9`, `F10 2`."""
        return " ".join(self.shown.get(key, key) for key in keys.split(" ")) if self.shown else keys


def read_key_map(keys: Mapping[str, str], macros: Mapping[str, Sequence[str]]) -> KeyMap:
    """Read `keys`, by the action's name, and `macros`, by key.

    Raises:
        KeyMapWrong: A key is given twice or cannot be given, or there is no such action.
    """
    moved, lines = _moved(keys), _macros(macros)
    now = {one.id: moved.get(one.id, one.key) for one in COMMANDS if one.key or one.id in moved}
    _refuse_clashes([(key, id_) for id_, key in now.items()] + [(key, f"macros.{key}") for key in lines])
    given_up = {BY_ID[id_].key: "" for id_ in moved if BY_ID[id_].key}
    # An action without a key of its own is asked for by its word.
    by_word = {key: (BY_ID[id_].word,) for id_, key in moved.items() if not BY_ID[id_].key}
    meant = given_up | {key: BY_ID[id_].key for id_, key in moved.items() if BY_ID[id_].key}
    shown = {name(BY_ID[id_].key): _short(name(key)) for id_, key in moved.items() if BY_ID[id_].key}
    return KeyMap(meant, by_word | lines, shown | {_short(old): new for old, new in shown.items()})


def name(key: str) -> str:
    """Write a key as it is printed: F7, Ctrl+L."""
    return "+".join(part.capitalize() for part in key.split("+"))


def _short(printed: str) -> str:
    """Two or three cells: a longer name would cover what stands behind it."""
    return printed.replace("Ctrl+", "^")


def _moved(keys: Mapping[str, str]) -> dict[str, str]:
    moved = {}
    for action, key in keys.items():
        if action not in BY_ID or action in _MOVED_BY_NOBODY:
            raise KeyMapWrong(KeyProblem.NO_ACTION, f"keys.{action}")
        moved[action] = _free(key, f"keys.{action}")
    return moved


def _macros(macros: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    read = {}
    for key, lines in macros.items():
        where = f"macros.{key}"
        for line in lines:
            word = line.strip().lstrip(":").partition(" ")[0].casefold()
            if word not in BY_WORD or BY_WORD[word].id in _NEVER_BY_MACRO:
                raise KeyMapWrong(KeyProblem.NO_ACTION, where)
        read[_free(key, where)] = tuple(lines)
    return read


def _free(key: str, where: str) -> str:
    key = key.strip().casefold()
    if not _MAY_BE_GIVEN.fullmatch(key):
        raise KeyMapWrong(KeyProblem.NOT_FREE, where)
    return key


def _refuse_clashes(uses: Iterable[tuple[str, str]]) -> None:
    used: dict[str, str] = {}
    for key, action in uses:
        if key in used:
            raise KeyMapWrong(KeyProblem.CLASH, f"{name(key)}: {used[key]}, {action}")
        used[key] = action
