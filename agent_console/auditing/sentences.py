"""What the audit commands say, as sentences for every word of the log. It knows no file."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.audit.verification import Finding, Flaw, Verdict
from agent_console.audit.words import Action, Basis, Field, Role
from agent_console.language import N_, Language

NO_LOG = N_("There is no log yet: a new home is whole.")
NO_HOME = N_("The home cannot be looked into: check its rights, or name another with --home.")
NO_ANCHOR_FILE = N_("--anchor takes a head, written desk;seq;hash, or a file with one a line.")
NO_KEY_FILE = N_("--start-key takes the file that was written when a log began (casebook.sqlite.audit-key).")
NO_RECORD = N_("No record of case {case} at this desk.")
NO_SUCH_LOG = N_("--log takes the name of one log of this home: {known}.")
BEYOND = N_("The log ends at record {seq}, before the cursor: it was cut since the last export.")
NOT_WRITTEN = N_("Standard output took no more: go on with --since {seq}.")

_VERDICTS = {
    Verdict.BROKEN: N_("{log}: BROKEN at record {seq}: {why}."),
    Verdict.CUT: N_("{log}: CUT: record {seq} and what came after it is missing ({why})."),
    Verdict.UNREADABLE: N_("{log}: CAN NOT BE READ: check the file and its rights, or restore a backup."),
}

_FLAWS = {
    Flaw.GAP: N_("a record is missing or out of its place"),
    Flaw.RECORD: N_("it cannot be what was written"),
    Flaw.HASH: N_("it does not hang on the record before it"),
    Flaw.KEY: N_("it was not written with the key of its time"),
    Flaw.STATE: N_("the log itself says that it ends elsewhere"),
    Flaw.ANCHOR: N_("the anchor says otherwise"),
}

_NO_ANCHOR = N_("Without --anchor a cut, or a change made with today's key, is not seen.")
_ANCHORED = N_("Confirmed by the anchor up to record {seq}.")
_KEY_BESIDE = N_("The start key lies beside the log: keep it where nobody of this desk can get at it.")
_NO_KEY = N_("Keyed hashes were checked from record {seq} on: give --start-key for all of them.")

ACTIONS = {
    Action.SIGNED_ON: N_("console opened"),
    Action.SIGNED_OFF: N_("console closed"),
    Action.SIGN_IN_REFUSED: N_("sign-in refused"),
    Action.LOCKED: N_("screen locked"),
    Action.UNLOCK_REFUSED: N_("unlocking refused"),
    Action.UNLOCKED: N_("screen unlocked"),
    Action.CALL_OPENED: N_("call opened"),
    Action.CALL_RESUMED: N_("case taken up again"),
    Action.CALL_STOPPED: N_("call stopped"),
    Action.CALL_WRAPPED_UP: N_("call wrapped up"),
    Action.NUMBER_ENTERED: N_("number entered"),
    Action.NUMBER_ASKED: N_("asks for the number's state"),
    Action.NUMBER_SEEN: N_("sees the number's state"),
    Action.CONSENT_GIVEN: N_("notes what the caller said to it"),
    Action.SIGNALS_ASKED: N_("asks for fraud signals"),
    Action.SIGNALS_SEEN: N_("sees fraud signals"),
    Action.IDENTITY_ASKED: N_("has the identity compared"),
    Action.IDENTITY_COMPARED: N_("sees what the comparison said"),
    Action.CODE_ASKED: N_("has a code sent"),
    Action.CODE_SENT: N_("sees whether the code went out"),
    Action.CODE_COMPARE_ASKED: N_("has the code compared"),
    Action.CODE_COMPARED: N_("sees whether the code fits"),
    Action.LOOKUP_ASKED: N_("asks what is bound"),
    Action.LOOKUP_STARTED: N_("lookup started"),
    Action.BINDINGS_SEEN: N_("sees what is bound"),
    Action.REQUEST_QUEUED: N_("request filed"),
    Action.REQUEST_ANSWERED: N_("request sent"),
    Action.REQUEST_SEEN: N_("sees how far the request is"),
    Action.WITHDRAWAL_QUEUED: N_("files the withdrawal"),
    Action.WITHDRAWAL_ANSWERED: N_("withdrawal sent"),
    Action.LABELS_ASKED: N_("asks what labels are shown"),
    Action.LABELS_SEEN: N_("sees what labels are shown"),
    Action.CORRECTION_QUEUED: N_("label correction filed"),
    Action.CORRECTION_ANSWERED: N_("label correction sent"),
    Action.CORRECTION_SEEN: N_("sees how far the label correction is"),
    Action.CASE_SEEN: N_("sees the earlier case"),
    Action.CASE_ASKED: N_("asks for cases of other desks"),
    Action.URGED: N_("caller urges"),
    Action.COMPLAINT_OPENED: N_("complaint opened"),
    Action.COMPLAINT_CLOCK_STOPPED: N_("complaint waits for the caller"),
    Action.COMPLAINT_CLOCK_STARTED: N_("complaint goes on"),
    Action.COMPLAINT_ANSWERED: N_("complaint answered"),
    Action.REVEALED: N_("unmasked data shown"),
    Action.REVEAL_APPROVED: N_("agrees to a look at unmasked data"),
    Action.APPROVAL_REFUSED: N_("approval refused"),
    Action.REFUSED: N_("attempt refused"),
    Action.ERASED: N_("erased"),
    Action.RESTORED: N_("casebook put back from a backup"),
    Action.EXPORTED: N_("exported"),
    Action.CLOCK_WENT_BACK: N_("the clock went back"),
    Action.LOG_CUT: N_("the log was found cut"),
    Action.LOG_CUT_NOTED: N_("took note that the log was cut"),
}

FIELDS = {
    Field.CALLING_NUMBER: N_("calling number"),
    Field.SUBJECT_NUMBER: N_("subject number"),
    Field.CONTACT_NUMBER: N_("contact number"),
    Field.CARRIER: N_("carrier"),
    Field.VERDICT: N_("verdict"),
    Field.ACTIVATED_ON: N_("holder since"),
    Field.NAME: N_("name"),
    Field.ID_NUMBER: N_("ID number"),
    Field.SMS_CODE: N_("SMS code"),
    Field.FRAUD_SIGNALS: N_("fraud signals"),
    Field.BINDINGS: N_("bindings"),
    Field.OWN_ACCOUNTS: N_("own accounts"),
    Field.LABELS: N_("caller labels"),
    Field.REQUEST: N_("request"),
    Field.CASE: N_("case"),
}

ROLES = {
    Role.AGENT: N_("agent"),
    Role.TEAM_LEAD: N_("team leader"),
    Role.TRAINEE: N_("trainee"),
}

BASES = {
    Basis.CONTRACT: N_("basis: the holder's contract"),
    Basis.CONSENT: N_("basis: consent"),
    Basis.SEPARATE_CONSENT: N_("basis: separate consent"),
}


def verdict_sentence(log: str, finding: Finding, language: Language) -> str:
    """Say what was found of one log."""
    if finding.verdict is Verdict.WHOLE:
        return language.plural(
            "{log}: whole, {count} record.", "{log}: whole, {count} records.", finding.records
        ).replace("{log}", log)
    why = language.text(_FLAWS[finding.flaw]) if finding.flaw else "-"
    sentence = language.text(_VERDICTS[finding.verdict])
    return sentence.replace("{log}", log).replace("{seq}", str(finding.at_seq)).replace("{why}", why)


def notes(finding: Finding, anchored: bool, key_beside: bool, language: Language) -> Iterator[str]:
    """Say what "whole" rests on, and what it cannot tell."""
    if anchored:
        yield language.text(_ANCHORED).replace("{seq}", str(finding.anchored_to or "-"))
    else:
        yield language.text(_NO_ANCHOR)
    if key_beside:
        yield language.text(_KEY_BESIDE)
    elif finding.keyed_from != 1:
        yield language.text(_NO_KEY).replace("{seq}", str(finding.keyed_from or "-"))
