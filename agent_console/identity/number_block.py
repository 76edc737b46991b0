"""Number blocks: it knows whom a block was first given to (号段归属), never who serves a number."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem, read_toml
from agent_console.identity.phone import PhoneNumber


class BlockOwner(StrEnum):
    """The first owner of a block of numbers. Numbers move since 2019-11-27: this is not the carrier."""

    CHINA_MOBILE = "CHINA_MOBILE"
    CHINA_UNICOM = "CHINA_UNICOM"
    CHINA_TELECOM = "CHINA_TELECOM"
    CHINA_BROADNET = "CHINA_BROADNET"


BLOCKS_FILE: Final = "number_blocks.toml"
"""Which block is whose; `tools.make_number_blocks` makes it."""

_MVNO_PREFIXES: Final = frozenset({"162", "165", "167", "170", "171"})
"""MIIT numbering plan: blocks given to mobile virtual network operators of the three carriers."""


def block_owner(number: PhoneNumber) -> BlockOwner | None:
    """Name the first owner of the number's block, or None where no data name one (most MVNO blocks).

    Raises:
        DataFileError: Our file of blocks is missing or damaged.
    """
    blocks = _blocks()
    return next((blocks[start] for count in (3, 4, 5) if (start := number.digits[:count]) in blocks), None)


@cache
def _blocks() -> Mapping[str, BlockOwner]:
    content = read_toml(data_file(BLOCKS_FILE))
    try:
        return {prefix: BlockOwner(owner) for owner, prefixes in content.items() for prefix in prefixes}
    except (TypeError, ValueError) as error:
        raise DataFileError(BLOCKS_FILE, "", DataProblem.WRONG) from error


def is_mvno_prefix(number: PhoneNumber) -> bool:
    """Tell whether the number's block belongs to virtual operators; a ported number may have left it."""
    return number.digits[:3] in _MVNO_PREFIXES
