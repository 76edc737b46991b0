"""The rules on how a call ended, where its scenario says how it should: outcome and platforms. They know no points."""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.backend import PlatformId
from agent_console.call import events as e
from agent_console.call.casework import ReviewKind
from agent_console.scorecard.evidence import Evidence, Moment
from agent_console.scorecard.judge import Lost


def outcome_as_expected(call: Evidence) -> Lost | None:
    """The outcome code of the wrap-up is the one the call should come to."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.expected is None:
        return None
    return () if ended[1].outcome is call.expected.outcome else (ended[0],)


def nothing_left_out(call: Evidence) -> Lost | None:
    """Every platform that should be asked was; lost where the last of them was asked, or at the end."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.expected is None or not call.expected.platforms:
        return None
    asked = asked_for(call)
    return (
        ()
        if call.expected.platforms <= asked.keys()
        else (max(asked.values(), key=_place, default=ended[0]),)
    )


def nothing_added(call: Evidence) -> Lost | None:
    """No platform was asked that should not be; lost where it was. Who asked none where it went wrong shows nothing."""
    ended = call.last(e.CallWrappedUp)
    if ended is None or call.expected is None:
        return None
    asked = asked_for(call)
    if (
        next(call.of(e.FilingQueued, e.ReviewSent), None) is None
        and ended[1].outcome is not call.expected.outcome
    ):
        return None
    extra = {at for platform, at in asked.items() if platform not in call.expected.platforms}
    return tuple(sorted(extra, key=_place))


def _place(moment: Moment) -> int:
    return moment.index


def asked_for(call: Evidence) -> dict[PlatformId, Moment]:
    """Give the platforms something was sent to, and where: to release the number, or about an earlier case.

    What was taken back on the very call it was filed on was not asked for in the end.
    """
    asked: dict[PlatformId, Moment] = {}
    for at, event in call.of(e.FilingQueued, e.FilingTakenBack, e.ReviewSent):
        match event:
            case e.FilingQueued():
                asked |= {item.platform_id: at for item in event.items}
            case e.FilingTakenBack():
                _take_back(asked, (item.platform_id for item in event.items))
            case e.ReviewSent():
                platforms = [item.platform_id for item in event.review.reading.items]
                if event.review.kind is ReviewKind.WITHDRAW and asked.keys() >= set(platforms):
                    _take_back(asked, platforms)
                else:
                    asked |= dict.fromkeys(platforms, at)
    return asked


def _take_back(asked: dict[PlatformId, Moment], platforms: Iterable[PlatformId]) -> None:
    for platform in platforms:
        asked.pop(platform, None)
