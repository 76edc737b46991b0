"""Why a call goes no further, and what can be done instead. It knows no words: screens and scripts have them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_console.call.wrap_up import Outcome


class StopReason(StrEnum):
    """The pages on which a call ends without a request. None of them is an error."""

    NOT_RECYCLED = "NOT_RECYCLED"
    CANNOT_JUDGE = "CANNOT_JUDGE"
    CANCELLED = "CANCELLED"
    NOT_SYNCED_YET = "NOT_SYNCED_YET"
    PORTED_UNSUPPORTED = "PORTED_UNSUPPORTED"
    OTHER_CARRIER = "OTHER_CARRIER"
    OTHER_CARRIER_MVNO = "OTHER_CARRIER_MVNO"
    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    NOT_HOLDER = "NOT_HOLDER"
    NO_SIM = "NO_SIM"
    FACTOR_LOCKED = "FACTOR_LOCKED"
    LINE_DROPPED = "LINE_DROPPED"
    DECLINED = "DECLINED"
    DEBT_CALLS = "DEBT_CALLS"
    """Somebody else's collectors, or salespeople, ring: unbinding does not reach their lists."""
    PLATFORM_BAN = "PLATFORM_BAN"
    """A platform has banned an account: its own matter."""
    WRONG_COUNT = "WRONG_COUNT"
    """一证通查, another service, counts more accounts than the caller knows of."""
    WHO_HAD_IT = "WHO_HAD_IT"
    """The caller wants to hear who had the number, or what that person used it for."""
    CHILD_OR_RELATIVE = "CHILD_OR_RELATIVE"
    """The number is used by a child or a relative: in whose name does it stand? (PIPL §28-31)."""
    ACCOUNT_CONTENTS = "ACCOUNT_CONTENTS"
    """Data or money in an account: unbinding erases and moves nothing (PIPL §47: its owner asks the platform)."""


class NextStep(StrEnum):
    """What can be offered instead; each stands on one or more stop pages."""

    END = "END"
    CALL_BACK = "CALL_BACK"
    CALL_BACK_TODAY = "CALL_BACK_TODAY"
    CALLER_RINGS_AGAIN = "CALLER_RINGS_AGAIN"
    OWN_ACCOUNT_QUERY = "OWN_ACCOUNT_QUERY"
    LABEL = "LABEL"
    PLATFORM_CHANGES_NUMBER = "PLATFORM_CHANGES_NUMBER"
    SHOP = "SHOP"
    OTHER_NUMBER = "OTHER_NUMBER"
    PLATFORM_ROUTES = "PLATFORM_ROUTES"
    OPINION = "OPINION"
    SERVICE_LINE = "SERVICE_LINE"
    PLATFORM_APPEAL = "PLATFORM_APPEAL"
    POLICE = "POLICE"
    TEAM_LEAD = "TEAM_LEAD"
    HOLDER_RINGS = "HOLDER_RINGS"
    HOLDER_IS_HERE = "HOLDER_IS_HERE"
    WHOSE_NAME = "WHOSE_NAME"
    RING_BACK = "RING_BACK"
    KEEP_DRAFT = "KEEP_DRAFT"
    CALLER_IS_BACK = "CALLER_IS_BACK"
    RECORD_CALLS = "RECORD_CALLS"
    COMPLAINT = "COMPLAINT"
    ALSO_UNBIND = "ALSO_UNBIND"
    COUNT_AGAIN = "COUNT_AGAIN"
    IN_CALLERS_NAME = "IN_CALLERS_NAME"
    COUNTER = "COUNTER"
    ERASURE_ROUTE = "ERASURE_ROUTE"


CALL_BACKS = frozenset({NextStep.CALL_BACK, NextStep.CALL_BACK_TODAY})
"""Next steps that put a call-back in the due list."""

STAYING = frozenset({StopReason.LINE_DROPPED, StopReason.FACTOR_LOCKED})
"""Pages no other service leads away from: there is no caller to hear of it, or nobody to be verified for it today."""

NOT_THE_HOLDER = frozenset({StopReason.NOT_HOLDER, StopReason.PREVIOUS_HOLDER})
"""Pages on which whoever rings is noted not to hold the number, whatever was verified before."""

ESCALATED = frozenset({NextStep.COMPLAINT, NextStep.TEAM_LEAD})
"""Next steps with which the call's own case is a complaint: somebody answers it within fifteen calendar days."""

GO_ON = frozenset(
    {
        NextStep.HOLDER_IS_HERE,
        NextStep.RING_BACK,
        NextStep.CALLER_IS_BACK,
        NextStep.ALSO_UNBIND,
        NextStep.IN_CALLERS_NAME,
    }
)
"""Next steps that leave the stop page for the call itself."""


