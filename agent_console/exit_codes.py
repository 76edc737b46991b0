"""What our commands end with where several of them mean the same; what only one can say stands with that one."""

from typing import Final

OK: Final = 0

NOT_STARTED: Final = 2
"""What was asked for cannot be done as asked, a wrong option among it: nothing was started. As click has it."""

CRASHED: Final = 70
"""EX_SOFTWARE of sysexits.h: an internal fault was found."""

NOT_WRITTEN: Final = 74
"""EX_IOERR of sysexits.h: the casebook, or the output, could not be written."""

INTERRUPTED: Final = 130
"""128 + SIGINT, as a shell says it: Ctrl+C before the first page stood."""
