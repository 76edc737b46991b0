"""What a certificate is, in words and as JSON. It checks nothing, and repeats no claim that was not signed as one."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final

from agent_console import __version__
from agent_console.calendar.zone import local
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.progress.certificate import Certificate, Verdict

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""

_WORDS: Final[dict[Verdict, str]] = {
    Verdict.VALID: N_("{file}: valid, signed with key {key}"),
    Verdict.CHANGED: N_("{file}: not valid: it is not as it was signed with key {key}"),
    Verdict.OTHER_KEY: N_("{file}: not valid: another key than {key} signed it"),
    Verdict.UNSIGNED: N_("{file}: unsigned practice: nobody signed it, anybody could have written it"),
    Verdict.NO_CERTIFICATE: N_("{file}: not valid: it is no certificate of this program"),
}

_PASSED: Final = N_("agent {staff_no}   scenario {scenario}   {score} of 100   passed   {day}")
_FAILED: Final = N_("agent {staff_no}   scenario {scenario}   {score} of 100   not passed   {day}")
_MADE_BY: Final = N_("rubric {rubric}   program {program}   run {run}")


def page_of(
    file: str, verdict: Verdict, certificate: Certificate | None, key: str, language: Language
) -> str:
    """Write what a file is; what it says stands below only where it may be believed, or says itself that it may not."""
    lines = [filled(language.text(_WORDS[verdict]), file=clipped(file), key=key)]
    if certificate is not None and verdict in (Verdict.VALID, Verdict.UNSIGNED):
        lines += _claims(certificate, language)
    return "\n".join(lines)


def _claims(certificate: Certificate, language: Language) -> list[str]:
    result = _PASSED if certificate.passed else _FAILED
    told = filled(
        language.text(result),
        staff_no=clipped(certificate.staff_no),
        scenario=clipped(certificate.scenario),
        score=str(certificate.score),
        day=f"{local(certificate.ended_at):%Y-%m-%d %H:%M}",
    )
    made_by = filled(
        language.text(_MADE_BY),
        rubric=clipped(certificate.rubric),
        program=clipped(certificate.program),
        run=clipped(certificate.run_sha256)[:16],
    )
    return [f"  {told}", f"  {made_by}"]


def json_of(
    file: str, verdict: Verdict, certificate: Certificate | None, key: str, _language: Language
) -> str:
    """Write the same as one JSON object, in ASCII; `result` says what `certificate` is worth."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "file": file,
        "key": key,
        "result": verdict,
        "valid": verdict is Verdict.VALID,
        "certificate": certificate and asdict(certificate),
    }
    return json.dumps(told, indent=2, default=str)
