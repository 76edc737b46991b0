"""`agent-console certificate`: its options, not what it does. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from agent_console.cli_values import Place, language_option
from agent_console.options import Language

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_FILE = Place(path_type=Path, dir_okay=False)


def _said(command: Callable[..., int]) -> Callable[..., int]:
    return language_option("Say it in Chinese or in English.")(command)


@click.group(context_settings=_SETTINGS)
def certificate() -> None:
    """Make a trainer's key, and check what was signed with it."""


@certificate.command(context_settings=_SETTINGS)
@click.option(
    "--out", type=_FILE, required=True, metavar="FILE", help="Such as trainer.key; trainer.pub goes beside."
)
@_said
def keygen(out: Path, lang: Language | None) -> int:
    """Make a key that signs certification runs, and beside it the half that checks them.

    Nothing that is there is written over. Whoever has FILE can sign: it stays with the trainer.
    """
    from agent_console.certifying.running import make_key

    return make_key(out, lang)


@certificate.command(context_settings=_SETTINGS)
@click.argument("certificate", metavar="FILE", type=_FILE)
@click.option(
    "--key", type=_FILE, required=True, metavar="FILE", help="The trainer's public half, trainer.pub."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")
@_said
def verify(certificate: Path, key: Path, as_json: bool, lang: Language | None) -> int:
    """Say whether FILE is a certificate as the trainer's key signed it.

    Exit code 0: valid; 1: not valid; 3: unsigned practice; 2: a file cannot be read.
    """
    from agent_console.certifying.running import check

    return check(certificate, key, as_json, lang)
