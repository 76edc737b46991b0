"""How often each fact occurs in the embedded registry, and why. It knows shares, not how they are drawn.

The shares are made for learning, not measured: whoever types any number should mostly get a call that can be
worked to its case number, and meet every other outcome within a few dozen numbers. All are percent.
"""

from __future__ import annotations

from datetime import date
from typing import Final

LAST_DERIVED_DAY: Final = date(2026, 6, 30)
"""No derived date lies after it, so that nothing changes while days pass; before it the registry has no world.

What must be recent (a new activation, a changed SIM) turns in cycles counted from here instead.
"""

FIRST_ACTIVATION: Final = date(2014, 1, 1)
"""Twelve years of tenures: short and long ones both occur, and the app world of the time existed."""

LAST_ACTIVATION: Final = date(2026, 3, 31)
"""Three months before the last derived day: time for own bindings of even the youngest settled tenure."""

NOT_RECYCLED: Final = 5
"""Enough to be met; a caller whose number never changed hands mistook something else for it."""

CANNOT_JUDGE: Final = 2
"""Records are incomplete now and then."""

PORTED_BEFORE_2021: Final = 3
"""Ported in before 2021 is left out by the services themselves; few such numbers call."""

OTHER_CARRIER: Final = 2
"""Ported out; MVNO blocks come on top and are never served here."""

MOVING: Final = 4
"""Numbers caught between holders: in a cycle of 120 days they are new, then held, then frozen."""

MOVING_HELD_DAYS: Final = 30
"""Long enough that a call-back on day 7 and five working days after it meet the same holder."""

MOVING_FROZEN_DAYS: Final = 90
"""A number rests at least 90 days before it is given out again (telecom service standard)."""

SYNC_DAYS_MOBILE: Final = 7
SYNC_DAYS_OTHERS: Final = 5
"""The recycled-number services know a new activation after 7 days (Mobile) or 5 (Unicom, Telecom)."""

LOW_CONFIDENCE: Final = 5
"""Of the recycled: the date needs second opinions."""

WRONG_DATE: Final = 25
"""Of these: the opinions contradict it. A wrong date is the likeliest way to harm an own account."""

PORTED_SINCE_2021: Final = 8
"""Of the recycled: ported in and supported all the same."""

NO_NAMED_HOLDER: Final = 1
"""Held by a company: name and document of a person cannot be compared."""

NOTHING_PREVIOUS: Final = 8
"""Of the recycled: the earlier holder left nothing. An empty finding has to be met, and is no reason to stop."""

MOST_PREVIOUS: Final = 80
MOST_OWN: Final = 10
"""Together at most 90 bindings: a caller with a full phone asks for about 61 apps (9.12 million users asked for
560 million), and lists longer than a screen must be met."""

UNDATED: Final = 10
"""Of the bindings: the platform does not say since when, so the platform checks."""

UNDATED_OWN: Final = 20
"""Of the undated: in truth the holder's own, so that the platform keeps some."""

PENDING_NUMBER: Final = 10
"""Numbers for which some platforms answer on a later day; a quarter of the platforms then do."""

PENDING_PLATFORM: Final = 25

UNAVAILABLE_NUMBER: Final = 15
"""Numbers for which some platforms cannot be reached; one platform in fifteen then is."""

UNAVAILABLE_PLATFORM: Final = 7

REFUSING: Final = 3
SILENT: Final = 2
"""Of the items: about two of sixty are refused and one stays silent, as the follow-up drill has it."""

QUICKLY_FORWARDED: Final = 15
"""Of the items: with the platform within minutes; the others can be withdrawn for at least two hours."""

FORWARDED_CALLS: Final = 3
UNKNOWN_SIGNAL: Final = 2
SMS_BARRED: Final = 1
"""Rare: each makes the agent send the code by hand or stop, which is the exception to be learned."""

SIM_CHANGE_CYCLE_DAYS: Final = 1000
"""Each SIM is changed about every three years, so 3 percent were changed within the last 30 days."""

RECENT_SWAP_DAYS: Final = 30
"""The console asks for the last 30 days (720 hours, CAMARA sim-swap 2.1.0 maxAge)."""

LABELLED: Final = 35
"""Numbers that carry a caller label somewhere; an earlier holder's most of the time."""
