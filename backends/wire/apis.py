"""What an operation is and where each API lives by default. It knows no operation by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

TOKEN_PATH: Final = "/oauth2/token"


class Api(StrEnum):
    """Which description an operation belongs to; each has a base path of its own."""

    KYC_MATCH = "kyc-match"
    ONE_TIME_PASSWORD_SMS = "one-time-password-sms"
    NUMBER_RECYCLING = "number-recycling"
    KYC_TENURE = "kyc-tenure"
    SIM_SWAP = "sim-swap"
    CALL_FORWARDING_SIGNAL = "call-forwarding-signal"
    SUBSCRIPTION_STATUS = "subscription-status"
    NUMBER_BINDINGS = "number-bindings"
    NUMBER_LABELS = "number-labels"
    TRAINING = "training"


DEFAULT_BASES: Final[Mapping[Api, str]] = MappingProxyType(
    {
        Api.KYC_MATCH: "/kyc-match/v0.4",
        Api.ONE_TIME_PASSWORD_SMS: "/one-time-password-sms/v1",
        Api.NUMBER_RECYCLING: "/number-recycling/v0.2",
        Api.KYC_TENURE: "/kyc-tenure/v0.2",
        Api.SIM_SWAP: "/sim-swap/v2",
        Api.CALL_FORWARDING_SIGNAL: "/call-forwarding-signal/v0.4",
        Api.SUBSCRIPTION_STATUS: "/subscription-status/v0.1",
        Api.NUMBER_BINDINGS: "/number-bindings/v0.1",
        Api.NUMBER_LABELS: "/number-labels/v0.1",
        Api.TRAINING: "/training/v0.1",
    }
)
"""As published; a carrier may have others."""


class OperationKind(StrEnum):
    """What a repetition may cost. CAMARA's reads are POST, so the method does not tell."""

    READ = "READ"
    KEYED_WRITE = "KEYED_WRITE"
    UNKEYED_WRITE = "UNKEYED_WRITE"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `path` stands behind the base path of its API, `other_scopes` open it as well."""

    name: str
    api: Api
    method: str
    path: str
    scope: str
    kind: OperationKind = OperationKind.READ
    other_scopes: tuple[str, ...] = ()

    @property
    def scopes(self) -> tuple[str, ...]:
        """Every scope that alone opens this operation."""
        return (self.scope, *self.other_scopes)

    def full_path(self, bases: Mapping[Api, str] = DEFAULT_BASES) -> str:
        """Give the path with the base in front, `{placeholders}` left as they are."""
        return bases[self.api] + self.path
