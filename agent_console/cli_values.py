"""Kinds of value that stand on the command line of more than one command. It knows no command."""

from __future__ import annotations

import os

import click

from agent_console.options import PLAIN_NAME


class Folder(click.Path):
    """A folder that is there or can be made; an empty name is no name of the current one."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Refuse what can be no folder."""
        if not os.fspath(value):
            self.fail("name a folder.", param, ctx)
        return super().convert(value, param, ctx)


def one_backend_name(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Refuse what can be no backend's name."""
    if value is not None and not PLAIN_NAME.fullmatch(value):
        raise click.BadParameter("a backend's name is letters, digits, '.', '_' and '-', such as fake.")
    return value
