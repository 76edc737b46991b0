"""number-bindings 0.1, platforms: what may be unbound at all, and what to warn of."""

from __future__ import annotations

from enum import StrEnum

from backends.wire.common import AnswerModel, BilingualText, Pagination
from backends.wire.fields import Identifier, Maybe, Open


class UnbindMethod(StrEnum):
    """How a platform releases a number."""

    AUTOMATIC = "AUTOMATIC"
    SELF_SERVICE = "SELF_SERVICE"
    NOT_SUPPORTED = "NOT_SUPPORTED"


class WarningWeight(StrEnum):
    """What unbinding may cost: money left behind, identity or devices, or little."""

    MONEY = "MONEY"
    IDENTITY = "IDENTITY"
    PLAIN = "PLAIN"


class Platform(AnswerModel):
    """One app or site. `route` is the platform's own way, for accounts this service cannot release."""

    platform_id: Identifier
    name: BilingualText
    family_id: Identifier
    family_name: BilingualText
    unbind_method: Open[UnbindMethod]
    warning_weight: Open[WarningWeight]
    warning: Maybe[BilingualText] = None
    route: Maybe[BilingualText] = None
    catalogue_version: str


class PlatformPage(AnswerModel):
    """One page of the list. Its ETag belongs to the whole list."""

    items: tuple[Platform, ...]
    pagination: Pagination
