"""Platforms that left since the list was made: still on it, answered for as taking no part. It keeps nothing.

So a console works with a stale list, which no call to `platforms` tells: what a lookup and a request answer does.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from agent_console.backend import Lookup, PlatformAnswerState, Refused, UnbindOrder
from backends.fake import rules


def without_retired(lookup: Lookup, retired: AbstractSet[str]) -> Lookup:
    """Give a lookup in which they take no part and nothing is found with them."""
    return replace(
        lookup,
        answers=tuple(
            replace(one, state=PlatformAnswerState.NOT_SUPPORTED) if one.platform_id in retired else one
            for one in lookup.answers
        ),
        bindings=tuple(one for one in lookup.bindings if one.platform_id not in retired),
    )


def none_retired(order: UnbindOrder, retired: AbstractSet[str]) -> UnbindOrder:
    """Give a request on, but refuse the whole of one with any of them in it, as with all that take no part.

    Raises:
        Refused: There is one.
    """
    if any(item.platform_id in retired for item in order.items):
        raise Refused(f"{rules.BINDINGS}.UNBIND_NOT_SUPPORTED")
    return order
