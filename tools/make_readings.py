"""Make data/platforms/readings.toml: it knows how characters sound, which the console does not.

pypinyin costs 55 MiB and half a second at run time, and reads surnames as words: so its readings are kept as
data, every reading of a character: the likeliest first, then those that living words use, then the rest.
Run as `make readings`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.phrases_dict import phrases_dict

from agent_console.catalogue.load import READINGS_FILE, load_catalogue
from agent_console.catalogue.model import Catalogue
from agent_console.catalogue.readings import HAN, Sounds, fold_pinyin, load_known_readings
from agent_console.identity.text import fold

FOLDER = Path(__file__).resolve().parent.parent / "data" / "platforms"

SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "查": "zha", "解": "xie", "朴": "piao", "区": "ou", "盖": "ge",
    "乐": "yue", "尉": "yu", "万": "mo", "繁": "po", "折": "she", "黑": "he", "员": "yun", "召": "shao",
    "缪": "miao", "翟": "zhai", "祭": "zhai", "冼": "xian", "秘": "bi", "种": "chong", "洗": "xian",
    "长": "zhang", "任": "ren", "华": "hua", "覃": "qin", "晁": "chao", "燕": "yan", "牟": "mu", "訾": "zi",
}  # fmt: skip
"""How a character sounds as a surname; companies bear their founders' names."""

HEADER = """\
# Made by `make readings`; do not edit. How Chinese names sound: they are found by pinyin and initials.
# 由 make readings 生成，请勿手改。
#
# first_readings   for names nobody listed: the characters of GB 2312 by their likeliest reading
# other_readings   the same characters by their other readings, surnames included
# rare_readings    the same characters by readings no living word uses
# names            runs of characters in this folder's names, one syllable each: the likeliest reading,
#                  others after a slash, those no living word uses after a colon
#
# lv, lu and the u with two dots are all written lu here.
"""


def main() -> None:
    """Write the file."""
    (FOLDER / READINGS_FILE).write_text(
        render(load_catalogue(FOLDER), load_known_readings(FOLDER)), encoding="utf-8", newline="\n"
    )


def render(catalogue: Catalogue, known: Mapping[str, str]) -> str:
    """Give the whole file for a catalogue; `known` are the readings a person gave, which come first."""
    names = sorted({run for name in _names(catalogue) for run in HAN.findall(fold(name))})
    characters = sorted({*_gb2312(), *(char for run in names for char in run)})
    tables: dict[str, dict[str, str]] = {
        "first_readings": {},
        "other_readings": {},
        "rare_readings": {},
    }
    for char in characters:
        sounds = sounds_of(char)
        _add(tables["first_readings"], (sounds.likeliest,), char)
        _add(tables["other_readings"], sounds.others, char)
        _add(tables["rare_readings"], sounds.rare, char)
    spelled = {name: _syllables(name, known) for name in names}
    return (
        HEADER
        + "\n"
        + "".join(_text(name, table) for name, table in tables.items())
        + _table("names", spelled)
    )


def sounds_of(char: str, in_its_word: str | None = None) -> Sounds:
    """Give every reading of one character.

    Args:
        char: A Chinese character.
        in_its_word: How it sounds in its word, where there is one; this is then the likeliest.
    """
    found = [reading for entry in pinyin(char, style=Style.NORMAL, heteronym=True) for reading in entry]
    folded = [fold_pinyin(reading) for reading in (in_its_word, *found, SURNAMES.get(char)) if reading]
    usable = list(dict.fromkeys(reading for reading in folded if reading.isascii() and reading.isalpha()))
    likeliest, rest = usable[0], usable[1:]
    others = tuple(reading for reading in rest if reading in _living()[char] or reading == SURNAMES.get(char))
    return Sounds(likeliest, others, tuple(reading for reading in rest if reading not in others))


@cache
def _living() -> dict[str, set[str]]:
    """Give the readings each character has in some word of pypinyin's phrase book."""
    used: dict[str, set[str]] = defaultdict(set)
    for phrase, syllables in phrases_dict.items():
        for char, readings in zip(phrase, syllables, strict=False):
            used[char].update(fold_pinyin(reading) for reading in readings)
    return used


def _syllables(name: str, known: Mapping[str, str]) -> str:
    by_itself = [entry[0] for entry in pinyin(name, style=Style.NORMAL)]
    in_context = known[name].split() if name in known else by_itself
    return " ".join(sounds_of(char, word).text for char, word in zip(name, in_context, strict=True))


def _add(table: dict[str, str], readings: Iterable[str], char: str) -> None:
    for reading in readings:
        table[reading] = table.get(reading, "") + char


def _names(catalogue: Catalogue) -> Iterator[str]:
    for platform in catalogue.platforms:
        yield from (platform.name.zh, platform.family_name.zh)
    for aliases in catalogue.aliases.values():
        yield from aliases


def _gb2312() -> Iterable[str]:
    """Give the 6,763 characters of GB 2312, which no place of the two-byte table exceeds."""
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            yield from bytes((row, cell)).decode("gb2312", errors="ignore")


def _text(name: str, table: dict[str, str]) -> str:
    """Write a table as one text: a start reads that at once, and hundreds of keys one by one."""
    rows = "".join(f"{reading} {table[reading]}\n" for reading in sorted(table))
    return f"{name} = '''\n{rows}'''\n"


def _table(name: str, content: dict[str, str]) -> str:
    rows = "".join(f'"{key}" = "{content[key]}"\n' for key in sorted(content))
    return f"\n[{name}]\n{rows}"


if __name__ == "__main__":
    main()
