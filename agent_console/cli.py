"""The door from the shell: it knows the options' names and limits; what they do is the app's business."""

import gc
import os
import resource
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click
from click.core import ParameterSource

from agent_console import __version__, exit_codes
from agent_console.cli_values import (
    days_ahead_option,
    home_option,
    language_option,
    one_backend_name,
    one_staff_no,
)
from agent_console.options import MAX_SEED, Language, Options

WRITES_DOWN = (
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_LOG",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_PRESS",
)
"""Variables by which the toolkit writes every key and every page to a file or to another program."""


def main() -> None:
    """Start the console as `agent-console` does, and end the process with its exit code."""
    arguments = sys.argv[1:]
    try:
        code = start(arguments)
    except Exception as error:
        code = _told_of(error, arguments)
    sys.exit(code)


def start(arguments: Sequence[str]) -> int:
    """Read the command line and start the console; what is wrong is one sentence in the agent's language."""
    _keep_to_itself()
    try:
        return int(console.main(list(arguments), prog_name="agent-console", standalone_mode=False) or 0)
    except click.UsageError as error:
        click.echo(_sentence(error, arguments), err=True)
        return exit_codes.NOT_STARTED
    except (click.Abort, KeyboardInterrupt):
        return exit_codes.INTERRUPTED


def _keep_to_itself() -> None:
    """Close the ways on which what callers say would leave the process without anybody having asked for it."""
    # Forms hold it: no other package is let in, and no start looks through all that are installed.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for variable in WRITES_DOWN:
        os.environ.pop(variable, None)
    # A fault in a library would leave all of the memory in a file.
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _told_of(error: Exception, arguments: Sequence[str]) -> int:
    """Leave a report of a fault: what Python would print of it may hold what somebody typed."""
    from agent_console.calendar.zone import system_clock
    from agent_console.crash import report_sentence
    from agent_console.home import Home, default_folder
    from agent_console.speaking import home_said, language_for

    home = Home(home_said(arguments) or default_folder())
    click.echo(report_sentence(error, home, system_clock, language_for(arguments)), err=True)
    return exit_codes.CRASHED


def _sentence(error: click.UsageError, arguments: Sequence[str]) -> str:
    from agent_console.cli_problems import usage_sentence
    from agent_console.speaking import language_for

    return usage_sentence(error, language_for(arguments))


COMMANDS = {
    "audit": "agent_console.auditing.command:audit",
    "casebook": "agent_console.keeping.command:casebook",
    "catalogue": "agent_console.cataloguing.command:catalogue",
    "certificate": "agent_console.certifying.command:certificate",
    "doctor": "agent_console.doctor.command:doctor",
    "pop": "agent_console.popping.command:pop",
    "progress": "agent_console.progress_report.command:progress",
    "report": "agent_console.reporting.command:report",
    "scenarios": "agent_console.authoring.command:scenarios",
    "score": "agent_console.scoring.command:score",
    "serve-registry": "agent_console.serve_registry:serve_registry",
    "staff": "agent_console.staffing.command:staff",
    "sync": "agent_console.syncing.command:sync",
    "train": "agent_console.practising.command:train",
}
"""Commands beside the console, by the module that has each: none is imported before it is asked for or listed."""


class LateCommands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        module, _, name = COMMANDS.get(cmd_name, "").partition(":")
        command: click.Command | None = getattr(import_module(module), name) if module else None
        return command


def _refuse_options_before_a_command(context: click.Context) -> None:
    said = [
        name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    ]
    if said:
        raise click.UsageError("options stand after the command they are for.", context)


@click.group(
    cls=LateCommands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@home_option("Keep all state in this folder.")
@click.option(
    "--seed",
    type=click.IntRange(0, MAX_SEED),
    metavar="N",
    help="Fix everything random but secrets; not on a LIVE backend.",
)
@days_ahead_option()
@language_option("Start in Chinese or in English.")
@click.option("--staff-no", callback=one_staff_no, metavar="NO", help="Your staff number (工号).")
@click.option(
    "--backend", callback=one_backend_name, metavar="NAME", help="Who answers; 'fake' is the default."
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
@click.option("--linear", is_flag=True, help="A plain dialogue instead of a screen, for screen readers.")
@click.version_option(__version__, prog_name="agent-console")
@click.pass_context
def console(
    context: click.Context,
    home: Path | None,
    seed: int | None,
    days_ahead: int,
    lang: Language | None,
    staff_no: str | None,
    backend: str | None,
    no_mouse: bool,
    linear: bool,
) -> int:
    """Work the calls of people whose new mobile number is still bound to accounts of an earlier holder.

    Without options the console opens on its embedded practice registry; nothing leaves this machine.
    """
    if context.invoked_subcommand is not None:
        _refuse_options_before_a_command(context)
        return 0
    options = Options(
        home=home,
        seed=seed,
        days_ahead=days_ahead,
        language=lang,
        staff_no=staff_no,
        backend=backend,
        mouse=not no_mouse,
    )
    if linear:
        from agent_console.linear.command import run as talk

        return talk(options)
    return _on_a_screen(options)


def _on_a_screen(options: Options) -> int:
    # What a start makes stays: looking for garbage among it takes a tenth of the start.
    gc.disable()
    try:
        # Importing the app takes about a third of a second: --help and --version do not wait for it.
        from agent_console.running import run

        return run(options)
    finally:
        gc.enable()
