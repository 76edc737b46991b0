"""A page of memory two processes share: the time, and where a process was when it ended. A kill leaves it as it was."""

from __future__ import annotations

import mmap
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TIME_AT, _MARK_AT, _PAGE = 0, 8, 4096
_MARK_BYTES: Final = 64


class SharedPage:
    """Opens the page that stands in a file, or makes it."""

    def __init__(self, file: Path) -> None:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size < _PAGE:
                os.ftruncate(handle, _PAGE)
            self._page = mmap.mmap(handle, _PAGE)
        finally:
            os.close(handle)

    @property
    def now(self) -> datetime:
        """The time all who share it live in."""
        return _EPOCH + timedelta(microseconds=struct.unpack_from("<q", self._page, _TIME_AT)[0])

    @now.setter
    def now(self, instant: datetime) -> None:
        struct.pack_into("<q", self._page, _TIME_AT, (instant - _EPOCH) // timedelta(microseconds=1))

    @property
    def mark(self) -> str:
        """What a process last said of where it is."""
        return self._page[_MARK_AT : _MARK_AT + _MARK_BYTES].rstrip(b"\0").decode()

    @mark.setter
    def mark(self, text: str) -> None:
        self._page[_MARK_AT : _MARK_AT + _MARK_BYTES] = text.encode().ljust(_MARK_BYTES, b"\0")

    def close(self) -> None:
        """Let go of it; the file stays."""
        self._page.close()
