"""How the choices of the pages on which a call ends are worded, there and in the record. It knows no call."""

from __future__ import annotations

from agent_console.call.stop import NextStep, StopReason
from agent_console.language import N_

_R = StopReason
_N = NextStep

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
