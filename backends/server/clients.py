"""Who may ask for tokens: registered clients, their public keys and scopes. It knows no request.

The file is a JSON object in the words of RFC 7591:

    {"clients": [{"client_id": "desk-1", "jwks": {"keys": [{"kty": "EC", ...}]},
                  "scope": "kyc-match:match sim-swap", "grant_types": ["client_credentials"]}]}

Without `scope` a client may have every scope, without `grant_types` both grants.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final

from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, ConfigDict, Field, ValidationError

CLIENT_CREDENTIALS: Final = "client_credentials"
JWT_BEARER: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GRANTS: Final = frozenset({CLIENT_CREDENTIALS, JWT_BEARER})

LARGEST_FILE: Final = 1024 * 1024

ALGORITHMS: Final = ("ES256", "ES384", "PS256", "RS256", "EdDSA", "Ed25519")
"""Asymmetric ones alone: a shared secret would stand in this file."""


class ClientsProblem(StrEnum):
    """What is wrong with the file of clients; whoever reads it out has the sentence for each."""

    TOO_LARGE = "TOO_LARGE"
    NOT_READ = "NOT_READ"
    WRONG = "WRONG"
    """Not of this form, at `place`."""
    WRONG_KEY = "WRONG_KEY"
    NO_KEY = "NO_KEY"
    PRIVATE_KEY = "PRIVATE_KEY"
    UNKNOWN_GRANT = "UNKNOWN_GRANT"
    TWICE = "TWICE"


class ClientsUnreadable(Exception):
    """The file of clients cannot be used; nothing of it is repeated but the place."""

    def __init__(self, problem: ClientsProblem, place: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place


@dataclass(frozen=True, slots=True)
class Client:
    """One registered client; `scopes` None means every scope."""

    id: str
    keys: KeySet = field(repr=False, compare=False)
    scopes: frozenset[str] | None = None
    grants: frozenset[str] = GRANTS


@dataclass(frozen=True, slots=True)
class Clients:
    """Every registered client, by id."""

    by_id: Mapping[str, Client] = field(default_factory=dict)

    @classmethod
    def of(cls, clients: Iterable[Client]) -> Clients:
        """Collect clients."""
        return cls({client.id: client for client in clients})


class _ClientForm(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
    jwks: dict[str, Any]
    scope: str | None = None
    grant_types: list[str] | None = None


class _FileForm(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    clients: list[_ClientForm]


def read_clients(file: Path) -> Clients:
    """Read the file of clients.

    Raises:
        ClientsUnreadable: It is not there, too large, of another form, holds a private key or names one twice.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise ClientsUnreadable(ClientsProblem.TOO_LARGE)
        form = _FileForm.model_validate_json(file.read_bytes())
        clients = [_client(one) for one in form.clients]
    except OSError:
        raise ClientsUnreadable(ClientsProblem.NOT_READ) from None
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_url=False, include_input=False)[0]["loc"]))
        raise ClientsUnreadable(ClientsProblem.WRONG, place) from None
    except (JoseError, ValueError, KeyError, TypeError):
        raise ClientsUnreadable(ClientsProblem.WRONG_KEY) from None
    if len({client.id for client in clients}) < len(clients):
        raise ClientsUnreadable(ClientsProblem.TWICE)
    return Clients.of(clients)


def _client(form: _ClientForm) -> Client:
    keys = KeySet.import_key_set(form.jwks)  # type: ignore[arg-type]
    if not keys.keys:
        raise ClientsUnreadable(ClientsProblem.NO_KEY)
    if any(key.key_type == "oct" or key.is_private for key in keys.keys):
        # The client's own secret has no place at the server.
        raise ClientsUnreadable(ClientsProblem.PRIVATE_KEY)
    grants = GRANTS if form.grant_types is None else frozenset(form.grant_types)
    if not grants <= GRANTS:
        raise ClientsUnreadable(ClientsProblem.UNKNOWN_GRANT)
    return Client(form.client_id, keys, None if form.scope is None else frozenset(form.scope.split()), grants)
