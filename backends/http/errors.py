"""What can go wrong between us and a carrier, as exceptions of our own. It knows no HTTP library and no port.

None of them carries a body, a message of the other side or anything else that may repeat what was asked.
"""

from __future__ import annotations

from typing import Final


class CarrierError(Exception):
    """Something stood between a question and its answer. `correlator` finds the call in both logs."""

    def __init__(self, what: str, correlator: str | None = None, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.correlator = correlator
        self.retry_after = retry_after
        self.maybe_done = False
        """Whether an earlier try of the same call may have taken effect, whatever this one says."""


class TransportError(CarrierError):
    """No whole answer came."""


class NotSent(TransportError):
    """Not a byte of the request left: no connection, or it was held back here."""

    def __init__(self, what: str = "no connection", *, retry_after: float | None = None) -> None:
        super().__init__(what, retry_after=retry_after)


class HeldBack(NotSent):
    """We did not even try: the line is known to be down, or we are too fast."""


class MaybeSent(TransportError):
    """The request, or a part of it, left; no whole answer came back."""

    def __init__(self, what: str = "no whole answer") -> None:
        super().__init__(what)


class AuthError(CarrierError):
    """The authorization server gave no token. `code` is its OAuth 2.0 word in capitals."""

    def __init__(self, code: str, correlator: str | None = None) -> None:
        super().__init__(f"no token: {code}", correlator)
        self.code = code

    @property
    def means_no_consent(self) -> bool:
        """Whether the holder has not consented, or no longer: that is an answer about them (ICM r3.3)."""
        return self.code in {"ACCESS_DENIED", "INVALID_GRANT"}


class WrongEnvironment(CarrierError):
    """A LIVE console met a TRAINING server, or the other way round."""


class ContractViolation(CarrierError):
    """An answer came that does not fit the contract."""


class ApiError(CarrierError):
    """The other side answered that it will not, or cannot. Status and code count, its message does not."""

    def __init__(
        self, status: int, code: str, correlator: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(f"{status} {code}", correlator, retry_after)
        self.status = status
        self.code = code


class InvalidRequest(ApiError):
    """What we sent does not fit, by the other side's word or by our own."""


class Unauthenticated(ApiError):
    """The token is not taken."""


class Forbidden(ApiError):
    """Understood, and not permitted."""


class NotServed(ApiError):
    """Not a number of this carrier, not offered for it, or no such thing."""


class Conflict(ApiError):
    """The state of things does not allow it, or the same key is being worked on."""


class RateLimited(ApiError):
    """Too many at once: later."""


class QuotaExceeded(ApiError):
    """A limit is reached; later does not help."""


class Unavailable(ApiError):
    """The other side broke, or somebody on the way to it did."""


QUOTA_EXCEEDED: Final = "QUOTA_EXCEEDED"

_BY_STATUS: Final[dict[int, type[ApiError]]] = {
    400: InvalidRequest,
    401: Unauthenticated,
    403: Forbidden,
    404: NotServed,
    409: Conflict,
    410: NotServed,
    412: Conflict,
    422: NotServed,
    429: RateLimited,
    501: NotServed,
}


def api_error(
    status: int, code: str, correlator: str | None = None, retry_after: float | None = None
) -> ApiError:
    """Make the error of a status and code; a status nobody knows falls back on its class (CAMARA_common)."""
    if status == 429 and code == QUOTA_EXCEEDED:
        return QuotaExceeded(status, code, correlator, retry_after)
    kind = _BY_STATUS.get(status, InvalidRequest if status < 500 else Unavailable)
    return kind(status, code, correlator, retry_after)
