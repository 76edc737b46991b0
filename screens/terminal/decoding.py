"""Reads bytes that are no UTF-8 as a sign nobody types, whatever terminal sent them; patches one pinned toolkit.

Textual's reader ends, and the console with it, at the first byte that is no UTF-8: one key on a terminal that is set
to GBK.
"""

from __future__ import annotations

import codecs
from functools import partial

import textual
from textual.drivers import linux_driver

from screens.terminal.escape_key import PINNED


def install() -> bool:
    """Let the driver go on at a byte it can not read; return False on another toolkit version."""
    if textual.__version__ != PINNED:
        return False
    linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined,assignment]
    return True


def _forgiving(encoding: str) -> partial[codecs.IncrementalDecoder]:
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")
