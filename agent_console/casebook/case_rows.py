"""Cases as rows: it knows how a summary is written and read, not when."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from agent_console.backend import CorrectionState, ItemState
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_cipher import CaseCipher, CaseKey
from agent_console.casebook.case_summary import CaseState, CaseSummary, ItemWord, QueryWord
from agent_console.casebook.schema import CASES
from agent_console.casebook.stored_json import utc_text
from agent_console.identity.phone import PhoneNumber
from agent_console.store.rows import Record
from agent_console.store.transaction import Value

Word = TypeVar("Word", bound=StrEnum)


def record_of(
    summary: CaseSummary, number_index: bytes | None, event_count: int, sealed_key: Value, key: CaseKey
) -> Record:
    """Write a summary as the row of its case; the number is sealed with the key of the case."""
    return {
        "call_id": summary.call_id,
        "opened_at": utc_text(summary.opened_at),
        "updated_at": utc_text(summary.updated_at),
        "staff_no": summary.staff_no,
        "backend": summary.backend,
        "subject": key.seal(CASES, summary.subject.digits) if summary.subject else None,
        "number_index": number_index,
        "step": summary.step,
        "state": summary.state,
        "outcome": summary.outcome,
        "wrapped_up_at": _utc_or_none(summary.wrapped_up_at),
        "due_on": _day_or_none(summary.due_on),
        "call_back_at": _utc_or_none(summary.call_back_at),
        "linked_to": summary.linked_to,
        "items": json.dumps(summary.items, separators=(",", ":")),
        "event_count": event_count,
        "sealed_key": sealed_key,
        "complaint_due_on": _day_or_none(summary.complaint_due_on),
    }


def key_of(record: Record, cipher: CaseCipher) -> CaseKey:
    """Unwrap the key of a case from its row."""
    return cipher.key_of(str(record["call_id"]), record["sealed_key"])


def summary_from(record: Record, cipher: CaseCipher | None) -> CaseSummary:
    """Read the row of a case. A word of a newer program reads as None, so that the case still stands in its list.

    Without a cipher its number stays sealed and reads as None.
    """
    sealed, due_on, complaint = record["subject"], record["due_on"], record["complaint_due_on"]
    subject = key_of(record, cipher).open(CASES, sealed) if cipher and sealed is not None else None
    return CaseSummary(
        call_id=str(record["call_id"]),
        opened_at=datetime.fromisoformat(str(record["opened_at"])),
        updated_at=datetime.fromisoformat(str(record["updated_at"])),
        staff_no=str(record["staff_no"]),
        backend=str(record["backend"]),
        subject=PhoneNumber(str(subject)) if subject else None,
        step=_word(Step, record["step"]),
        state=_word(CaseState, record["state"]),
        outcome=_word(Outcome, record["outcome"]),
        wrapped_up_at=instant_or_none(record["wrapped_up_at"]),
        due_on=date.fromisoformat(str(due_on)) if due_on else None,
        call_back_at=instant_or_none(record["call_back_at"]),
        linked_to=None if record["linked_to"] is None else str(record["linked_to"]),
        items=_items(str(record["items"])),
        complaint_due_on=date.fromisoformat(str(complaint)) if complaint else None,
    )


def _items(text: str) -> tuple[tuple[ItemWord, int], ...]:
    found = []
    for word, count in json.loads(text):
        known = _word(FilingState, word) or _word(ItemState, word) or _word(CorrectionState, word)
        found.append((known or _word(QueryWord, word) or ItemState.OTHER, int(count)))
    return tuple(found)


def _word(kind: type[Word], stored: Value) -> Word | None:
    try:
        return kind(str(stored))
    except ValueError:
        return None


def _day_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _utc_or_none(instant: datetime | None) -> str | None:
    return None if instant is None else utc_text(instant)


def instant_or_none(stored: Value) -> datetime | None:
    """Read an instant that may be missing."""
    return None if stored is None else datetime.fromisoformat(str(stored))
