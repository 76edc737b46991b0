"""Number blocks: it knows whom a block was first given to (号段归属), never who serves a number."""

from enum import StrEnum
from typing import Final

from agent_console.identity.phone import PhoneNumber


class BlockOwner(StrEnum):
    """The first owner of a block of numbers. Numbers move since 2019-11-27: this is not the carrier."""

    CHINA_MOBILE = "CHINA_MOBILE"
    CHINA_UNICOM = "CHINA_UNICOM"
    CHINA_TELECOM = "CHINA_TELECOM"
    CHINA_BROADNET = "CHINA_BROADNET"


_OWNERS: Final = {
    "China Mobile": BlockOwner.CHINA_MOBILE,
    "China Unicom": BlockOwner.CHINA_UNICOM,
    "China Telecom": BlockOwner.CHINA_TELECOM,
    "China Broadnet": BlockOwner.CHINA_BROADNET,
}
"""How phonenumbers spells them in its English carrier data."""

_MVNO_PREFIXES: Final = frozenset({"162", "165", "167", "170", "171"})
"""MIIT numbering plan: blocks given to mobile virtual network operators of the three carriers."""


def block_owner(number: PhoneNumber) -> BlockOwner | None:
    """Name the first owner of the number's block, or None where no data name one (most MVNO blocks)."""
    # Its tables cost tens of milliseconds and are only needed once a number has been typed.
    import phonenumbers
    from phonenumbers import carrier

    parsed = phonenumbers.parse(number.e164)
    return _OWNERS.get(carrier.name_for_number(parsed, "en"))


def is_mvno_prefix(number: PhoneNumber) -> bool:
    """Tell whether the number's block belongs to virtual operators; a ported number may have left it."""
    return number.digits[:3] in _MVNO_PREFIXES