@dataclass(frozen=True, slots=True)
class StopPage:
    """What a stop page offers, in the order of its digits, which is the default, and how the call is wrapped up."""

    choices: tuple[NextStep, ...]
    default: int
    outcome: Outcome


_N = NextStep

STOP_PAGES: dict[StopReason, StopPage] = {
    StopReason.NOT_RECYCLED: StopPage((_N.OWN_ACCOUNT_QUERY, _N.LABEL, _N.END), 0, Outcome.NOT_ELIGIBLE),
    StopReason.CANNOT_JUDGE: StopPage(
        (_N.CALL_BACK, _N.PLATFORM_CHANGES_NUMBER, _N.END), 0, Outcome.NOT_ELIGIBLE
    ),
    StopReason.CANCELLED: StopPage((_N.END, _N.SHOP, _N.OTHER_NUMBER), 0, Outcome.NOT_ELIGIBLE),
    StopReason.NOT_SYNCED_YET: StopPage((_N.CALL_BACK, _N.CALLER_RINGS_AGAIN, _N.END), 0, Outcome.CALL_BACK),
    StopReason.PORTED_UNSUPPORTED: StopPage(
        (_N.PLATFORM_ROUTES, _N.OPINION, _N.END), 0, Outcome.NOT_ELIGIBLE
    ),
    StopReason.OTHER_CARRIER: StopPage((_N.SERVICE_LINE, _N.OTHER_NUMBER, _N.END), 0, Outcome.NOT_ELIGIBLE),
    StopReason.OTHER_CARRIER_MVNO: StopPage(
        (_N.SERVICE_LINE, _N.OTHER_NUMBER, _N.END), 0, Outcome.NOT_ELIGIBLE
    ),
    StopReason.PREVIOUS_HOLDER: StopPage(
        (_N.PLATFORM_APPEAL, _N.POLICE, _N.TEAM_LEAD), 0, Outcome.PREVIOUS_HOLDER
    ),
    StopReason.NOT_HOLDER: StopPage(
        (_N.HOLDER_RINGS, _N.HOLDER_IS_HERE, _N.WHOSE_NAME), 0, Outcome.NOT_VERIFIED
    ),
    StopReason.NO_SIM: StopPage(
        (_N.CALL_BACK_TODAY, _N.CALL_BACK, _N.CALLER_RINGS_AGAIN), 1, Outcome.CALL_BACK
    ),
    StopReason.FACTOR_LOCKED: StopPage((_N.CALL_BACK, _N.SHOP, _N.END), 0, Outcome.NOT_VERIFIED),
    StopReason.LINE_DROPPED: StopPage(
        (_N.RING_BACK, _N.KEEP_DRAFT, _N.CALLER_IS_BACK), 0, Outcome.LINE_DROPPED
    ),
    StopReason.DECLINED: StopPage((_N.END, _N.CALL_BACK), 0, Outcome.DECLINED),
    StopReason.DEBT_CALLS: StopPage(
        (_N.RECORD_CALLS, _N.COMPLAINT, _N.ALSO_UNBIND), 0, Outcome.PLATFORM_MATTER
    ),
    StopReason.PLATFORM_BAN: StopPage(
        (_N.PLATFORM_APPEAL, _N.ALSO_UNBIND, _N.COMPLAINT), 0, Outcome.PLATFORM_MATTER
    ),
    StopReason.WRONG_COUNT: StopPage(
        (_N.OWN_ACCOUNT_QUERY, _N.COUNT_AGAIN, _N.COMPLAINT), 0, Outcome.PLATFORM_MATTER
    ),
    StopReason.WHO_HAD_IT: StopPage((_N.END, _N.ALSO_UNBIND, _N.TEAM_LEAD), 0, Outcome.NOT_ELIGIBLE),
    StopReason.CHILD_OR_RELATIVE: StopPage(
        (_N.COUNTER, _N.IN_CALLERS_NAME, _N.HOLDER_IS_HERE), 0, Outcome.NOT_VERIFIED
    ),
    StopReason.ACCOUNT_CONTENTS: StopPage(
        (_N.ERASURE_ROUTE, _N.POLICE, _N.ALSO_UNBIND), 0, Outcome.PLATFORM_MATTER
    ),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A call that stands on a stop page, and what was chosen there."""

    reason: StopReason
    chosen: NextStep | None = None

    @property
    def page(self) -> StopPage:
        """What this stop offers."""
        return STOP_PAGES[self.reason]
