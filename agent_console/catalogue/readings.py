"""How Chinese names sound: it knows the generated readings and how pinyin is folded, and no platform."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_toml
from agent_console.identity.text import fold

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
"""A run of Chinese characters."""

_TABLE = re.compile(r"\n?(?:[a-z]+ [\u3400-\u4dbf\u4e00-\u9fff]+\n)*")
"""Lines of a reading and the characters that have it."""

_V_FOR_U = re.compile(r"(?<=[ln])v")


@dataclass(frozen=True, slots=True)
class Sounds:
    """How one character sounds, without tones; a word or a number sounds as it is written.

    `others` are readings of other words and of surnames; `rare` are those no living word uses.
    """

    likeliest: str
    others: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The form of the data file: `hang/xing:heng`."""
        return ":".join(filter(None, ("/".join((self.likeliest, *self.others)), "/".join(self.rare))))


@dataclass(frozen=True, slots=True, eq=False)
class CharacterTables(Mapping[str, Sounds]):
    """The readings of single characters as they stand in the file, each table a text of `_TABLE`.

    Few characters are ever asked for, so they are found in the text: thousands of entries would be made by each start.
    """

    first: str
    others: str
    rare: str

    def __getitem__(self, char: str) -> Sounds:
        """Give how one character sounds.

        Raises:
            KeyError: The tables do not have it.
        """
        first = _readings_in(self.first, char)
        if not first:
            raise KeyError(char)
        return Sounds(first[0], _readings_in(self.others, char), _readings_in(self.rare, char))

    def __iter__(self) -> Iterator[str]:
        return (char for run in HAN.findall(self.first) for char in run)

    def __len__(self) -> int:
        return sum(map(len, HAN.findall(self.first)))


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of whole names, and of single characters for names nobody listed.

    Whole names come first, because only they tell that 行 in 出行 is *xing* and not *hang*.
    """

    names: Mapping[str, tuple[Sounds, ...]]
    characters: Mapping[str, Sounds]

    def of(self, run: str) -> tuple[Sounds, ...]:
        """Give the readings of a run of Chinese characters; an unknown character sounds as itself."""
        known = self.names.get(run)
        return known if known is not None else tuple(self.characters.get(char, Sounds(char)) for char in run)


NO_READINGS = Readings({}, {})
"""Names are then found by their characters alone."""


def load_readings(folder: Traversable | None = None) -> Readings:
    """Load `readings.toml` of `data/platforms`, or of another folder.

    Raises:
        DataFileError: It is missing or damaged; `make readings` makes it anew.
    """
    file = (data_file("platforms") if folder is None else folder) / "readings.toml"
    content = read_toml(file)
    names = {}
    for run, text in _texts(content, "names", file.name).items():
        names[run] = tuple(_sounds(syllable) for syllable in text.split())
        if len(names[run]) != len(run):
            raise DataFileError(file.name, f"names.{run}", DataProblem.WRONG)
    tables = ("first_readings", "other_readings", "rare_readings")
    return Readings(names, CharacterTables(*(_table(content, table, file.name) for table in tables)))


KNOWN_READINGS_FILE = "known_readings.toml"


def load_known_readings(folder: Traversable | None = None) -> Mapping[str, str]:
    """Load what a person said of names pypinyin misreads: runs of characters, one syllable each.

    Raises:
        DataFileError: It is damaged, or a run has another number of syllables. A folder without it knows none.
    """
    file = (data_file("platforms") if folder is None else folder) / KNOWN_READINGS_FILE
    if not file.is_file():
        return {}
    known = _texts(read_toml(file), "names", file.name)
    for run, text in known.items():
        if len(text.split()) != len(run):
            raise DataFileError(file.name, f"names.{run}", DataProblem.WRONG)
    return known


def squash(text: str) -> str:
    """Fold a name or a query to what is compared: half-width, lower case, letters and digits alone.

    Any text has an answer; one of punctuation alone is empty.
    """
    return "".join(char for char in fold(text).casefold() if char.isalnum())


def fold_pinyin(squashed: str) -> str:
    """Fold typed pinyin: tone marks go, and lü, lv and lu are one syllable."""
    plain = unicodedata.normalize("NFD", squashed)
    return _V_FOR_U.sub("u", "".join(char for char in plain if not unicodedata.combining(char)))


def _sounds(text: str) -> Sounds:
    living, _, rare = text.partition(":")
    likeliest, *others = living.split("/")
    return Sounds(likeliest, tuple(others), tuple(rare.split("/")) if rare else ())


def _readings_in(table: str, char: str) -> tuple[str, ...]:
    """Name the readings in whose lines a character stands."""
    found = []
    at = table.find(char) if HAN.fullmatch(char) else -1
    while at >= 0:
        line = table.rfind("\n", 0, at) + 1
        found.append(table[line : table.index(" ", line)])
        at = table.find(char, at + 1)
    return tuple(found)


def _table(content: dict[str, Any], table: str, file: str) -> str:
    found = content.get(table)
    if found is None:
        raise DataFileError(file, table, DataProblem.MISSING)
    if not isinstance(found, str) or _TABLE.fullmatch(found) is None:
        raise DataFileError(file, table, DataProblem.WRONG)
    return found


def _texts(content: dict[str, Any], table: str, file: str) -> dict[str, str]:
    found = content.get(table)
    if not isinstance(found, dict):
        raise DataFileError(file, table, DataProblem.MISSING)
    for key, value in found.items():
        if not isinstance(value, str):
            raise DataFileError(file, f"{table}.{key}", DataProblem.WRONG)
    return found
