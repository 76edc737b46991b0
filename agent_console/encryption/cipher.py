"""Sealing bytes with a key (AES-256-GCM). It knows no key's origin and nothing of what is sealed."""

from __future__ import annotations

import secrets
from typing import Final

KEY_BYTES: Final = 32

_NONCE_BYTES: Final = 12
"""Drawn anew each time; one key may seal 2**32 times (NIST SP 800-38D, 8.3), and ours seal some hundred."""


class NotOpened(Exception):
    """What is there was not sealed with this key, or for this place, or was changed since."""


def new_key() -> bytes:
    """Make a random key."""
    return secrets.token_bytes(KEY_BYTES)


def seal(key: bytes, plain: bytes, about: bytes) -> bytes:
    """Seal bytes so that they open with the same key for the same place alone.

    Args:
        key: 32 bytes.
        plain: What is sealed.
        about: Where it stands and what else must not change about it; authenticated, not kept.
    """
    # Late, here and below: the first page needs no cipher, and its library is felt in a start.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about)


def open_sealed(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Give what was sealed.

    Raises:
        NotOpened: It is not what was sealed with this key for this place.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about)
    except (InvalidTag, ValueError):
        # A value too short to have been sealed is as wrong as one that was changed.
        raise NotOpened from None
