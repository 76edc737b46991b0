"""`agent-console serve-registry`: its options, not what they do. It imports nothing heavy, so that --help is quick."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console.cli_values import days_ahead_option, home_option, one_backend_name
from agent_console.options import MAX_SEED


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Listen here.")
@click.option("--port", default=8088, show_default=True, type=click.IntRange(0, 65535), metavar="N")
@click.option("--backend", callback=one_backend_name, metavar="NAME", help="Who answers.")
@home_option("Keep all state in this folder.")
@click.option("--seed", type=click.IntRange(0, MAX_SEED), metavar="N", help="Not on a LIVE backend.")
@days_ahead_option()
@click.option(
    "--dev-token", metavar="T", help="One fixed bearer token with every scope; on a loopback address alone."
)
@click.option(
    "--clients",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Registered clients with their public keys (JSON).",
)
@click.option("--public-url", metavar="URL", help="The address clients know this server by.")
@click.option(
    "--tls",
    nargs=2,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="CERTIFICATE KEY",
    help="Speak https with these PEM files.",
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="ORDER",
    help="Let something go wrong, such as createUnbindRequest:reset-after@2; may be repeated.",
)
def serve_registry(
    host: str,
    port: int,
    backend: str | None,
    home: Path | None,
    seed: int | None,
    days_ahead: int,
    dev_token: str | None,
    clients: Path | None,
    public_url: str | None,
    tls: tuple[Path, Path] | None,
    faults: tuple[str, ...],
) -> int:
    """Put a backend behind HTTP, for the consoles of a training room or a carrier's own tests."""
    from agent_console.serving import Asked, serve

    return serve(
        Asked(host, port, home, backend, seed, days_ahead, dev_token, clients, public_url, tls, faults)
    )
