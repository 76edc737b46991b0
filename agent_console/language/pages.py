"""The pages that have a script: it knows their ids and what has to be filled in, not a word of them."""

from __future__ import annotations

from enum import StrEnum


class Page(StrEnum):
    """Where an agent says something. The values are the ids of `data/scripts`."""

    HOME = "home"
    INTAKE = "intake"
    INTAKE_ERROR = "intake_error"
    INTAKE_NO_LINE = "intake_no_line"
    INTAKE_SILENT = "intake_silent"
    TRIAGE = "triage"
    NOTICE = "notice"
    VERIFICATION = "verification"
    VERIFICATION_NO_MATCH = "verification_no_match"
    VERIFICATION_MATCHED = "verification_matched"
    VERIFICATION_CODE = "verification_code"
    VERIFICATION_WRONG_CODE = "verification_wrong_code"
    TENURE_QUESTION = "tenure_question"
    LOOKUP = "lookup"
    LOOKUP_PENDING = "lookup_pending"
    LOOKUP_DOWN = "lookup_down"
    OWN_ACCOUNTS_ASKING = "own_accounts_asking"
    OWN_ACCOUNTS_PENDING = "own_accounts_pending"
    OWN_ACCOUNTS_DOWN = "own_accounts_down"
    OWN_ACCOUNTS_ALL = "own_accounts_all"
    OWN_ACCOUNTS_NONE = "own_accounts_none"
    OWN_ACCOUNTS_OPEN = "own_accounts_open"
    OWN_ACCOUNTS_LATE = "own_accounts_late"
    SELECTION = "selection"
    SELECTION_FILTER = "selection_filter"
    SELECTION_FILTER_ONE = "selection_filter_one"
    SELECTION_LOCKED = "selection_locked"
    SELECTION_UNDER_WAY = "selection_under_way"
    SELECTION_NOTHING = "selection_nothing"
    READ_BACK = "read_back"
    READ_BACK_LONG = "read_back_long"
    READ_BACK_CODE = "read_back_code"
    STATEMENT_1 = "statement_1"
    STATEMENT_2 = "statement_2"
    STATEMENT_3 = "statement_3"
    SUBMITTING = "submitting"
    SUBMITTED = "submitted"
    SUBMITTED_PROVISIONAL = "submitted_provisional"
    SUBMITTED_UNKNOWN = "submitted_unknown"
    SUBMITTED_QUEUED = "submitted_queued"
    SUBMITTED_TAKEN_BACK = "submitted_taken_back"
    LABELS_ASKING = "labels_asking"
    LABELS_DOWN = "labels_down"
    LABELS = "labels"
    LABELS_LOCKED = "labels_locked"
    LABELS_NONE = "labels_none"
    LABELS_SOME_OPEN = "labels_some_open"
    LABELS_REASON = "labels_reason"
    LABELS_READ_BACK = "labels_read_back"
    LABELS_READ_BACK_LONG = "labels_read_back_long"
    LABELS_CONSENT = "labels_consent"
    LABELS_CODE = "labels_code"
    LABELS_AGREED = "labels_agreed"
    LABELS_SUBMITTED = "labels_submitted"
    LABELS_SUBMITTED_PROVISIONAL = "labels_submitted_provisional"
    WRAP_UP = "wrap_up"
    HOLD = "hold"
    RESUMED = "resumed"
    REVEAL = "reveal"
    DUE = "due"
    CASE = "case"
    CASE_UNVERIFIED = "case_unverified"
    COMPLAINT = "complaint"
    RING_BACK = "ring_back"
    WITHDRAW = "withdraw"
    WITHDRAW_CONSENT = "withdraw_consent"
    LOCK = "lock"
    HELP = "help"
    PALETTE = "palette"
    NOT_RECYCLED = "not_recycled"
    CANNOT_JUDGE = "cannot_judge"
    CANCELLED = "cancelled"
    NOT_SYNCED_YET = "not_synced_yet"
    PORTED_UNSUPPORTED = "ported_unsupported"
    OTHER_CARRIER = "other_carrier"
    OTHER_CARRIER_MVNO = "other_carrier_mvno"
    PREVIOUS_HOLDER = "previous_holder"
    DEBT_CALLS = "debt_calls"
    PLATFORM_BAN = "platform_ban"
    WRONG_COUNT = "wrong_count"
    WHO_HAD_IT = "who_had_it"
    CHILD_OR_RELATIVE = "child_or_relative"
    ACCOUNT_CONTENTS = "account_contents"
    NOT_HOLDER = "not_holder"
    NO_SIM = "no_sim"
    FACTOR_LOCKED = "factor_locked"
    LINE_DROPPED = "line_dropped"
    DECLINED = "declined"


