"""The folders of stages: named by their process, so that what a killed one left behind goes at the next training."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import Final

PREFIX: Final = "agent-console-train-"
IN_MEMORY: Final = Path("/dev/shm")
"""Where a file costs no disk; elsewhere the machine's own place for temporary files serves."""

_OURS: Final = re.compile(rf"{PREFIX}(\d{{1,10}})-[^/]+", re.ASCII)


def prefix_of(process: int) -> str:
    """Give how the name of a folder of this process begins."""
    return f"{PREFIX}{process}-"


def sweep_all() -> None:
    """Remove what was left wherever stages stand."""
    for folder in (Path(gettempdir()), IN_MEMORY):
        sweep(folder)


def sweep(folder: Path) -> None:
    """Remove what processes left there that run no more; of another account nothing is touched."""
    with suppress(OSError):
        for left in folder.iterdir():
            found = _OURS.fullmatch(left.name)
            if (
                found
                and not left.is_symlink()
                and left.stat().st_uid == os.getuid()
                and not _runs(int(found[1]))
            ):
                shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
