"""What was filed for a number, with what becomes of it. It knows no rule of filing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from sqlite3 import Connection
from typing import Final

from agent_console.backend import Platform, PlatformId, Refused
from agent_console.identity.phone import PhoneNumber
from backends.fake import ledger_requests as rows
from backends.fake.fates import Fates, fates_of
from backends.fake.records import RequestRecord
from backends.fake.world import World, platform_list

REQUESTS_KEPT: Final = timedelta(days=180)
"""How long a request can be read (number-bindings 0.1, rule 6)."""


@lru_cache(maxsize=1)
def platforms_by_id() -> Mapping[PlatformId, Platform]:
    """Give the platforms by id."""
    return {platform.id: platform for platform in platform_list().platforms}


def fates_for(world: World, connection: Connection, number: PhoneNumber) -> Fates:
    """Work out what becomes of everything filed for a number."""
    filed = rows.requests_of(connection, number.digits)
    dated = [(request, world.facts(number, request.created_at)) for request in filed]
    return fates_of(world, dated, platforms_by_id())


def find_request(world: World, connection: Connection, request_id: str) -> tuple[RequestRecord, Fates]:
    """Find a request with what becomes of everything filed for its number.

    Raises:
        Refused: There is none of this id, or it is kept no longer.
    """
    digits = rows.number_of_request(connection, request_id) if request_id.isascii() else None
    if digits is None:
        raise Refused("NOT_FOUND")
    filed = rows.requests_of(connection, digits)
    request = next(request for request in filed if request.id == request_id)
    if world.now > request.created_at + REQUESTS_KEPT:
        raise Refused("NOT_FOUND")
    return request, fates_for(world, connection, PhoneNumber(digits))
