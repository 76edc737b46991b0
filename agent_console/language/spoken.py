"""How numbers, days and lists are said aloud: it knows both languages' forms, not what is said with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

MAX_COUNT: Final = 9999
"""Beyond this a number is said digit by digit; no caller is told of so many things."""

_ZH_DIGITS: Final = "零一二三四五六七八九"
_ZH_PLACES: Final = ("", "十", "百", "千")
_EN_BELOW_TWENTY: Final = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS: Final = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date, chinese: bool) -> str:
    """Say `十一月三十日` or `30 November`."""
    if chinese:
        return f"{_zh_number(value.month)}月{_zh_number(value.day)}日"
    return f"{value.day} {_EN_MONTHS[value.month - 1]}"


NAME_CELLS = 24
"""A name of ordinary length always stands whole; what is longer was not meant to be read out."""


def count(number: int, chinese: bool) -> str:
    """Say a number before what it counts: `两`, `五十八`; `two`, `fifty-eight`.

    English says words below a hundred and leaves figures above; a number below 0 or beyond 9,999 stays figures.
    """
    if not 0 <= number <= MAX_COUNT:
        return str(number)
    if chinese:
        return "两" if number == 2 else _zh_number(number)
    if number >= 100:
        return str(number)
    if number < 20:
        return _EN_BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens] + (f"-{_EN_BELOW_TWENTY[ones]}" if ones else "")


def digits(text: str, chinese: bool) -> str:
    """Say digits one by one: `一零零一零` or `1-0-0-1-0`; whatever else stands there is left out."""
    found = [char for char in text if char in "0123456789"]
    return "".join(_ZH_DIGITS[int(char)] for char in found) if chinese else "-".join(found)


def listed(names: Iterable[str], cells: int | None, chinese: bool, more: str = "") -> str:
    """Join names as one reads them out.

    Args:
        names: What is listed, in its order.
        cells: How many columns there are, or None; beyond them the list ends with `等等` or `and so on`. One
            name always stands, cut to the columns where it is longer than all of them.
        chinese: Which of the two forms.
        more: What a list that is cut ends with instead, such as how many there are.
    """
    separator = "、" if chinese else ", "
    more = more or ("，等等" if chinese else " and so on")
    if cells is None:
        return separator.join(names)
    # No more names are looked at than have room: a list of thousands ends after a handful.
    left = iter(names)
    looked_at = _fitting(left, cells, separator)
    whole = separator.join(looked_at)
    if cells_of(whole) <= cells:
        return whole
    room = cells - cells_of(more)
    first = _cut(looked_at[0], max(room, NAME_CELLS))
    kept = [first, *looked_at[1:]]
    while len(kept) > 1 and cells_of(separator.join(kept)) > room:
        kept.pop()
    there_is_more = len(kept) < len(looked_at) or next(left, None) is not None
    return separator.join(kept) + (more if there_is_more else "")


def _fitting(names: Iterator[str], cells: int, separator: str) -> list[str]:
    """Take names until they have no room any more, the first without room included."""
    taken: list[str] = []
    used = -cells_of(separator)
    for name in names:
        taken.append(name)
        used += cells_of(separator) + cells_of(name)
        if used > cells:
            break
    return taken


def _cut(text: str, cells: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += cells_of(char)
        if used > cells:
            return text[:index]
    return text


def cells_of(text: str) -> int:
    """Count the columns a text takes on a terminal; enough for names and sentences, which have no emoji."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def _zh_number(number: int) -> str:
    if number == 0:
        return _ZH_DIGITS[0]
    figures = str(number)
    said = ""
    for place, figure in enumerate(figures):
        power = len(figures) - place - 1
        if figure != "0":
            said += _ZH_DIGITS[int(figure)] + _ZH_PLACES[power]
        elif not said.endswith("零") and figures[place:].strip("0"):
            said += "零"
    # 十二, not 一十二; but 一百一十二.
    return said.removeprefix("一") if said.startswith("一十") else said
