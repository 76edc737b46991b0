"""The door from the shell: it knows the options' names and limits; what they do is the app's business."""

import re
import sys
from pathlib import Path

import click

from agent_console import __version__
from agent_console.options import Language, Options

MAX_SEED = 2**63 - 1
"""The largest integer SQLite stores, and the seed is stored with the call."""

STAFF_NO = re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII)
"""Twelve cells is what the status bar has for it."""

BACKEND_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
"""It becomes a folder below the home, so nothing that a path could read as more than a name."""


def main() -> None:
    """Start the console as `agent-console` does, and end the process with its exit code."""
    console.main(prog_name="agent-console")


def _one_staff_no(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not STAFF_NO.fullmatch(value):
        raise click.BadParameter("a staff number is 1 to 12 letters and digits, such as 8021.")
    return value


def _one_backend_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not BACKEND_NAME.fullmatch(value):
        raise click.BadParameter("a backend's name is letters, digits, '.', '_' and '-', such as fake.")
    return value


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="AGENT_CONSOLE_HOME",
    metavar="DIR",
    help="Keep all state in this folder. [env: AGENT_CONSOLE_HOME]",
)
@click.option(
    "--seed",
    type=click.IntRange(0, MAX_SEED),
    metavar="N",
    help="Fix everything random but secrets; not on a LIVE backend.",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Start in Chinese or in English.")
@click.option("--staff-no", callback=_one_staff_no, metavar="NO", help="Your staff number (工号).")
@click.option(
    "--backend", callback=_one_backend_name, metavar="NAME", help="Who answers; 'fake' is the default."
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option(
    "--unencrypted-store",
    is_flag=True,
    help="Let a LIVE backend write into a store that is not encrypted.",
)
@click.version_option(__version__, prog_name="agent-console")
def console(
    home: Path | None,
    seed: int | None,
    lang: Language | None,
    staff_no: str | None,
    backend: str | None,
    no_mouse: bool,
    unencrypted_store: bool,
) -> None:
    """Work the calls of people whose new mobile number is still bound to accounts of an earlier holder.

    Without options the console opens on its embedded practice registry; nothing leaves this machine.
    """
    options = Options(
        home=home,
        seed=seed,
        language=lang,
        staff_no=staff_no,
        backend=backend,
        mouse=not no_mouse,
        unencrypted_store=unencrypted_store,
    )
    # Importing the app takes about a third of a second: --help and --version do not wait for it.
    from agent_console.app import run

    sys.exit(run(options))
