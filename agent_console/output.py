"""Standard output as it may be: a full disk, a character set without Chinese. It knows no command."""

from __future__ import annotations

import os
import sys

import click

from agent_console import exit_codes
from agent_console.language import Language


def print_out(text: str, language: Language) -> int:
    """Print a whole text, with a line's end after it, or say in one sentence that it could not be.

    Returns:
        `OK`, or the exit code to end with: what was not read is no answer.
    """
    try:
        click.echo(writable(text))
    except BrokenPipeError:
        # Whoever reads has read enough; click ends it quietly.
        raise
    except OSError:
        click.echo(language.text("The report could not be written: look at where the output goes."), err=True)
        drop_output()
        return exit_codes.NOT_WRITTEN
    return exit_codes.OK


def drop_output() -> None:
    """Send what is left in the buffer nowhere, or Python tries once more at its end and says so."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def writable(text: str) -> str:
    """Replace what the output's character set lacks; half a report is worth more than none."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
