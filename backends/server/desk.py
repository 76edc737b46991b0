"""What every handler shares: the backend, what the server remembers, and the options. It answers nothing itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent_console.backend import Backend, BackendError, HolderProof, Platform, PlatformId, PlatformList
from backends.server.endpoint import Call
from backends.server.options import ServerOptions
from backends.server.problems import Problem
from backends.server.records import Filed, Kind
from backends.server.storage import Storage
from backends.server.subject import check_subject
from backends.wire.apis import Api
from backends.wire.common import HolderProof as TheirProof

PLATFORMS_KEPT = timedelta(minutes=10)
"""Names of platforms change with a release of the list, not with a request."""


@dataclass(slots=True)
class Desk:
    """One server's belongings. `effects` counts the writes that took effect, by operation, for tests and training."""

    backend: Backend
    storage: Storage
    options: ServerOptions
    effects: Counter[str] = field(default_factory=Counter)
    _platforms: Mapping[PlatformId, Platform] = field(default_factory=dict)
    _platforms_at: datetime | None = None

    def base(self, api: Api) -> str:
        """Give the base path of an API."""
        return self.options.bases[api]

    def filed(self, kind: Kind, call: Call, identifier: str) -> Filed:
        """Find what the asking client filed.

        Raises:
            Problem: 404; it is not there, or another client's. 403; the token speaks for another number.
        """
        found = self.storage.filed.find(kind, call.caller.client, identifier)
        if found is None:
            raise Problem(404, "NOT_FOUND", "There is none of this id.")
        check_subject(call.caller, found.number)
        return found

    def proof(self, told: TheirProof, number: str, api: str) -> HolderProof:
        """Give the registry's own record of a validation in place of what the client says of it.

        A client knows only when the answer came, by its own clock or by ours; the backend wants its own instant.

        Raises:
            Problem: 403; another number's, never confirmed, or confirmed at another time.
        """
        code = self.storage.codes.find(told.authentication_id)
        if code is None:
            # Confirmed through another door of the same backend: it knows, we do not.
            return HolderProof(told.authentication_id, told.validated_at)
        if code.number != number or code.validated_at is None or code.told_at is None:
            raise not_verified(api)
        near = min(abs(told.validated_at - at) for at in (code.validated_at, code.told_at))
        if near > self.options.proof_tolerance:
            raise not_verified(api)
        return HolderProof(told.authentication_id, code.validated_at)

    async def listed(self, now: datetime) -> PlatformList:
        """List the platforms."""
        listed = await self.backend.platforms()
        self._platforms = {platform.id: platform for platform in listed.platforms}
        self._platforms_at = now
        return listed

    async def platforms(self, now: datetime) -> Mapping[PlatformId, Platform]:
        """Give the platforms by id, as they were listed lately; without a list names are left out."""
        if self._platforms_at is None or abs(now - self._platforms_at) > PLATFORMS_KEPT:
            try:
                await self.listed(now)
            except BackendError:
                return self._platforms
        return self._platforms


def not_verified(api: str) -> Problem:
    """Give the refusal of a proof that proves nothing; `api` is the contract's name."""
    return Problem(403, f"{api}.HOLDER_NOT_VERIFIED", "The holder was not verified as the request says.")
