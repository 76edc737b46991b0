"""A report for a program: JSON whose names and codes stay. It knows no sentence."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from agent_console import __version__
from agent_console.doctor.finding import Finding, Report, State
from agent_console.doctor.wording import printable

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""


def json_of(report: Report) -> str:
    """Write a report as one JSON object, in ASCII."""
    return json.dumps(_form(report), indent=2)


def _form(report: Report) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": __version__,
        "at": report.at.isoformat(timespec="seconds"),
        "language": report.language,
        "home": printable(report.home),
        "backend": report.backend,
        "name": report.name,
        "environment": report.environment,
        "result": report.result,
        "exit_code": report.exit_code,
        "counts": {state.value: report.count(state) for state in State},
        "features_off": [_feature(finding) for finding in report.features_off()],
        "findings": [asdict(finding) for finding in report.findings],
    }


def _feature(finding: Finding) -> dict[str, str]:
    return {
        "operation": finding.part,
        "state": finding.state,
        "code": finding.code,
        "detail": finding.detail,
    }
