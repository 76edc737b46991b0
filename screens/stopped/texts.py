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
            N_("Answers to the read-back are void; back on the line it goes on from {number}."),
        ),
        N_("- The line dropped, the draft is kept, nothing was sent"),
        N_("nothing sent"),
    ),
    _R.DECLINED: StopTexts(
        N_("The caller declined: nothing sent"),
        (N_("The caller did not agree, as anybody may."),),
        N_("- Nothing was sent, nothing changes"),
    ),
    _R.DEBT_CALLS: StopTexts(
        N_("No cure here: debt or sales calls"),
        (N_("Unbinding parts number and account; it does not reach a collector's list."),),
        N_("- No cure here, but help: note it, block them, complain"),
        N_("debt or sales calls"),
    ),
    _R.PLATFORM_BAN: StopTexts(
        N_("No cure here: a banned account"),
        (
            N_("The platform banned the account; only the platform can lift that."),
            N_("Once unbound, the number can open an account of the caller's own."),
        ),
        N_("- A ban is the platform's matter; the number can be unbound"),
        N_("account banned"),
    ),
    _R.WRONG_COUNT: StopTexts(
        N_("Not this desk's count"),
        (
            N_("The one-ID check is another service: its counts are what companies report."),
            N_("Which accounts the number has can be looked up here, company by company."),
        ),
        N_("- That count is not ours; the caller's own can be looked up"),
        N_("count of the one-ID check"),
    ),
    _R.WHO_HAD_IT: StopTexts(
        N_("Not told: an earlier holder"),
        (
            N_("An earlier holder's data are another person's: none of it is told or shown."),
            N_("To unbind it is enough that the caller names the apps."),
        ),
        N_("- Nothing of an earlier holder is told or shown"),
        N_("asks about another"),
    ),
    _R.CHILD_OR_RELATIVE: StopTexts(
        N_("In whose name is the number?"),
        (
            N_("Only the person in whose name the number is can ask, and is verified."),
            N_("For a child under 14 the guardian asks, if it is in the guardian's own name."),
        ),
        N_("- In the caller's own name it goes on, else at a counter"),
        N_("another's name"),
    ),
    _R.ACCOUNT_CONTENTS: StopTexts(
        N_("Untouched here: data and money"),
        (
            N_("Unbinding parts number and account: what is in it stays, and whose it is."),
            N_("Its owner asks the platform to erase it; nothing is sent from here."),
        ),
        N_("- Nothing is erased, nothing is sent: the platform's own route"),
        N_("data or money"),
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
    _N.PLATFORM_ROUTES: N_("Tell where apps change the number"),
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
    _N.RECORD_CALLS: N_("Note the calls; tell how to block them"),
    _N.COMPLAINT: N_("Complaint, answered by {complaint_day}"),
    _N.ALSO_UNBIND: N_("Unbind the earlier apps: go on"),
    _N.COUNT_AGAIN: N_("Ask the one-ID check again in 24 hours"),
    _N.IN_CALLERS_NAME: N_("In the caller's own name: go on"),
    _N.COUNTER: N_("Not: to a counter, with both documents"),
    _N.ERASURE_ROUTE: N_("Read out the platform's own route"),
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
    (_R.PLATFORM_BAN, _N.PLATFORM_APPEAL): N_("Own account: tell where to appeal"),
    (_R.PLATFORM_BAN, _N.ALSO_UNBIND): N_("Unbind, to register anew: go on"),
    (_R.WHO_HAD_IT, _N.END): N_("Refuse kindly, end here"),
    (_R.WHO_HAD_IT, _N.ALSO_UNBIND): N_("The caller names apps: unbind, go on"),
    (_R.CHILD_OR_RELATIVE, _N.HOLDER_IS_HERE): N_("Its holder is here: hand over, go on"),
}
"""Where a page says it in words of its own."""

OFFERED: dict[NextStep, str] = {
    _N.SHOP: N_("told to go to a shop"),
    _N.PLATFORM_ROUTES: N_("platforms' own ways told"),
    _N.OPINION: N_("opinion noted"),
    _N.SERVICE_LINE: N_("told whom to dial"),
    _N.PLATFORM_CHANGES_NUMBER: N_("told to ask the platform"),
    _N.PLATFORM_APPEAL: N_("told where to appeal"),
    _N.POLICE: N_("told to call the police"),
    _N.TEAM_LEAD: N_("left to the team lead"),
    _N.HOLDER_RINGS: N_("told: the holder rings"),
    _N.RECORD_CALLS: N_("nuisance calls noted"),
    _N.COUNT_AGAIN: N_("told: ask again in 24 hours"),
    _N.COUNTER: N_("told to go to a counter"),
    _N.ERASURE_ROUTE: N_("platform's own route told"),
}
"""What the record of a case says of what was chosen; the others are told by its outcome, call-back or complaint."""

TOO_LATE_TODAY = N_("- Too late to call back today")
ITS_SERVICE_LINE = N_("its own service line")
"""What stands where the registry names no line."""
