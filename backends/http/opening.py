"""From options to a caller that can ask: transports, tokens, paths. It asks nothing and opens no connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from backends.http.authorization import AuthorizationServer
from backends.http.caller import Caller, TokenSource
from backends.http.credentials import SecretPlace
from backends.http.options import Options, OptionsWrong, path_of_file
from backends.http.surroundings import Surroundings
from backends.http.tokens import FixedToken, GrantedTokens
from backends.http.transport import Transport, Trust, tls_context
from backends.wire.apis import Operation
from backends.wire.operations import (
    CHECK_RECYCLING,
    CHECK_SIM_SWAP,
    CHECK_TENURE,
    MATCH,
    RETRIEVE_SIM_SWAP_DATE,
    RETRIEVE_SUBSCRIPTION_STATUS,
    RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
    SEND_CODE,
)

if TYPE_CHECKING:
    from backends.http.assertions import Signer

_WITH_PURPOSE = (
    MATCH,
    SEND_CODE,
    CHECK_RECYCLING,
    CHECK_TENURE,
    CHECK_SIM_SWAP,
    RETRIEVE_SIM_SWAP_DATE,
    RETRIEVE_UNCONDITIONAL_CALL_FORWARDING,
    RETRIEVE_SUBSCRIPTION_STATUS,
)
"""CAMARA's: exactly one purpose stands beside their scopes (ICM r3.3)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a client is made of."""

    options: Options
    caller: Caller
    transports: tuple[Transport, ...]
    place: SecretPlace
    trust: Trust

    async def aclose(self) -> None:
        """Close every connection; callable twice."""
        for transport in self.transports:
            await transport.aclose()


def open_line(options: Options, around: Surroundings) -> Opened:
    """Put a client together.

    Raises:
        OptionsWrong: A file that is named is not there.
        SecretMissing: The key or token can not be read.
    """
    trust = _trust(options)
    transport = Transport(options.base_url, trust)
    place = SecretPlace(options.secret_env, path_of_file(options.secret_file))
    place.read()
    tokens, transports = _tokens(options, place, transport, trust, around)
    caller = Caller(transport, tokens, path_of(options), options.world, options.limits(), around)
    return Opened(options, caller, transports, place, trust)


def path_of(options: Options) -> Callable[[Operation], str]:
    """Give each operation its path at this carrier."""
    bases = options.bases
    own = {RETRIEVE_SUBSCRIPTION_STATUS: options.subscription_status_path}
    return lambda operation: bases[operation.api] + own.get(operation, operation.path)


def _trust(options: Options) -> Trust:
    names = ("ca_bundle", "client_certificate", "client_key")
    files = {name: path_of_file(getattr(options, name)) for name in names}
    for name, file in files.items():
        if file is not None and not file.is_file():
            raise OptionsWrong(f"{name}: there is no such file")
    trust = Trust(**files)
    if any(files.values()):
        try:
            tls_context(trust, over_tls=True)
        except OSError:
            raise OptionsWrong(
                "ca_bundle, client_certificate and client_key have to be PEM, the key not locked"
            ) from None
    return trust


def _tokens(
    options: Options, place: SecretPlace, transport: Transport, trust: Trust, around: Surroundings
) -> tuple[TokenSource, tuple[Transport, ...]]:
    if options.authentication == "token":
        return FixedToken(place), (transport,)
    parts = urlsplit(options.token_endpoint)
    to_tokens = Transport(f"{parts.scheme}://{parts.netloc}", trust)

    def signer() -> Signer:
        from backends.http.assertions import Signer

        return Signer(options.client_id or "", place.read(), options.key_id)

    server = AuthorizationServer(
        transport=to_tokens,
        path=parts.path or "/",
        audience=options.token_endpoint,
        signer=signer,
        purposes={operation.scope: options.purpose for operation in _WITH_PURPOSE},
        around=around,
    )
    names_subject = options.authentication == "jwt_bearer"
    return GrantedTokens(server, names_subject, around), (transport, to_tokens)
