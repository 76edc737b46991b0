"""Every call a small file of ours is written with fails once: the old file or the new one is there, whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_console.store.files import write_private, write_private_once

OLD, NEW = "what was there before\n", "what is written now\n"

CALLS = ("open", "fsync", "replace", "link", "unlink", "write")
"""What a small file of ours is written with; `write` is that of the file object, which leaves a half."""


class FailingCalls:
    """Lets the N-th of the system calls a small file is written with fail, once."""

    def __init__(self, patch: pytest.MonkeyPatch, error: int) -> None:
        self.seen = 0
        self.at: int | None = None
        self._error = error
        for name in CALLS[:-1]:
            patch.setattr(os, name, self._around(getattr(os, name)))
        opened = os.fdopen
        patch.setattr(os, "fdopen", lambda *args, **more: self._with_failing_write(opened(*args, **more)))

    def _around(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **more: Any) -> Any:
            self._count()
            return act(*args, **more)

        return called

    def _count(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            raise OSError(self._error, os.strerror(self._error))

    def _with_failing_write(self, file: Any) -> Any:
        write = file.write

        def half_written(text: str) -> int:
            try:
                self._count()
            except OSError:
                write(text[: len(text) // 2])
                file.flush()
                raise
            return int(write(text))

        file.write = half_written
        return file


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("before", [None, OLD])
@pytest.mark.parametrize("write", [write_private, write_private_once])
def test_whichever_call_fails_a_small_file_is_the_old_or_the_new_one(
    tmp_path: Path, write: Callable[[Path, str], object], before: str | None, error: int
) -> None:
    after = OLD if before and write is write_private_once else NEW
    for at in range(1, 30):
        file = tmp_path / f"{at}"
        if before is not None:
            file.write_text(before, encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            calls = FailingCalls(patch, error)
            calls.at = at
            try:
                write(file, NEW)
                told = None
            except OSError as failure:
                told = failure
        left = file.read_text(encoding="utf-8") if file.exists() else None
        assert left in (before, after), "half a file"
        assert told is not None or left == after, "said to be written, and is not"
        # Whatever the failure left behind is not in the way.
        write(file, NEW)
        assert file.read_text(encoding="utf-8") in (after, left)
        if calls.seen < at:
            assert at > 4, "it takes more calls than that to write a file"
            return
    pytest.fail("it never was written")