PLACEHOLDERS: dict[Page, frozenset[str]] = {
    Page.LOOKUP_PENDING: frozenset({"day"}),
    Page.OWN_ACCOUNTS_PENDING: frozenset({"day"}),
    Page.OWN_ACCOUNTS_ALL: frozenset({"count"}),
    Page.OWN_ACCOUNTS_NONE: frozenset({"count"}),
    Page.OWN_ACCOUNTS_OPEN: frozenset({"count", "open"}),
    Page.OWN_ACCOUNTS_LATE: frozenset({"count", "open", "day"}),
    Page.SELECTION: frozenset({"companies"}),
    Page.SELECTION_FILTER: frozenset({"platforms"}),
    Page.SELECTION_FILTER_ONE: frozenset({"platforms"}),
    Page.SELECTION_LOCKED: frozenset({"platforms"}),
    Page.SELECTION_UNDER_WAY: frozenset({"platforms"}),
    Page.READ_BACK_LONG: frozenset({"count", "platforms"}),
    Page.STATEMENT_1: frozenset({"warnings"}),
    Page.STATEMENT_2: frozenset({"count", "platforms"}),
    Page.STATEMENT_3: frozenset({"companies"}),
    Page.SUBMITTED: frozenset({"case_number", "day"}),
    Page.SUBMITTED_PROVISIONAL: frozenset({"case_number", "day"}),
    Page.SUBMITTED_UNKNOWN: frozenset({"case_number", "day"}),
    Page.SUBMITTED_QUEUED: frozenset({"case_number"}),
    Page.LABELS: frozenset({"count", "correctable"}),
    Page.LABELS_LOCKED: frozenset({"count"}),
    Page.LABELS_SOME_OPEN: frozenset({"open"}),
    Page.LABELS_REASON: frozenset({"companies"}),
    Page.LABELS_READ_BACK: frozenset({"count", "labels"}),
    Page.LABELS_READ_BACK_LONG: frozenset({"count", "labels"}),
    Page.LABELS_CONSENT: frozenset({"companies"}),
    Page.LABELS_SUBMITTED: frozenset({"case_number", "day"}),
    Page.LABELS_SUBMITTED_PROVISIONAL: frozenset({"case_number", "day"}),
    Page.CASE: frozenset({"counts"}),
    Page.WITHDRAW: frozenset({"count", "platforms"}),
    Page.CANNOT_JUDGE: frozenset({"day"}),
    Page.NOT_SYNCED_YET: frozenset({"day"}),
    Page.OTHER_CARRIER: frozenset({"carrier", "service_line"}),
    Page.NO_SIM: frozenset({"when"}),
}
"""What the sentences of a page leave open; no other page leaves anything open.

`day`, `count`, `service_line`, `platforms` and `companies` are written with `Language.spoken_day`,
`spoken_count`, `spoken_digits` and `listed`, `case_number` with `identity.case_number.spoken`; `warnings` joins
`Scripts.warning` of each weight; `when` is a day and an hour: `十一月二十四日十点`, `at 10:00 on 24 November`.
"""


def placeholders_of(page: Page) -> frozenset[str]:
    """Name what has to be filled in on a page; empty for most."""
    return PLACEHOLDERS.get(page, frozenset())
