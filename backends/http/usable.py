"""What a secret has to be to be used: a token that can be sent, a key that can sign. It sends and signs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.identity.secret import Secret
from agent_console.keyring_entry import LONGEST_WAIT
from backends.http.credentials import KeyUnusable, SecretPlace
from backends.http.options import Options

if TYPE_CHECKING:
    from backends.http.assertions import Signer


def token_at(place: SecretPlace, seconds: float = LONGEST_WAIT) -> Secret:
    """Read a bearer token; it may wait for a keyring.

    Raises:
        SecretMissing: There is none, or it could not stand in a header.
    """
    token = place.read(seconds=seconds)
    if not all("!" <= char <= "~" for char in token.reveal()):
        raise KeyUnusable("a token is visible ASCII without spaces")
    return token


def signer_at(place: SecretPlace, options: Options, seconds: float = LONGEST_WAIT) -> Signer:
    """Read the key of this client; it may wait for a keyring.

    Raises:
        SecretMissing: There is none, or it cannot sign.
    """
    # Loading the signing library takes a tenth of a second.
    from backends.http.assertions import Signer

    return Signer(options.client_id or "", place.read(seconds=seconds), options.key_id)
