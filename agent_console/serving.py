"""One serving of a registry, from the options to its end: in which order things are opened, and what stops it.

How requests are answered is in `backends.server`, which is imported here alone, and late: it is an extra.
"""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent_console import exit_codes
from agent_console.backend import Backend, BackendContext, Environment
from agent_console.calendar.zone import Clock, days_ahead, system_clock
from agent_console.home import Home, default_folder
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.opening import refuse_practice
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.plugins import described, load_backend
from agent_console.settings import load_settings
from agent_console.speaking import spoken_language

if TYPE_CHECKING:
    from backends.server import ServerOptions

NEEDED = frozenset({"fastapi", "starlette", "uvicorn"})
"""What the extra `server` brings."""

FOLDER = "server"
"""Where below the home the server keeps its own file."""

TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*", re.ASCII)
"""What a bearer token may be (RFC 6750 §2.1): no client could send another."""

NO_EXTRA = N_("Serving needs the extra 'server': install it with pip install 'agent-console[server]'.")
NOBODY = N_("Nobody could ask: add --clients FILE, or --dev-token T to try things out on this machine.")
TOKEN_FOR_OTHERS = N_("--dev-token is for this machine alone: leave out --host, or register clients.")
CLIENTS_UNREADABLE = N_("The file of --clients cannot be used: {why}.")
CLIENTS_PROBLEMS = {
    "TOO_LARGE": N_("it is larger than 1 MB"),
    "NOT_READ": N_("look at its rights"),
    "WRONG": N_("mend or drop what stands at {place}"),
    "WRONG_KEY": N_("a key in it cannot be read"),
    "NO_KEY": N_("a client in it has no key"),
    "PRIVATE_KEY": N_("a private key stands in it; give the public half alone"),
    "UNKNOWN_GRANT": N_("a grant in it is not known"),
    "TWICE": N_("a client is named twice"),
}
NOT_A_FAULT = N_("--fault takes an order such as createUnbindRequest:reset-after@2; one given is none.")
FAULT_ON_LIVE = N_("--fault is for practice: it is refused on a LIVE backend.")
ADDRESS_TAKEN = N_("{host}:{port} cannot be listened on: choose another --host or --port ({why}).")
STORAGE_UNUSABLE = N_(
    "The server's own file ({file}) cannot be used: put a copy back, or move it away to begin anew."
)
NOT_A_TOKEN = N_("--dev-token takes letters, digits and - . _ ~ + /, such as a-token-to-try-out.")
TLS_UNREADABLE = N_("The files of --tls cannot be used: give a certificate and its key as PEM.")
PLAIN_TEXT = N_("Other machines are served without encryption; consoles refuse that. Give --tls.")
LISTENING = N_("Listening on {address} ({environment}, {backend}). Ctrl+C ends it.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    host: str
    port: int
    home: Path | None
    backend: str | None
    seed: int | None
    days_ahead: int
    dev_token: str | None = field(repr=False)
    clients: Path | None
    public_url: str | None
    tls: tuple[Path, Path] | None
    faults: tuple[str, ...]

    @property
    def clock(self) -> Clock:
        """What tells the time, to the registry and to the server in front of it."""
        return days_ahead(system_clock, self.days_ahead)


class ServingRefused(Exception):
    """It cannot be served as asked; `sentence` says why and what to do."""

    def __init__(self, sentence: str, **values: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


def serve(asked: Asked) -> int:
    """Serve until a signal ends it, and give the exit code; what is wrong is one sentence."""
    language = spoken_language(None, asked.home)
    try:
        _serve(asked, language)
    except ServingRefused as refused:
        return _say(language.text(refused.sentence).format(**refused.values))
    except OPENING_PROBLEMS as error:
        return _say(opening_sentence(error, language))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in NEEDED:
            raise
        return _say(language.text(NO_EXTRA))
    return 0


def _serve(asked: Asked, language: Language) -> None:
    from backends.server.serving import NotLoopback, StorageUnusable, TlsUnreadable, is_loopback
    from backends.server.serving import serve as serve_until_ended

    home = Home(asked.home or default_folder())
    options = _options(asked, home, language)
    if options.dev_token is not None and not is_loopback(asked.host):
        raise ServingRefused(TOKEN_FOR_OTHERS)
    if asked.tls is None and not is_loopback(asked.host):
        click.echo(language.text(PLAIN_TEXT), err=True)
    backend = _backend(asked, home)
    said = backend.describe()

    def listening(address: str) -> None:
        sentence = language.text(LISTENING)
        click.echo(sentence.format(address=address, environment=said.environment, backend=said.name))

    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    logging.getLogger("backends.server").setLevel(logging.INFO)
    try:
        serve_until_ended(backend, options, asked.host, asked.port, listening, asked.tls)
    except NotLoopback:
        raise ServingRefused(TOKEN_FOR_OTHERS) from None
    except TlsUnreadable:
        raise ServingRefused(TLS_UNREADABLE) from None
    except StorageUnusable:
        raise ServingRefused(STORAGE_UNUSABLE, file=f"{FOLDER}/server.sqlite3") from None
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise ServingRefused(ADDRESS_TAKEN, host=clipped(asked.host), port=str(asked.port), why=why) from None


def _options(asked: Asked, home: Home, language: Language) -> ServerOptions:
    from backends.server import ServerOptions
    from backends.server.clients import Clients, ClientsUnreadable, read_clients
    from backends.server.faults import read_orders

    if asked.clients is None and not asked.dev_token:
        raise ServingRefused(NOBODY)
    if asked.dev_token and not TOKEN.fullmatch(asked.dev_token):
        raise ServingRefused(NOT_A_TOKEN)
    try:
        clients = read_clients(asked.clients) if asked.clients else Clients()
        faults = tuple(order for text in asked.faults for order in read_orders(text))
    except ClientsUnreadable as error:
        why = filled(language.text(CLIENTS_PROBLEMS[error.problem]), place=clipped(error.place) or "-")
        raise ServingRefused(CLIENTS_UNREADABLE, why=why) from None
    except ValueError:
        raise ServingRefused(NOT_A_FAULT) from None
    return ServerOptions(
        clients=clients,
        dev_token=asked.dev_token,
        folder=home.folder / FOLDER,
        clock=asked.clock,
        faults=faults,
        seed=asked.seed or 1,
        public_url=asked.public_url.rstrip("/") if asked.public_url else None,
    )


def _backend(asked: Asked, home: Home) -> Backend:
    home.make()
    settings = load_settings(home.settings_file, backend=asked.backend, seed=asked.seed)
    folder = home.backend(settings.backend)
    context = BackendContext(folder, settings.seed, asked.clock, settings.backend_options)
    backend = load_backend(settings.backend, context)
    environment = described(backend, settings.backend).environment
    try:
        refuse_practice(environment, asked.seed, asked.days_ahead)
        if environment is Environment.LIVE and asked.faults:
            raise ServingRefused(FAULT_ON_LIVE)
    except Exception:
        asyncio.run(backend.aclose())
        raise
    return backend


def _say(sentence: str) -> int:
    click.echo(sentence, err=True)
    return exit_codes.NOT_STARTED
