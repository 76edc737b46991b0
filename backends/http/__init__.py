"""A carrier's HTTP API as a backend: its door. Importing it loads nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.backend import Backend, BackendContext, Environment

if TYPE_CHECKING:
    from backends.http.backend import HttpBackend
    from backends.http.surroundings import Surroundings


def create(context: BackendContext) -> Backend:
    """Make the client of a carrier's API (entry point `http`).

    Verification speaks CAMARA as published, bindings and labels our own contract. Options are those of
    `backends.http.options`; nothing is asked and no connection is opened yet.

    Raises:
        OptionsWrong: An option is missing, not known, or cannot stand there.
        SecretMissing: The key or the token is not where the options say.
    """
    return open_client(context)


def open_client(context: BackendContext, around: Surroundings | None = None) -> HttpBackend:
    """Make the client with all it offers beside the port.

    Args:
        context: As the console hands it over.
        around: Time and chance; the context's clock and the machine's own where left out.
    """
    from backends.http.backend import HttpBackend, TrainingHttpBackend
    from backends.http.opening import open_line
    from backends.http.options import read_options
    from backends.http.surroundings import Surroundings

    options = read_options(context.options)
    opened = open_line(options, around or Surroundings(clock=context.clock), context.audit_heads)
    live = options.world is Environment.LIVE
    return HttpBackend(opened) if live else TrainingHttpBackend(opened)
