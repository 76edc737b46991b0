"""One sentence for every reason the desk can refuse with, and for what became of an intent. It knows no screen."""

from __future__ import annotations

from agent_console.backend import Carrier
from agent_console.call.gates import Reason
from agent_console.call.reveal import RevealRefusal
from agent_console.desk import Reply
from agent_console.language import N_, Language
from agent_console.staff.checking import StaffRefusal
from screens.failures import failure_sentence

REASONS: dict[Reason, str] = {
    Reason.WRAPPED_UP: N_("- This call is wrapped up"),
    Reason.ON_HOLD: N_("- Nothing can be recorded on hold: F7 first"),
    Reason.LINE_DOWN: N_("- The line is down: nothing can be recorded"),
    Reason.NOT_ON_HOLD: N_("- The caller is on the line already"),
    Reason.STOPPED: N_("- This page is the end of the way: Esc goes back"),
    Reason.NUMBER_MISSING: N_("x Ask which number it is about"),
    Reason.VERDICT_MISSING: N_("? Nothing is known of the number yet; F5 asks again"),
    Reason.NOT_ELIGIBLE: N_("- This number cannot be unbound"),
    Reason.OTHER_SERVICE: N_("- That belongs to another service; turn to it first"),
    Reason.NOT_AGREED: N_("- The caller has not agreed yet: press 1 or 0"),
    Reason.LOCKED_TODAY: N_("# Locked for today, nobody can lift it"),
    Reason.ALREADY_VERIFIED: N_("- Verified already, no need to send again"),
    Reason.NOT_MATCHED: N_("- A code can be sent after name and ID number match"),
    Reason.RESEND_TOO_SOON: N_("~ A code went out just now: wait for the 30 seconds"),
    Reason.NO_CODE_SENT: N_("- No code has gone out: F5 sends one"),
    Reason.CODE_EXPIRED: N_("x The code is too old: F5 sends another"),
    Reason.NOT_VERIFIED: N_("- Verify the caller first"),
    Reason.PROOF_TOO_OLD: N_("! Verification is over: F5 sends a fresh code"),
    Reason.DATE_DISPUTED: N_("- The caller disputes the start date: this cannot be judged today"),
    Reason.LOOKUP_NOT_STARTED: N_("- Look the platforms up first"),
    Reason.LOOKUP_RUNNING: N_("~ Platforms are still answering"),
    Reason.NOTHING_TICKED: N_("x Nothing ticked: ask the caller what to unbind"),
    Reason.LABELS_NOT_ANSWERED: N_("~ The label firms have not answered; F5 asks again"),
    Reason.NO_LABEL_CHOSEN: N_("x No label chosen: ask the caller which ones"),
    Reason.LABEL_REASON_MISSING: N_("x A label has no reason yet: ask why it is wrong"),
    Reason.NOT_READING_BACK: N_("x The list changed: read it back again"),
    Reason.LAST_PAGE_NOT_SHOWN: N_("x Read the list to its last page first: Enter"),
    Reason.WARNINGS_NOT_TOLD: N_("x Missing: 1 warnings told"),
    Reason.NOT_READ_BACK: N_("x Missing: 2 read back"),
    Reason.NO_SEPARATE_CONSENT: N_("x Missing: 3 separate consent"),
    Reason.ALREADY_SUBMITTED: N_("- Sent already: it cannot be taken back here"),
    Reason.NOTE_MISSING: N_("x Outcome 'other' needs one line of note: F6"),
    Reason.UNDER_WAY: N_("~ Asked already, waiting for the answer"),
    Reason.OTHER_NUMBER: N_("- This call is about another number than the case"),
    Reason.OTHER_HOLDER: N_("- The number changed hands since: the case is not this caller's"),
    Reason.NO_CALLER: N_("- Nobody is on the line: 4 rings back and verifies again"),
    Reason.NOT_REVIEWING: N_("x The case has changed meanwhile: Esc, then read it back again"),
    Reason.NO_APP_FILED: N_("= No app was filed in this case: nothing to file again or take back"),
    Reason.CHECK_FIRST: N_("- Check first, then file: F5 asks whether it arrived"),
    Reason.NOTHING_SILENT: N_("= No platform is silent: nothing to file again"),
    Reason.TAKEN_OVER: N_("- The platforms have it: not to be taken back, appeal there"),
    Reason.NOT_HEARD_YET: N_("~ Taken, not asked yet how far: F5 asks, then 3"),
    Reason.NOTHING_OPEN: N_("= No answer to a request is awaited: nothing to urge"),
    Reason.COMPLAINT_RUNS: N_("= A complaint is open already, its clock runs"),
    Reason.NO_COMPLAINT: N_("= No complaint is open"),
    Reason.CLOCK_STANDS: N_("= The complaint's clock stands still already"),
    Reason.MAY_HAVE_ARRIVED: N_("? It may have arrived before it was refused: ask the registry, then 7"),
    Reason.NOTHING_REFUSED: N_("= Nothing was refused: nothing to close here"),
    Reason.STILL_OPEN: N_("- The call is not wrapped up yet: end it first, F9"),
    Reason.NOTHING_TO_DO: N_("= Nothing to do here"),
}

REVEAL_REFUSALS: dict[RevealRefusal, str] = {
    RevealRefusal.NOT_VERIFIED: N_("- Only after verification can a field be shown"),
    RevealRefusal.PROOF_TOO_OLD: N_("! Verification is over: verify again, then show"),
    RevealRefusal.NOTHING_THERE: N_("- There is nothing to show"),
    RevealRefusal.LOG_CUT: N_("x The audit log was cut: a team lead has to take note first"),
    RevealRefusal.NEEDS_APPROVAL: N_("x Somebody else has to agree to this one"),
    RevealRefusal.OWN_APPROVAL: N_("x Nobody agrees to their own look"),
}

STAFF_REFUSALS: dict[StaffRefusal, str] = {
    StaffRefusal.UNKNOWN: N_("x Number and passphrase do not fit: once more"),
    StaffRefusal.OWN_NUMBER: N_("x Your own number: it takes somebody else"),
    StaffRefusal.NOT_A_LEAD: N_("x Only a team lead can do that"),
    StaffRefusal.TRAINEE: N_("x Who is in training cannot agree to it"),
}

CARRIERS: dict[Carrier, str] = {
    Carrier.CHINA_MOBILE: N_("China Mobile"),
    Carrier.CHINA_UNICOM: N_("China Unicom"),
    Carrier.CHINA_TELECOM: N_("China Telecom"),
    Carrier.CHINA_BROADNET: N_("China Broadnet"),
    Carrier.MVNO: N_("Virtual operator"),
    Carrier.UNKNOWN: N_("Carrier not known"),
}


def reason_sentence(reason: Reason, language: Language) -> str:
    """Say why something is not possible and what to do."""
    return language.text(REASONS[reason])


def reply_sentence(reply: Reply, language: Language) -> str:
    """Say what stood in the way of an intent; empty when nothing did."""
    if reply.failure is not None:
        return failure_sentence(reply.failure, language)
    return reason_sentence(reply.reasons[0], language) if reply.reasons else ""
