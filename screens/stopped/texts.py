"""Why a call ends without a request, page by page. It knows no call: dates and numbers are left open."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.stop import StopReason
from agent_console.language import N_


@dataclass(frozen=True, slots=True)
class StopTexts:
    """One page: its title, why, the status line, and what the proposed wrap-up says behind the outcome."""

    title: str
    why: tuple[str, ...]
    message: str
    outcome_detail: str = ""


_R = StopReason

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
        N_("Not yet: it cannot be judged"),
        (
            N_("The carrier says: records incomplete, a change of holder cannot be judged."),
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
        (N_("This number is served by {carrier} now; this line cannot see it."),),
        N_("- Not a number of this network"),
        N_("another carrier"),
    ),
    _R.OTHER_CARRIER_MVNO: StopTexts(
        N_("Not possible: virtual operator"),
        (N_("{prefix} numbers are run by virtual operators; this line cannot see their records."),),
        N_("- A number of a virtual operator"),
        N_("virtual operator"),
    ),
    _R.PREVIOUS_HOLDER: StopTexts(
        N_("Not possible: an earlier holder rings"),
        (N_("The number is somebody else's now; only the present holder can ask for this."),),
        N_("- An earlier holder cannot ask for this"),
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
