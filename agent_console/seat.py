"""The desk's own name: made at the first start, kept in the home, the same for every backend. It knows nothing else.

It stays when a casebook is lost, so that whoever outside keeps the head of its audit log sees the loss.
"""

from __future__ import annotations

import re
import secrets
from typing import Final

from agent_console.home import Home
from agent_console.store.files import write_private_once

FILE: Final = "desk"
_NAME: Final = re.compile(r"[0-9a-f]{12}", re.ASCII)
_LONGEST: Final = 64


def known_desk(home: Home) -> str | None:
    """Give the desk's name; None before its first start.

    Raises:
        OSError: The file cannot be read, or holds no name.
    """
    try:
        with (home.folder / FILE).open(encoding="ascii", errors="replace") as file:
            name = file.read(_LONGEST).strip()
    except FileNotFoundError:
        return None
    if not _NAME.fullmatch(name):
        raise OSError("the file of the desk's name holds none")
    return name


def desk_of(home: Home) -> str:
    """Give the desk's name, and make it where there is none.

    Raises:
        OSError: It can be neither read nor written.
    """
    known = known_desk(home)
    if known is None:
        # Another first start may be at it: the name that stands in the file is the desk's, ours or theirs.
        write_private_once(home.folder / FILE, secrets.token_hex(6) + "\n")
        known = known_desk(home)
    if known is None:
        raise OSError("the file of the desk's name is there and cannot be found")
    return known
