"""Reads what is no UTF-8 as a sign nobody types, and nothing as a line that is gone; patches one pinned toolkit.

Textual's reader ends, and the console with it, at the first byte that is no UTF-8: one key on a terminal that is set
to GBK. Of a terminal that is gone it asks for more without a pause, for ever.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from functools import partial

from textual.drivers import linux_driver

from screens.terminal.escape_key import is_pinned


def install() -> bool:
    """Let the driver go on at a byte it cannot read; return False on another toolkit version."""
    if not is_pinned():
        return False
    linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined,assignment]
    return True


class _Forgiving:
    """What the driver's reader takes for a decoder of UTF-8."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """Read some bytes.

        Raises:
            EOFError: There are none: the terminal was hung up, and whoever owns it handed the signal to nobody.
        """
        if not data and not final:
            raise EOFError("the terminal is gone")
        return self._decoder.decode(data, final)


def _forgiving(encoding: str) -> Callable[[], _Forgiving]:
    return partial(_Forgiving, encoding)
