"""What was planted, in every shape it could be written down in: it knows how bytes are searched, and plants nothing."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
SEPARATORS: Final = (" ", "-", ".", "\u3000", "\u00a0", "\n")
"""What may stand between two digits of a number that was grouped for reading, or broken at the end of a row."""

ALONE: Final = 8
"""Texts shorter than this are looked for only where they stand on their own: six digits stand in any long number."""


def full_width(text: str) -> str:
    """Write letters and digits twice as wide, as an input method does."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


@dataclass(frozen=True)
class Secret:
    """One text nobody may find, and what a person would call it."""

    name: str
    text: str

    def patterns(self) -> Iterator[re.Pattern[bytes]]:
        """Give every shape: half and full width, grouped, in several encodings, escaped, as hex and as base64."""
        for shape in {self.text, self.text.lower(), full_width(self.text)}:
            for encoding in ENCODINGS:
                yield re.compile(self._in(shape, encoding))
            if not shape.isascii():
                yield re.compile(re.escape(shape.encode("unicode_escape")), re.IGNORECASE)
        if len(self.text) >= ALONE:
            raw = self.text.encode()
            yield re.compile(raw.hex().encode(), re.IGNORECASE)
            for skipped in range(3):
                # Base64 looks different at each of three alignments; what depends on its neighbours is cut off.
                shifted = base64.b64encode(bytes(skipped) + raw)[4 if skipped else 0 :]
                yield re.compile(re.escape(shifted.rstrip(b"=")[:-1]))

    def _in(self, shape: str, encoding: str) -> bytes:
        between = b"|".join(re.escape(one.encode(encoding)) for one in SEPARATORS)
        joined = (b"(?:" + between + b")?").join(re.escape(char.encode(encoding)) for char in shape)
        if len(self.text) >= ALONE or not self.text.isascii():
            return joined
        edge = b"[0-9A-Za-z]" if encoding in ("utf-8", "gb18030") else b"[0-9A-Za-z]\\x00|\\x00[0-9A-Za-z]"
        if encoding not in ("utf-8", "gb18030"):
            return b"(?<![0-9A-Za-z]\\x00)" + joined + b"(?!" + edge + b")"
        return b"(?<!" + edge + b")" + re.escape(shape.encode(encoding)) + b"(?!" + edge + b")"


class Planted:
    """Everything that was planted."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        self._patterns = [(secret.name, one) for secret in secrets for one in secret.patterns()]

    def found_in(self, written: bytes) -> set[str]:
        """Name what stands there, in whichever shape."""
        return {name for name, pattern in self._patterns if pattern.search(written)}

    def found_below(self, folder: Path) -> dict[str, set[str]]:
        """Name what stands in any file below a folder, or in a file's name."""
        files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
        told = {
            str(file.relative_to(folder)): self.found_in(file.read_bytes() + b"\n" + bytes(file))
            for file in files
        }
        return {name: found for name, found in told.items() if found}
