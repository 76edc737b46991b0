"""The rules every write obeys: proof, consent, well-formed keys and texts. It knows no single operation.

They are the registry's own, so that a screen or a client with a bug cannot get past them.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from hashlib import blake2b
from sqlite3 import Connection
from typing import Final

from agent_console.backend import Consent, HolderProof, Refused
from agent_console.identity.phone import PhoneNumber
from backends.fake import ledger_codes as rows
from backends.fake.records import written

BINDINGS: Final = "NUMBER_BINDINGS"
LABELS: Final = "NUMBER_LABELS"
"""The two contracts; their own refusals carry their name."""

CONSENT_NEAR_PROOF: Final = timedelta(minutes=10)
"""How far consent and validation may lie apart (number-bindings 0.1, rule 4)."""

ACCEPTED_FOR: Final = timedelta(hours=72)
"""How long after the consent a request is taken, so that what was agreed while the line was down can be filed."""

_SAME_INSTANT: Final = timedelta(seconds=1)
"""Some wires carry whole seconds."""

_KEY: Final = re.compile(r"[!-~]{1,64}", re.ASCII)
LONGEST_REFERENCE: Final = 64
LONGEST_REASON: Final = 200


def check_key(key: str) -> None:
    """Refuse a key that is not 1 to 64 visible ASCII characters."""
    if _KEY.fullmatch(key) is None:
        raise Refused("INVALID_ARGUMENT")


def check_text(text: str, longest: int, least: int = 0) -> None:
    """Refuse a text that is too long, too short, or cannot be written as UTF-8."""
    if not least <= len(text) <= longest or text != text.encode("utf-8", "ignore").decode():
        raise Refused("INVALID_ARGUMENT")


def check_proof(connection: Connection, number: PhoneNumber, proof: HolderProof, api: str) -> datetime:
    """Compare a proof with the registry's own record of the validation and give that record's instant.

    Raises:
        Refused: No such validation, another number's, or another instant's.
    """
    code = rows.find_code(connection, proof.authentication_id) if proof.authentication_id.isascii() else None
    confirmed_at = None if code is None or code.number != number.digits else code.confirmed_at
    known = proof.validated_at.utcoffset() is not None
    if confirmed_at is None or not known or abs(confirmed_at - proof.validated_at) > _SAME_INSTANT:
        raise Refused(f"{api}.HOLDER_NOT_VERIFIED")
    return confirmed_at


def check_recent(validated_at: datetime, now: datetime, api: str) -> None:
    """Refuse a validation that is too old to ask anything on; where no consent is given it is its own clock."""
    if now > validated_at + ACCEPTED_FOR:
        raise Refused(f"{api}.HOLDER_NOT_VERIFIED")


def check_consent(consent: Consent, validated_at: datetime, now: datetime) -> None:
    """Refuse a consent that was not given around the validation, or too long ago.

    The validation's instant is the registry's own record, never what the client says of it.
    """
    check_text(consent.text_version, LONGEST_REFERENCE, least=1)
    if consent.agreed_at.utcoffset() is None:
        raise Refused("INVALID_ARGUMENT")
    apart = abs(consent.agreed_at - validated_at)
    if apart > CONSENT_NEAR_PROOF or now > consent.agreed_at + ACCEPTED_FOR:
        raise Refused(f"{BINDINGS}.HOLDER_NOT_VERIFIED")


def digest(*parts: object) -> str:
    """Give the fingerprint of a body, to tell the same request from another one under the same key."""
    return blake2b(json.dumps(parts).encode(), digest_size=20).hexdigest()


def proof_parts(proof: HolderProof) -> list[str]:
    """Give a proof's part of a fingerprint."""
    if proof.validated_at.utcoffset() is None:
        return [proof.authentication_id, proof.validated_at.isoformat()]
    return [proof.authentication_id, written(proof.validated_at)]


def consent_parts(consent: Consent) -> list[str]:
    """Give a consent's part of a fingerprint."""
    if consent.agreed_at.utcoffset() is None:
        return [consent.text_version, consent.agreed_at.isoformat()]
    return [consent.text_version, written(consent.agreed_at)]
