"""The sign-in on the terminal, before the first page: it asks and waits, and decides nothing.

It is a prompt and no page, since nothing of a home is open before somebody signed in.
"""

from __future__ import annotations

import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import Final, TextIO

import click

from agent_console.identity.secret import Secret
from agent_console.language import N_, Language
from agent_console.opening import NoTerminal
from agent_console.options import Options
from agent_console.speaking import spoken_language

TITLE: Final = N_("This backend is LIVE: sign in.")
STAFF_NO: Final = N_("Staff number: ")
PASSPHRASE: Final = N_("Passphrase (it is not shown): ")
WRONG: Final = N_("Number and passphrase do not fit. Tries left: {left}")
WAIT: Final = N_("Too many wrong ones: {count} s to wait.")

_LOCAL_FLAGS: Final = 3
"""Their place in what `tcgetattr` gives."""


class TerminalDoor:
    """Asks at the terminal the console is going to draw on."""

    def __init__(self, options: Options, has_terminal: Callable[[], bool]) -> None:
        self._language = spoken_language(options.language, options.home)
        self._staff_no = options.staff_no
        self._has_terminal = has_terminal
        self._greeted = False

    def ask(self) -> tuple[str, Secret]:
        """Ask for a staff number, unless the command line said it, and for a passphrase.

        Raises:
            NoTerminal: There is nobody to ask.
        """
        if not self._has_terminal():
            raise NoTerminal
        _ = self._language.text
        if not self._greeted:
            self._greeted = True
            click.echo(_(TITLE), err=True)
        try:
            click.echo(_(STAFF_NO), nl=False, err=True)
            typed = self._staff_no or sys.stdin.readline(64).strip()
            if self._staff_no:
                click.echo(self._staff_no, err=True)
            return typed, Secret(getpass(_(PASSPHRASE), stream=sys.stderr))
        except (EOFError, UnicodeDecodeError):
            raise NoTerminal from None

    def refuse(self, left: int) -> None:
        """Say that they do not fit; the number may have been the wrong one."""
        self._staff_no = None
        click.echo(self._language.text(WRONG).format(left=left), err=True)

    def wait(self, seconds: float) -> None:
        """Say how long it takes, and let it go by."""
        wait_said(seconds, self._language)


def wait_said(seconds: float, language: Language) -> None:
    """Say how long the next try has to wait, and let it go by; no time is not said."""
    if seconds:
        click.echo(language.text(WAIT).format(count=round(seconds)), err=True)
        with typed_unseen(sys.stdin):
            time.sleep(seconds)


@contextmanager
def typed_unseen(stream: TextIO) -> Iterator[None]:
    """Show nothing of what is typed meanwhile, and forget it: it may be a passphrase typed ahead."""
    try:
        terminal = stream.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):
        # No terminal: nothing is shown.
        yield
        return
    hidden = [*before]
    hidden[_LOCAL_FLAGS] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSADRAIN, hidden)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
