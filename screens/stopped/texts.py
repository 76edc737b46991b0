"""The words of the pages on which a call ends without a request. It knows no call: dates and numbers are left open."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.stop import NextStep, StopReason
from agent_console.language import N_


@dataclass(frozen=True, slots=True)
class StopTexts:
    """One page: its title, why, the status line, and what the proposed wrap-up says behind the outcome."""

    title: str
    why: tuple[str, ...]
    message: str
    outcome_detail: str = ""


_R = StopReason
_N = NextStep

TEXTS: dict[StopReason, StopTexts] = {
    _R.NOT_RECYCLED: StopTexts(
        N_("Not possible: never changed hands"),
        (
            N_("The carrier says: one holder only since the number was first given out."),
            N_("Without an earlier holder there is nothing to unbind."),
        ),
        N_("- Never changed hands: unbinding is not for this number"),
        N_("never changed hands"),
    ),
    _R.CANNOT_JUDGE: StopTexts(
        N_("Not yet: it can not be judged"),
        (
            N_("The carrier says: records incomplete, a change of holder can not be judged."),
            N_("Not judged is not 'no', and not 'yes' either."),
        ),
        N_("? Not judged; a call-back can be noted"),
        N_("not judged"),
    ),
    _R.CANCELLED: StopTexts(
        N_("Not possible: number not in use"),
        (N_("The carrier says: nobody uses this number at present."),),
        N_("- The number is not in use"),
        N_("number not in use"),
    ),
    _R.NOT_SYNCED_YET: StopTexts(
        N_("Not yet: the number is too new"),
        (
            N_("Just given out: {carrier}'s records are not yet in the registry."),
            N_("It can be looked up from {day}."),
        ),
        N_("~ It can be looked up from {iso_day}"),
        N_("records not complete"),
    ),
    _R.PORTED_UNSUPPORTED: StopTexts(
        N_("Not possible: number was ported in"),
        (
            N_("The number came from another carrier; this service does not cover that yet."),
            N_("The day of porting is not the day of activation: own accounts might be hit."),
        ),
        N_("- Numbers ported in are not covered yet"),
        N_("ported in"),
    ),
    _R.OTHER_CARRIER: StopTexts(
        N_("Not possible: another carrier"),
        (N_("This number is served by {carrier} now; this line can not see it."),),
        N_("- Not a number of this network"),
        N_("another carrier"),
    ),
    _R.OTHER_CARRIER_MVNO: StopTexts(
        N_("Not possible: virtual operator"),
        (N_("{prefix} numbers are run by virtual operators; this line can not see their records."),),
        N_("- A number of a virtual operator"),
        N_("virtual operator"),
    ),
    _R.PREVIOUS_HOLDER: StopTexts(
        N_("Not possible: an earlier holder rings"),
        (N_("The number is somebody else's now; only the present holder can ask for this."),),
        N_("- An earlier holder can not ask for this"),
    ),
    _R.NOT_HOLDER: StopTexts(
        N_("No further: not the holder"),
        (N_("The holder in person gives the details and reads out the code."),),
        N_("- Not the holder: it ends here"),
        N_("not the holder"),
    ),
    _R.NO_SIM: StopTexts(
        N_("Not yet: no code can arrive"),
        (N_("The SIM card is not at hand; a code goes to the subject number only."),),
        N_("- No code: it ends here"),
        N_("no code can arrive"),
    ),
    _R.FACTOR_LOCKED: StopTexts(
        N_("Not today: the tries are used up"),
        (N_("Nobody can lift this; it opens by itself at midnight."),),
        N_("# Locked for today, opens at midnight"),
        N_("locked for today"),
    ),
    _R.LINE_DROPPED: StopTexts(
        N_("Line dropped at {step}: not sent"),
        (
            N_("{dropped_at}: the line dropped, nothing had been sent."),
            N_("Statements made so far are void; back on the line it goes on from {number}."),
        ),
        N_("- The line dropped, the draft is kept, nothing was sent"),
        N_("nothing sent"),
    ),
    _R.DECLINED: StopTexts(
        N_("The caller declined: nothing sent"),
        (N_("The caller did not agree, as anybody may."),),
        N_("- Nothing was sent, nothing changes"),
    ),
}

LOCKED_FACTORS: dict[str, str] = {
    "identity": N_("Name and ID number were compared {count} times today, without a match."),
    "code": N_("A wrong code was given {count} times today."),
}
"""Which factor is used up, never which part of it was wrong."""

CHOICES: dict[NextStep, str] = {
    _N.END: N_("End here"),
    _N.CALL_BACK: N_("Call back {day_and_time}"),
    _N.CALL_BACK_TODAY: N_("Call back today {time}"),
    _N.CALLER_RINGS_AGAIN: N_("The caller rings again"),
    _N.OWN_ACCOUNT_QUERY: N_("Look up the holder's own apps instead"),
    _N.LABEL: N_("Look up the number's labels instead"),
    _N.PLATFORM_CHANGES_NUMBER: N_("Caller asks the platform to change it"),
    _N.SHOP: N_("To a shop with the ID document"),
    _N.OTHER_NUMBER: N_("Another number (F8)"),
    _N.PLATFORM_ROUTES: N_("Send the platforms' own ways by text"),
    _N.OPINION: N_("Note it as an opinion"),
    _N.SERVICE_LINE: N_("Tell the caller to dial {service_line}"),
    _N.PLATFORM_APPEAL: N_("Tell how to appeal to the platform"),
    _N.POLICE: N_("Money moved: call the police at once"),
    _N.TEAM_LEAD: N_("Note it, the team lead follows up"),
    _N.HOLDER_RINGS: N_("The holder rings when it suits"),
    _N.HOLDER_IS_HERE: N_("Holder is beside the caller: hand over"),
    _N.WHOSE_NAME: N_("Second card, child: ask whose name"),
    _N.RING_BACK: N_("Ring {ring} back"),
    _N.KEEP_DRAFT: N_("Do not ring: draft erased after 24 h"),
    _N.CALLER_IS_BACK: N_("The caller rang again: take it, go on"),
}

CHOICES_OF_A_PAGE: dict[tuple[StopReason, NextStep], str] = {
    (_R.CANNOT_JUDGE, _N.CALL_BACK): N_("Note it, call back by {day}"),
    (_R.CANCELLED, _N.END): N_("End: ring again once it is in use"),
    (_R.CANCELLED, _N.SHOP): N_("Caller says it works: to a shop"),
    (_R.NOT_SYNCED_YET, _N.CALLER_RINGS_AGAIN): N_("The caller rings after {month_day}"),
    (_R.OTHER_CARRIER_MVNO, _N.SERVICE_LINE): N_("Tell its line: {service_line}"),
    (_R.NO_SIM, _N.CALL_BACK): N_("Call back tomorrow {day_and_time}"),
    (_R.FACTOR_LOCKED, _N.CALL_BACK): N_("Call back tomorrow {day_of_year}"),
    (_R.FACTOR_LOCKED, _N.SHOP): N_("To a shop with the ID document, today"),
    (_R.DECLINED, _N.CALL_BACK): N_("In a few days: call back {day_of_year}"),
}
"""Where a page says it in words of its own."""

TOO_LATE_TODAY = N_("- Too late to call back today")
ITS_SERVICE_LINE = N_("its own service line")
"""What stands where the registry names no line."""
