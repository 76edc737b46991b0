"""Where in the text of a file a place stands, so that an editor can jump there. It knows TOML's lines, no rule."""

from __future__ import annotations

import re

_PART = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")


def line_of(text: str, place: str) -> int:
    """Give the line, counted from 1, a place begins in; the nearest above it that is written down, or 1.

    `platform[2].closing.money.grade` is looked for as the second `[[platform]]`, in it `[platform.closing]`, in it
    a line that begins with `money`. A value that is missing stands nowhere: its block is what is given.
    """
    if (said := re.fullmatch(r"line (\d+)", place)) is not None:
        return int(said[1])
    lines = text.splitlines()
    first, last, path = 0, len(lines), ""
    for name, number in _PART.findall(place):
        path = f"{path}.{name}".removeprefix(".")
        found = _header(lines, first, last, path, int(number or 1))
        if found is None:
            # What stands below a key stands on its line: tables in braces are written in one.
            return _key(lines, first, last, name) + 1
        first, last = found, _block_end(lines, found, path)
    return first + 1


def _header(lines: list[str], first: int, last: int, path: str, number: int) -> int | None:
    """Find the `number`th `[[path]]`, or the one `[path]`."""
    for index in range(first, last):
        line = lines[index].split("#")[0].strip()
        if line == f"[{path}]":
            return index
        if line == f"[[{path}]]":
            number -= 1
            if number == 0:
                return index
    return None


def _block_end(lines: list[str], start: int, path: str) -> int:
    """Find where the next block of the same rank begins."""
    depth = path.count(".")
    for index in range(start + 1, len(lines)):
        line = lines[index].split("#")[0].strip()
        if line.startswith("[") and line.endswith("]") and line.strip("[]").count(".") <= depth:
            return index
    return len(lines)


def _key(lines: list[str], first: int, last: int, name: str) -> int:
    """Find the key in the block that begins at `first`, not in one inside it; the block itself where it is not."""
    wanted = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=")
    for index in range(first, last):
        if wanted.match(lines[index]):
            return index
        if index > first and lines[index].startswith("["):
            break
    return first
