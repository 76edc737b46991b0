"""A disk that fails or loses power where a test says so. It knows SQLite's files, and nothing of what is in them.

SQLite reads and writes through a table of functions (a VFS). In front of the machine's own stands one that counts:
at the N-th read, write, fsync or truncation it gives the error SQLite would give for EIO or ENOSPC, writes half of
what it was given first, or ends the process with SIGKILL. SQLite's own tests do the same.
"""

from __future__ import annotations

import _sqlite3
import ctypes as c
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final

OK: Final = 0
FULL: Final = 13
"""What SQLite's own functions give for ENOSPC."""

IO_ERROR: Final = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546}
"""What they give for EIO (SQLITE_IOERR_READ and so on)."""


class Trouble(Enum):
    """What happens at the N-th operation."""

    EIO = "EIO"
    ENOSPC = "ENOSPC"
    """A write or a longer file finds no room; whatever else it strikes fails as with EIO."""
    SHORT = "short write"
    """Half is written, then there is no room."""
    KILL = "kill -9"
    """Half is written, then the process is gone."""


@dataclass
class Disk:
    """The operations seen so far, and at which of them something happens.

    Attributes:
        seen: How many operations were counted.
        at: The one that is struck, from 1; None strikes none.
        stays: Whether everything after it fails too, as on a disk that is gone.
        only: Which operations are counted: `read`, `write`, `sync`, `truncate`; on which files, by their endings.
        struck: Operation and file that were struck.
        on_kill: Told of both, just before the process ends.
    """

    folder: str
    seen: int = 0
    at: int | None = None
    trouble: Trouble = Trouble.EIO
    stays: bool = False
    only: frozenset[str] = frozenset(IO_ERROR)
    endings: tuple[str, ...] = ("",)
    struck: tuple[str, str] | None = None
    on_kill: Callable[[str, str], None] = lambda operation, file: None
    files: dict[int, str] = field(default_factory=dict)

    def strike(self, at: int | None, trouble: Trouble = Trouble.EIO, *, stays: bool = False) -> None:
        """Begin to count anew, and say what happens at which operation."""
        self.seen, self.at, self.trouble, self.stays, self.struck = 0, at, trouble, stays, None

    def _hit(self, operation: str, file: str) -> bool:
        if operation not in self.only or not file.endswith(self.endings):
            return False
        self.seen += 1
        if self.at is None or self.seen < self.at or (self.seen > self.at and not self.stays):
            return False
        self.struck = self.struck or (operation, file)
        return True

    def around(self, operation: str, file: int, act: Callable[[], int], half: Callable[[], int]) -> int:
        """Do one operation, or what was ordered instead."""
        name = self.files.get(file)
        if name is None or not self._hit(operation, name):
            return act()
        if self.trouble is Trouble.KILL:
            half()
            self.on_kill(operation, name)
            os.kill(os.getpid(), signal.SIGKILL)
        if self.trouble is Trouble.EIO or operation in ("read", "sync"):
            return IO_ERROR[operation]
        if self.trouble is Trouble.SHORT:
            half()
        return FULL


_PLACE = c.c_void_p
# The name is handed on as the address it came as: SQLite keeps it.
_OPEN = c.CFUNCTYPE(c.c_int, _PLACE, _PLACE, _PLACE, c.c_int, _PLACE)
_CLOSE = c.CFUNCTYPE(c.c_int, _PLACE)
_READ = c.CFUNCTYPE(c.c_int, _PLACE, _PLACE, c.c_int, c.c_int64)
_TRUNCATE = c.CFUNCTYPE(c.c_int, _PLACE, c.c_int64)
_SYNC = c.CFUNCTYPE(c.c_int, _PLACE, c.c_int)


class _Vfs(c.Structure):
    """`struct sqlite3_vfs`, version 3; what is not looked at is a plain address."""

    _fields_ = [
        ("version", c.c_int),
        ("file_bytes", c.c_int),
        ("longest_path", c.c_int),
        ("next", _PLACE),
        ("name", c.c_char_p),
        ("data", _PLACE),
        ("open", _OPEN),
        ("others", _PLACE * 15),
    ]


class _Methods(c.Structure):
    """`struct sqlite3_io_methods`, version 3."""

    _fields_ = [
        ("version", c.c_int),
        ("close", _CLOSE),
        ("read", _READ),
        ("write", _READ),
        ("truncate", _TRUNCATE),
        ("sync", _SYNC),
        ("others", _PLACE * 13),
    ]


_KEPT: Final[list[object]] = []
"""SQLite goes on calling what it was once given: none of it may be collected."""


def _copy_of(structure: Any) -> Any:
    return type(structure).from_buffer_copy(structure)


def _watched(real: _Methods, disk: Disk) -> _Methods:
    """Give a table that asks `disk` before each operation; the rest is the machine's own."""
    methods = _copy_of(real)

    def close(file: int) -> int:
        disk.files.pop(file, None)
        return int(real.close(file))

    def read(file: int, into: int, amount: int, at: int) -> int:
        return disk.around("read", file, lambda: int(real.read(file, into, amount, at)), lambda: OK)

    def write(file: int, what: int, amount: int, at: int) -> int:
        return disk.around(
            "write",
            file,
            lambda: int(real.write(file, what, amount, at)),
            lambda: int(real.write(file, what, amount // 2, at)),
        )

    def truncate(file: int, size: int) -> int:
        return disk.around("truncate", file, lambda: int(real.truncate(file, size)), lambda: OK)

    def sync(file: int, flags: int) -> int:
        return disk.around("sync", file, lambda: int(real.sync(file, flags)), lambda: OK)

    methods.close, methods.read, methods.write = _CLOSE(close), _READ(read), _READ(write)
    methods.truncate, methods.sync = _TRUNCATE(truncate), _SYNC(sync)
    return methods  # type: ignore[no-any-return]


@contextmanager
def faulty_disk(folder: Path) -> Iterator[Disk]:
    """Watch every SQLite file this process opens below a folder, until the block ends."""
    # Whether the module brings SQLite along or links the machine's: its functions are found through it.
    library = c.CDLL(getattr(_sqlite3, "__file__", None))
    library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
    usual = library.sqlite3_vfs_find(None)
    disk = Disk(f"{folder.absolute()}/")
    tables: dict[int, _Methods] = {}

    def opened(_vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        code = int(usual.contents.open(c.addressof(usual.contents), name, file, flags, out))
        path = os.fsdecode(c.string_at(name)) if name else ""
        if code == OK and path.startswith(disk.folder):
            place = c.cast(file, c.POINTER(_PLACE))
            address = int(place[0] or 0)
            if address not in tables:
                tables[address] = _watched(_Methods.from_address(address), disk)
            disk.files[file] = path
            place[0] = c.addressof(tables[address])
        return code

    ours = _copy_of(usual.contents)
    ours.name, ours.open = b"faulty", _OPEN(opened)
    _KEPT.extend((ours, tables, usual))
    assert library.sqlite3_vfs_register(c.byref(ours), 1) == OK
    try:
        yield disk
    finally:
        disk.strike(None)
        assert library.sqlite3_vfs_register(usual, 1) == OK
        assert library.sqlite3_vfs_unregister(c.byref(ours)) == OK
