"""`agent-console staff`: its options, not what they do. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from agent_console.cli_values import home_option, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_STAFF_NO: Final = re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII)

_ROLES: Final = {"agent": "AGENT", "team-lead": "TEAM_LEAD", "trainee": "TRAINEE"}


def _one_staff_no(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _STAFF_NO.fullmatch(value):
        raise click.BadParameter("a staff number is 1 to 12 letters and digits, such as 8021.")
    return value


def _where(command: Callable[..., int]) -> Callable[..., int]:
    return home_option("Change this folder.")(language_option("Say it in Chinese or in English.")(command))


def _by(command: Callable[..., int]) -> Callable[..., int]:
    """Add the options of every command that changes something."""
    from_stdin = click.option(
        "--passphrase-stdin",
        "from_stdin",
        is_flag=True,
        help="Read passphrases from standard input, one a line: the one that lets in, then the new one.",
    )
    by = click.option("--by", callback=_one_staff_no, metavar="NO", help="The team lead who says so.")
    return by(from_stdin(_where(command)))


@click.group(context_settings=_SETTINGS)
def staff() -> None:
    """Say who may sign in on a LIVE backend, and in which role. Passphrases are asked for, never given as options."""


@staff.command(context_settings=_SETTINGS)
@click.argument("staff_no", metavar="NO", callback=_one_staff_no)
@click.option("--role", required=True, type=click.Choice(list(_ROLES)))
@click.option(
    "--keep-key-file",
    is_flag=True,
    help="With the first: leave the key of the cases in its file, for commands nobody signs in to.",
)
@_by
def add(staff_no: str, role: str, keep_key_file: bool, **said: Any) -> int:
    """Let somebody in; the first has to be a team lead."""
    from agent_console.audit.words import Role
    from agent_console.staffing.running import Asked
    from agent_console.staffing.running import add as run

    return run(_asked(Asked, **said), staff_no, Role(_ROLES[role]), keep_key_file)


@staff.command("list", context_settings=_SETTINGS)
@_where
def show(home: Path | None, lang: Language | None) -> int:
    """List who may sign in, and who could once."""
    from agent_console.staffing.running import Asked
    from agent_console.staffing.running import show as run

    return run(Asked(home, lang))


@staff.command(context_settings=_SETTINGS)
@click.argument("staff_no", metavar="NO", callback=_one_staff_no)
@_by
def remove(staff_no: str, **said: Any) -> int:
    """Take somebody off; the last team lead stays."""
    from agent_console.staffing.running import Asked
    from agent_console.staffing.running import remove as run

    return run(_asked(Asked, **said), staff_no)


@staff.command(context_settings=_SETTINGS)
@click.argument("staff_no", metavar="NO", callback=_one_staff_no)
@_by
def passphrase(staff_no: str, **said: Any) -> int:
    """Give somebody another passphrase: by the one they have, or with --by where it was forgotten."""
    from agent_console.staffing.running import Asked
    from agent_console.staffing.running import renew as run

    return run(_asked(Asked, **said), staff_no)


def _asked(
    make: Callable[..., Any], home: Path | None, lang: Language | None, by: str | None, from_stdin: bool
) -> Any:
    return make(home, lang, by, from_stdin)
