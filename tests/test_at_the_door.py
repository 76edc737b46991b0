"""What is typed at the door while nobody is asked: never on the terminal, and never taken for an answer."""

from __future__ import annotations

import os
import select
import termios
from pathlib import Path

from agent_console.at_the_door import typed_unseen


def echoes(terminal: int) -> bool:
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


def test_what_is_typed_during_a_wait_is_neither_shown_nor_kept() -> None:
    keyboard, terminal = os.openpty()
    with os.fdopen(terminal, encoding="utf-8") as stream:
        assert echoes(terminal)
        with typed_unseen(stream):
            assert not echoes(terminal)
            os.write(keyboard, b"a passphrase typed ahead\n")
            # The kernel carries it over in its own time; only what has arrived can be thrown away.
            assert select.select([terminal], [], [], 10)[0]
        assert echoes(terminal)
        os.write(keyboard, b"8021\n")
        assert stream.readline() == "8021\n"
        shown = os.read(keyboard, 1000) if select.select([keyboard], [], [], 1)[0] else b""
        assert b"passphrase" not in shown
    os.close(keyboard)


def test_the_terminal_is_as_it_was_though_the_wait_was_broken_off() -> None:
    keyboard, terminal = os.openpty()
    with os.fdopen(terminal, encoding="utf-8") as stream:
        try:
            with typed_unseen(stream):
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            assert echoes(terminal)
    os.close(keyboard)


def test_without_a_terminal_the_wait_is_a_wait() -> None:
    with Path(os.devnull).open(encoding="utf-8") as nothing, typed_unseen(nothing):
        pass
