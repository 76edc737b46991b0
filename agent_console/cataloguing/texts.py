"""Texts in the files, cell by cell: too wide for their place, of doubtful width, in one language only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from agent_console.catalogue.limits import CLOSING_CELLS, FIRM_CELLS, NAME_CELLS, WORD_CELLS
from agent_console.catalogue.load import LABEL_FILE, SAMPLE_FILE
from agent_console.catalogue.readings import HAN
from agent_console.cataloguing.finding import Finding, Rule
from agent_console.cataloguing.reading import Folder
from agent_console.language.spoken import cells_of

_WIDTHS = {
    "name": NAME_CELLS,
    "word": WORD_CELLS,
    "money": CLOSING_CELLS,
    "goes_with_it": CLOSING_CELLS,
}
"""The cells a text has, by the name of what it is a text of; other texts are broken into rows."""


def doubtful_texts(read: Folder) -> Iterator[Finding]:
    """Find what would shift a column, run over its place, or leave one language without words."""
    for file, content in read.raw.items():
        for place, name, text in leaves(content):
            yield from _width(file, place, name, text)
            yield from _ambiguous(file, place, text)
            if name == "en" and HAN.search(text):
                yield Finding(file, place, Rule.NOT_ENGLISH, {"name": text})


def leaves(content: object, place: str = "", name: str = "") -> Iterator[tuple[str, str, str]]:
    """Give every text of a file with its place and the name it stands under."""
    match content:
        case dict():
            for key, value in content.items():
                yield from leaves(value, f"{place}.{key}".removeprefix("."), str(key))
        case list():
            for number, value in enumerate(content, 1):
                yield from leaves(value, f"{place}[{number}]", name)
        case str():
            yield place, name, content


def _width(file: str, place: str, name: str, text: str) -> Iterator[Finding]:
    if name not in {"zh", "en"}:
        return
    owner = place.rsplit(".", 2)[-2] if "." in place else ""
    room = FIRM_CELLS if file == LABEL_FILE and owner == "name" else _WIDTHS.get(owner)
    # The number and the letter of a made-up name are three cells and one.
    filled = text.replace("{number}", "000").replace("{letter}", "A") if file == SAMPLE_FILE else text
    if room is not None and cells_of(filled) > room:
        values: dict[str, str | int] = {"name": text, "cells": cells_of(filled), "room": room}
        yield Finding(file, place, Rule.TOO_WIDE, values)


def _ambiguous(file: str, place: str, text: str) -> Iterator[Finding]:
    found = sorted({char for char in text if unicodedata.east_asian_width(char) == "A"})
    if found:
        yield Finding(file, place, Rule.AMBIGUOUS_WIDTH, {"name": " ".join(found)})
