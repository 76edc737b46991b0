"""Signed assertions: who we are (private_key_jwt) and for whom we ask (JWT-bearer), as ICM r3.3 has them.

It knows keys and claims, no request. Loading the signing library takes a tenth of a second: import this late.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey, import_key

from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.credentials import KeyUnusable

LIFE: Final = timedelta(seconds=240)
"""An assertion may live 300 s; the rest is for clocks that differ."""

_EC_ALGORITHMS: Final = {"P-256": "ES256", "P-384": "ES384", "P-521": "ES512"}
_PEM: Final = "-----BEGIN"


class Signer:
    """Signs assertions of one client.

    Args:
        client_id: As the authorization server knows us.
        key: A private key, PEM or JWK.
        key_id: Which of our keys it is, where the server has several; a JWK may say so itself.

    Raises:
        KeyUnusable: It is no private RSA, EC or Ed25519 key.
    """

    def __init__(self, client_id: str, key: Secret, key_id: str | None = None) -> None:
        self._client_id = client_id
        self._key = _key_of(key.reveal())
        self._header: dict[str, Any] = {"alg": _algorithm(self._key), "typ": "JWT"}
        named = key_id or self._key.kid
        if named:
            self._header["kid"] = named

    def client_assertion(self, audience: str, now: datetime) -> str:
        """Say who we are, to one endpoint (private_key_jwt, RFC 7523 §2.2)."""
        return self._sign({"iss": self._client_id, "sub": self._client_id, "aud": audience}, now)

    def grant_assertion(self, audience: str, number: PhoneNumber, scope: str, now: datetime) -> str:
        """Ask for a token about a holder's number (RFC 7523 §2.1); the scope is a claim here."""
        subject = f"tel:{number.e164}"
        claims = {"iss": self._client_id, "sub": subject, "aud": audience, "scope": scope}
        return self._sign(claims, now)

    def _sign(self, claims: dict[str, Any], now: datetime) -> str:
        issued = int(now.timestamp())
        claims |= {"iat": issued, "exp": issued + int(LIFE.total_seconds()), "jti": secrets.token_urlsafe(24)}
        return jwt.encode(self._header, claims, self._key, algorithms=[self._header["alg"]])


def _key_of(text: str) -> RSAKey | ECKey | OKPKey:
    """Read a private key; which kind it is, the key itself says."""
    key: object = None
    for kind in ("EC", "RSA", "OKP") if text.startswith(_PEM) else (None,):
        try:
            key = import_key(text, kind) if kind is not None else _from_jwk(text)
            break
        except (JoseError, ValueError, TypeError, KeyError):
            # Not chained: the cause may quote the key.
            continue
    if not isinstance(key, (RSAKey, ECKey, OKPKey)) or not key.is_private:
        raise KeyUnusable("the secret is no private key as PEM or JWK")
    return key


def _from_jwk(text: str) -> object:
    members = json.loads(text)
    return import_key(members, members["kty"])


def _algorithm(key: RSAKey | ECKey | OKPKey) -> str:
    if isinstance(key, RSAKey):
        return "PS256" if key.get("alg") == "PS256" else "RS256"
    if isinstance(key, OKPKey):
        if key.curve_name != "Ed25519":
            raise KeyUnusable("of this kind of key only Ed25519 signs")
        return "Ed25519"
    if key.curve_name not in _EC_ALGORITHMS:
        raise KeyUnusable("the curve of the key is not one of P-256, P-384 and P-521")
    return _EC_ALGORITHMS[key.curve_name]
