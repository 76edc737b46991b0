"""Signing texts with a key pair (Ed25519, RFC 8032), and keys as files hold them. It knows nothing that is signed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FINGERPRINT_DIGITS: Final = 16
"""Of a SHA-256: enough to tell the keys of a house apart; it proves nothing."""


class NoSigningKey(ValueError):
    """It is no such key."""


@dataclass(frozen=True, slots=True)
class CheckingKey:
    """The half everybody may have: it says whether a text was signed by the other half."""

    key: Ed25519PublicKey

    @classmethod
    def read(cls, pem: bytes) -> CheckingKey:
        """Read a public key in PEM.

        Raises:
            NoSigningKey: It is none.
        """
        # Late, here and below: what only prints help needs no cipher, and its library is felt in a start.
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_public_key

        try:
            key = load_pem_public_key(pem)
        except (ValueError, UnsupportedAlgorithm):
            raise NoSigningKey from None
        if not isinstance(key, Ed25519PublicKey):
            raise NoSigningKey
        return cls(key)

    def has_signed(self, text: str, signature: bytes) -> bool:
        """Whether the other half made this signature of this very text."""
        from cryptography.exceptions import InvalidSignature

        try:
            self.key.verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True

    @property
    def pem(self) -> str:
        """The key as its file holds it."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        return self.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    @property
    def fingerprint(self) -> str:
        """Tell keys apart."""
        return hashlib.sha256(self.key.public_bytes_raw()).hexdigest()[:FINGERPRINT_DIGITS]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The half its owner alone has; it is in no `repr`."""

    key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls) -> SigningKey:
        """Make a random one."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, pem: bytes) -> SigningKey:
        """Read a private key in PEM that no passphrase locks.

        Raises:
            NoSigningKey: It is none.
        """
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key

        try:
            key = load_pem_private_key(pem, password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            # Its text would say too much of what stands in the file.
            raise NoSigningKey from None
        if not isinstance(key, Ed25519PrivateKey):
            raise NoSigningKey
        return cls(key)

    def sign(self, text: str) -> bytes:
        """Sign a text."""
        return self.key.sign(text.encode())

    @property
    def checking(self) -> CheckingKey:
        """The half everybody may have."""
        return CheckingKey(self.key.public_key())

    @property
    def pem(self) -> str:
        """The key as its file holds it, for its owner alone."""
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
