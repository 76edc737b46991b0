"""The phone system's end: one number from standard input to the console that runs. It repeats no number."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.desk.ringing import Heard
from agent_console.home import Home, default_folder
from agent_console.identity.phone import PhoneNumber, parse_phone
from agent_console.language import N_
from agent_console.language.filling import filled
from agent_console.popping.socket_file import GREETING, LONGEST_LINE, NAME, SECONDS, address_of, is_ours
from agent_console.speaking import spoken_language

EXIT_NOBODY, EXIT_NOT_TAKEN = 3, 4
"""What only this command ends with; docs/operations.md lists them."""

_LONGEST_INPUT: Final = 256

_NO_NUMBER: Final = N_("Standard input holds no mainland mobile number: hand over one, on one line.")
_NOBODY: Final = N_("No console runs in this home: start one, then the call rings there.")
_SEVERAL: Final = N_("Several consoles run in this home: say which with --backend ({known}).")
_SILENT: Final = N_("The console did not answer: the call does not ring there.")
_HEARD: Final = {
    Heard.RINGS: N_("The call rings on the first page."),
    Heard.RINGS_ALREADY: N_("This call rings on the first page already."),
    Heard.TOO_MANY: N_("Too many calls ring there already: this one was not taken."),
}


def run(folder: Path | None, which: str | None, lang: str | None) -> int:
    """Hand the number over, say what became of it, and give the exit code."""
    language = spoken_language(lang, folder)

    def no(sentence: str, code: int, **values: str) -> int:
        click.echo(filled(language.text(sentence), **values), err=True)
        return code

    number = _number_given()
    if number is None:
        return no(_NO_NUMBER, exit_codes.NOT_STARTED)
    with ExitStack() as opened:
        found = list(_listening(Home(folder or default_folder()), which, opened))
        if not found:
            return no(_NOBODY, EXIT_NOBODY)
        if len(found) > 1:
            known = ", ".join(name for name, _ in found)
            return no(_SEVERAL, exit_codes.NOT_STARTED, known=known)
        heard = _handed_over(found[0][1], number)
    if heard is None:
        return no(_SILENT, EXIT_NOT_TAKEN)
    if heard is Heard.TOO_MANY:
        return no(_HEARD[heard], EXIT_NOT_TAKEN)
    click.echo(language.text(_HEARD[heard]))
    return exit_codes.OK


def _number_given() -> PhoneNumber | None:
    """Read the one number; more than a line, or far too much, is none."""
    # A program that runs this may have closed it.
    given = sys.stdin.buffer.read(_LONGEST_INPUT + 1) if sys.stdin else b""
    if len(given) > _LONGEST_INPUT:
        return None
    lines = given.decode("utf-8", "replace").split("\n")
    said = [line for line in lines if line.strip()]
    number = parse_phone(said[0]) if len(said) == 1 else None
    return number if isinstance(number, PhoneNumber) else None


def _listening(home: Home, which: str | None, opened: ExitStack) -> Iterator[tuple[str, socket.socket]]:
    """Connect to every console of a home that listens."""
    for folder in home.casebooks().folders:
        name = f"{folder.parent.name}/{folder.name}"
        if which not in (None, name, folder.name) or not is_ours(folder / NAME):
            continue
        line = opened.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        line.settimeout(SECONDS)
        with suppress(OSError), address_of(folder / NAME) as address:
            line.connect(address)
            yield name, line


def _handed_over(line: socket.socket, number: PhoneNumber) -> Heard | None:
    """Say the number and hear one word; None where none comes that is known."""
    try:
        line.sendall(f"{GREETING} {number.digits}\n".encode("ascii"))
        with line.makefile("rb") as answers:
            word = answers.readline(LONGEST_LINE).decode("ascii", "replace").strip()
        return Heard(word)
    except (OSError, ValueError):
        return None
