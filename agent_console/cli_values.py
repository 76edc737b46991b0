"""Options and kinds of value that stand on the command line of more than one command. It knows no command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from agent_console.options import MOST_DAYS_AHEAD, PLAIN_NAME

STAFF_NO = re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII)
"""Twelve cells is what the status bar has for it."""

C = TypeVar("C", bound=Callable[..., Any])


class Place(click.Path):
    """A file or folder; an empty name is no name of the current folder."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Refuse what names nothing."""
        if not os.fspath(value):
            self.fail("name a file or folder.", param, ctx)
        if not self.file_okay and any(map(os.path.isfile, Path(os.fsdecode(value)).parents)):
            self.fail("it would lie below a file.", param, ctx)
        return super().convert(value, param, ctx)


def one_backend_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse what can be no backend's name."""
    if value is not None and not PLAIN_NAME.fullmatch(value):
        raise click.BadParameter("a backend's name is letters, digits, '.', '_' and '-', such as fake.")
    return value


def one_staff_no(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse what can be no staff number."""
    if value is not None and not STAFF_NO.fullmatch(value):
        raise click.BadParameter("a staff number is 1 to 12 letters and digits, such as 8021.")
    return value


def home_option(purpose: str) -> Callable[[C], C]:
    """Add `--home`; `purpose` is the sentence of its help that says what for."""
    return click.option(
        "--home",
        type=Place(path_type=Path, file_okay=False),
        envvar="AGENT_CONSOLE_HOME",
        metavar="DIR",
        help=f"{purpose} [env: AGENT_CONSOLE_HOME]",
    )


def language_option(purpose: str) -> Callable[[C], C]:
    """Add `--lang`; `purpose` is its help."""
    return click.option("--lang", type=click.Choice(["zh", "en"]), help=purpose)


def days_ahead_option() -> Callable[[C], C]:
    """Add `--days-ahead`."""
    return click.option(
        "--days-ahead",
        type=click.IntRange(0, MOST_DAYS_AHEAD),
        default=0,
        metavar="N",
        help="Take it to be N days later, to practise the follow-up; not on a LIVE backend.",
    )


def one_book_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse what can be no casebook's name: a backend's, with its world in front where both have it."""
    if value is None:
        return None
    world, slash, backend = value.rpartition("/")
    if not PLAIN_NAME.fullmatch(backend) or (slash and world not in ("live", "training")):
        raise click.BadParameter("a casebook's name is such as fake or live/http.")
    return value


book_option = click.option(
    "--backend",
    "which",
    callback=one_book_name,
    metavar="NAME",
    help="Whose casebook, such as http, or live/http; needed where there are several.",
)
"""Add `--backend` of the commands that work on a casebook, not on what answers."""
