"""Make data/number_blocks.toml: it knows libphonenumber's tables of the whole world, which the console does not.

phonenumbers takes 8 MB and tens of milliseconds to say whom a block of mainland numbers was first given to; there
are some sixty of them. Run as `python -m tools.make_number_blocks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import phonenumbers
from phonenumbers import carrier

from agent_console.identity.number_block import BLOCKS_FILE, BlockOwner

FILE = Path(__file__).resolve().parent.parent / "data" / BLOCKS_FILE

NAMES = {
    "China Mobile": BlockOwner.CHINA_MOBILE,
    "China Unicom": BlockOwner.CHINA_UNICOM,
    "China Telecom": BlockOwner.CHINA_TELECOM,
    "China Broadnet": BlockOwner.CHINA_BROADNET,
}
"""How libphonenumber spells them in English."""

MOST_DIGITS = 5

HEADER = """\
# Made by `python -m tools.make_number_blocks` from libphonenumber (Apache-2.0); do not edit.
# 由 tools.make_number_blocks 生成，请勿手改。
#
# Whom a block of mainland mobile numbers was first given to (号段归属): the first three digits, up to
# five where a block is shared. Numbers move from carrier to carrier since 2019: this is not who serves one.
"""


def main() -> None:
    """Write the file."""
    FILE.write_text(render(), encoding="utf-8", newline="\n")


def render() -> str:
    """Give the whole file."""
    blocks = dict(block for three in range(130, 200) for block in blocks_of(str(three)))
    lines = (
        f"{owner} = [{', '.join(repr(one) for one in blocks if blocks[one] is owner)}]"
        for owner in BlockOwner
    )
    return HEADER + "\n" + "\n".join(lines).replace("'", '"') + "\n"


def blocks_of(prefix: str) -> Iterator[tuple[str, BlockOwner]]:
    """Give a block with its owner, or the blocks in it where they have several; what has none is left out."""
    names = names_in(prefix)
    if len(names) > 1 and len(prefix) < MOST_DIGITS:
        for digit in range(10):
            yield from blocks_of(f"{prefix}{digit}")
    elif len(names) > 1:
        raise ValueError(f"{prefix} is shared: {sorted(names)}")
    elif name := names.pop():
        yield prefix, NAMES[name]


def names_in(prefix: str) -> set[str]:
    """Ask libphonenumber about a block."""
    free = 11 - len(prefix)
    numbers = (f"+86{prefix}{rest:0{free}d}" for rest in range(0, 10**free, 10**free // 200 + 1))
    return {carrier.name_for_number(phonenumbers.parse(number), "en") for number in numbers}


if __name__ == "__main__":
    main()
