"""`agent-console train`: its options, not what it does. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from agent_console.cli_values import home_option, language_option, one_backend_name, one_staff_no
from agent_console.options import MAX_SEED, Language, Options
from agent_console.practising.asked import Asked


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("scenario", required=False, metavar="[SCENARIO]")
@click.option(
    "--mode",
    type=click.Choice(["practice", "benchmark", "certification"]),
    default="practice",
    show_default=True,
    help="With hints; without, measured only; without, and signed.",
)
@home_option("Read settings here, and keep results here.")
@language_option("Start in Chinese or in English.")
@click.option("--staff-no", callback=one_staff_no, metavar="NO", help="Your staff number (工号).")
@click.option(
    "--seed",
    type=click.IntRange(0, MAX_SEED),
    metavar="N",
    help="In place of the scenario's own; a certification has one nobody knows.",
)
@click.option(
    "--trainer-key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Sign certifications with this key; the setting trainer_key if left out.",
)
@click.option(
    "--list", "lists", is_flag=True, help="List the scenarios and how you stand with each; play none."
)
@click.option("--json", "as_json", is_flag=True, help="The same list as JSON, for a program.")
@click.option(
    "--linear", is_flag=True, help="As a plain dialogue, a line for each change: for screen readers."
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")
# Known, so that whoever tries it is told why not.
@click.option("--backend", callback=one_backend_name, hidden=True)
def train(
    scenario: str | None,
    mode: str,
    home: Path | None,
    lang: Language | None,
    staff_no: str | None,
    seed: int | None,
    trainer_key: Path | None,
    lists: bool,
    as_json: bool,
    linear: bool,
    no_mouse: bool,
    backend: str | None,
) -> int:
    """Practise calls on the console's own pages, with a caller who answers and a score that explains itself.

    Without SCENARIO, its number, the list of scenarios is shown. Nothing here reaches a real registry.
    """
    if lists or as_json:
        from agent_console.progress_report.listing import list_scenarios

        return list_scenarios(home, staff_no, lang, as_json)
    options = Options(
        home=home, seed=seed, language=lang, staff_no=staff_no, backend=backend, mouse=not no_mouse
    )
    asked = Asked(scenario, mode, trainer_key)
    if linear:
        from agent_console.practising.talking import run as talk

        return talk(options, asked)
    return _on_a_screen(options, asked)


def _on_a_screen(options: Options, asked: Asked) -> int:
    # What a start makes stays: looking for garbage among it takes a tenth of the start.
    gc.disable()
    try:
        from agent_console.practising.running import run

        return run(options, asked)
    finally:
        gc.enable()
