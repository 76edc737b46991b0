"""The closed lists of words a record is made of. It knows no record: a word says what, never a value."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """What was done. `..._ASKED` is on disk before the question leaves; the others before what came is shown."""

    SIGNED_ON = "SIGNED_ON"
    SIGNED_OFF = "SIGNED_OFF"
    SIGN_IN_REFUSED = "SIGN_IN_REFUSED"
    """A passphrase that did not fit, before the log was open; `at` is when somebody signed in after it."""
    LOCKED = "LOCKED"
    """The screen; `reason` is KEY or IDLE."""
    UNLOCK_REFUSED = "UNLOCK_REFUSED"
    UNLOCKED = "UNLOCKED"
    CALL_OPENED = "CALL_OPENED"
    CALL_RESUMED = "CALL_RESUMED"
    CALL_STOPPED = "CALL_STOPPED"
    CALL_WRAPPED_UP = "CALL_WRAPPED_UP"
    NUMBER_ENTERED = "NUMBER_ENTERED"
    NUMBER_ASKED = "NUMBER_ASKED"
    NUMBER_SEEN = "NUMBER_SEEN"
    CONSENT_GIVEN = "CONSENT_GIVEN"
    SIGNALS_ASKED = "SIGNALS_ASKED"
    SIGNALS_SEEN = "SIGNALS_SEEN"
    IDENTITY_ASKED = "IDENTITY_ASKED"
    IDENTITY_COMPARED = "IDENTITY_COMPARED"
    CODE_ASKED = "CODE_ASKED"
    CODE_SENT = "CODE_SENT"
    CODE_COMPARE_ASKED = "CODE_COMPARE_ASKED"
    CODE_COMPARED = "CODE_COMPARED"
    LOOKUP_ASKED = "LOOKUP_ASKED"
    LOOKUP_STARTED = "LOOKUP_STARTED"
    BINDINGS_SEEN = "BINDINGS_SEEN"
    REQUEST_QUEUED = "REQUEST_QUEUED"
    REQUEST_ANSWERED = "REQUEST_ANSWERED"
    REQUEST_SEEN = "REQUEST_SEEN"
    WITHDRAWAL_QUEUED = "WITHDRAWAL_QUEUED"
    WITHDRAWAL_ANSWERED = "WITHDRAWAL_ANSWERED"
    CASE_SEEN = "CASE_SEEN"
    """An earlier case was told to a caller who was verified on a later call."""
    CASE_ASKED = "CASE_ASKED"
    """The registry was asked what other desks filed for the number."""
    URGED = "URGED"
    COMPLAINT_OPENED = "COMPLAINT_OPENED"
    COMPLAINT_CLOCK_STOPPED = "COMPLAINT_CLOCK_STOPPED"
    COMPLAINT_CLOCK_STARTED = "COMPLAINT_CLOCK_STARTED"
    COMPLAINT_ANSWERED = "COMPLAINT_ANSWERED"
    REVEALED = "REVEALED"
    REVEAL_APPROVED = "REVEAL_APPROVED"
    """A second person agreed to the look recorded next; `staff_no` is theirs."""
    APPROVAL_REFUSED = "APPROVAL_REFUSED"
    """`staff_no` is whose word did not count, where that is known."""
    REFUSED = "REFUSED"
    """An attempt the rules did not allow; `reason` is the first of them."""
    ERASED = "ERASED"
    RESTORED = "RESTORED"
    """The casebook was put back from a backup: what was recorded after that is not in the log."""
    EXPORTED = "EXPORTED"
    CLOCK_WENT_BACK = "CLOCK_WENT_BACK"
    LOG_CUT = "LOG_CUT"
    """Somebody outside knows a record this log does not hold, or holds otherwise."""
    LOG_CUT_NOTED = "LOG_CUT_NOTED"
    """A team lead took note of that; looks are possible again."""


class Field(StrEnum):
    """Which data were looked at or handed on; never what they said."""

    CALLING_NUMBER = "CALLING_NUMBER"
    SUBJECT_NUMBER = "SUBJECT_NUMBER"
    CONTACT_NUMBER = "CONTACT_NUMBER"
    CARRIER = "CARRIER"
    VERDICT = "VERDICT"
    ACTIVATED_ON = "ACTIVATED_ON"
    NAME = "NAME"
    ID_NUMBER = "ID_NUMBER"
    SMS_CODE = "SMS_CODE"
    FRAUD_SIGNALS = "FRAUD_SIGNALS"
    BINDINGS = "BINDINGS"
    REQUEST = "REQUEST"
    CASE = "CASE"


class Basis(StrEnum):
    """On what ground personal data were processed."""

    CONTRACT = "CONTRACT"
    """What the holder's own contract asks for (PIPL §13)."""
    CONSENT = "CONSENT"
    """The caller agreed to it (PIPL §14)."""
    SEPARATE_CONSENT = "SEPARATE_CONSENT"
    """The caller agreed to exactly this handing on (PIPL §23)."""


class Role(StrEnum):
    """In which role somebody acted."""

    AGENT = "AGENT"
    TEAM_LEAD = "TEAM_LEAD"
    TRAINEE = "TRAINEE"
