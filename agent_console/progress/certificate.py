"""A certificate: what a certification run came to, signed with the trainer's key. It knows texts, not files.

What is signed is the text itself, byte by byte, so nothing in it can be changed and nothing added. The seed of the
run stands in it as a hash: whoever knows the seed can check it, and nobody can read it out for the next candidate.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text, utc_text
from agent_console.encryption.signing import CheckingKey, SigningKey
from agent_console.progress.due import is_pass
from agent_console.progress.run_text import clear_text, events_text
from agent_console.training.finished import FinishedRun, Result

FORMAT: Final = 1
_ABOUT: Final = "agent-console certificate 1\n"
"""Before what is signed: a signature of something else is none of a certificate."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What is certified. `tier` is its English name, None after a critical error; `points` are those without one."""

    staff_no: str
    scenario: str
    run: int
    score: int
    points: int
    tier: str | None
    passed: bool
    critical: tuple[str, ...]
    keys: int
    seconds: int
    ended_at: datetime
    rubric: str
    program: str
    run_sha256: str
    seed_sha256: str


@dataclass(frozen=True, slots=True)
class CertificateText:
    """A certificate as its file holds it; without a signature it is unsigned practice."""

    format: int
    certificate: Certificate
    key: str | None = None
    signature: str | None = None


class Verdict(StrEnum):
    """What a file is."""

    VALID = "VALID"
    CHANGED = "CHANGED"
    """Something in it is not as it was signed, or it names this key and another one signed."""
    OTHER_KEY = "OTHER_KEY"
    """It says itself that another key signed it."""
    UNSIGNED = "UNSIGNED"
    """Unsigned practice: anybody could have written it."""
    NO_CERTIFICATE = "NO_CERTIFICATE"
    """Nothing this program wrote."""


def certificate_of(run: FinishedRun, result: Result, program: str) -> Certificate:
    """Say what a run came to; the same run and rubric give the same certificate."""
    return Certificate(
        staff_no=run.staff_no,
        scenario=run.scenario_id,
        run=run.number,
        score=result.score,
        points=result.card.points or 0,
        tier=result.tier.name.en if result.tier else None,
        passed=is_pass(run, result),
        critical=tuple(one.criterion.id for one in result.card.critical),
        keys=run.keys,
        seconds=round(run.took.total_seconds()),
        ended_at=run.ended_at,
        rubric=result.card.rubric.version,
        program=program,
        run_sha256=digest_of(run),
        seed_sha256=seed_hash(run),
    )


def digest_of(run: FinishedRun) -> str:
    """Name a run by everything in it, whichever version of the program wrote it down."""
    return _sha256(f"{clear_text(run, '', '')}\n{events_text(run)}")


def seed_hash(run: FinishedRun) -> str:
    """Hash the seed with what the run is: equal seeds do not show, and a drawn one has 63 bits, too many to try."""
    return _sha256(f"{run.staff_no}|{run.scenario_id}|{utc_text(run.ended_at)}|{run.seed}")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def certificate_text(certificate: Certificate, key: SigningKey | None) -> str:
    """Write a certificate down, signed where there is a key."""
    if key is None:
        return _written(CertificateText(FORMAT, certificate))
    signature = base64.b64encode(key.sign(_signed(certificate))).decode()
    return _written(CertificateText(FORMAT, certificate, key.checking.fingerprint, signature))


def verify(content: str, key: CheckingKey) -> tuple[Verdict, Certificate | None]:
    """Say what a file is; the certificate is given where it can be read, believed or not."""
    try:
        found = from_text(CertificateText, content)
    except (NotUnderstood, ValueError, RecursionError):
        return Verdict.NO_CERTIFICATE, None
    if found.format != FORMAT:
        return Verdict.NO_CERTIFICATE, None
    if found.signature is None:
        return Verdict.UNSIGNED, found.certificate
    if found.key is not None and found.key != key.fingerprint:
        return Verdict.OTHER_KEY, found.certificate
    # Read and written again it has to be the same: what the form leaves open is no place to change anything.
    whole = _written(found) == content and _has_signed(key, found.certificate, found.signature)
    return (Verdict.VALID if whole else Verdict.CHANGED), found.certificate


def _has_signed(key: CheckingKey, certificate: Certificate, signature: str) -> bool:
    try:
        raw = base64.b64decode(signature, validate=True)
    except ValueError:
        return False
    # Base64 has several ways to write its last character.
    return base64.b64encode(raw).decode() == signature and key.has_signed(_signed(certificate), raw)


def _signed(certificate: Certificate) -> str:
    return f"{_ABOUT}{to_text(certificate)}"


def _written(text: CertificateText) -> str:
    return f"{to_text(text)}\n"
