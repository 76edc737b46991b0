"""From options to a caller that can ask: transports, tokens, paths. It asks nothing and opens no connection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from agent_console.backend import AuditHeads
from agent_console.keyring_entry import KeyringEntry
from backends.http.authorization import AuthorizationServer
from backends.http.caller import Caller, TokenSource
from backends.http.credentials import SecretPlace
from backends.http.options import Options, OptionsWrong, path_of_file
from backends.http.surroundings import Surroundings
from backends.http.tokens import FixedToken, GrantedTokens
from backends.http.transport import Transport, Trust, tls_context
from backends.http.usable import signer_at
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
    authorization: AuthorizationServer | None

    async def aclose(self) -> None:
        """Close every connection; callable twice."""
        for transport in self.transports:
            await transport.aclose()


def open_line(options: Options, around: Surroundings, heads: AuditHeads | None = None) -> Opened:
    """Put a client together; `heads` is how far the desk's audit log is, for a carrier that keeps it.

    Raises:
        OptionsWrong: A file that is named is not there.
        SecretMissing: The key or token cannot be read.
    """
    trust = _trust(options)
    transport = Transport(options.base_url, trust)
    place = _place(options)
    place.read()
    authorization = _authorization(options, place, trust, around)
    tokens: TokenSource = FixedToken(place)
    transports: tuple[Transport, ...] = (transport,)
    if authorization is not None:
        tokens = GrantedTokens(authorization, options.authentication == "jwt_bearer", around)
        transports = (transport, authorization.transport)
    told = heads if options.audit_head else None
    caller = Caller(transport, tokens, path_of(options), options.world, options.limits(), around, told)
    return Opened(options, caller, transports, place, trust, authorization)


def path_of(options: Options) -> Callable[[Operation], str]:
    """Give each operation its path at this carrier."""
    bases = options.bases
    own = {RETRIEVE_SUBSCRIPTION_STATUS: options.subscription_status_path}
    return lambda operation: bases[operation.api] + own.get(operation, operation.path)


def _place(options: Options) -> SecretPlace:
    entry = None
    if options.keyring_service is not None and options.keyring_name is not None:
        entry = KeyringEntry(options.keyring_service, options.keyring_name)
    return SecretPlace(options.secret_env, path_of_file(options.secret_file), entry)


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


def _authorization(
    options: Options, place: SecretPlace, trust: Trust, around: Surroundings
) -> AuthorizationServer | None:
    """Make the client of the token endpoint, where tokens are asked for at all."""
    if options.authentication == "token":
        return None
    parts = urlsplit(options.token_endpoint)
    return AuthorizationServer(
        transport=Transport(f"{parts.scheme}://{parts.netloc}", trust),
        path=parts.path or "/",
        audience=options.token_endpoint,
        signer=lambda seconds: signer_at(place, options, seconds),
        purposes={operation.scope: options.purpose for operation in _WITH_PURPOSE},
        around=around,
    )
