"""What a casebook keeps how long, class by class, in rows for a person. It opens nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agent_console.language import N_, Language
from agent_console.language.filling import filled

_SETTLED = N_("settled cases: {count}, kept {days} days, long enough: {due}")
_OPEN = N_("cases that are not settled: {count}, never erased by themselves")
_DRAFTS = N_("drafts: {count}, kept a day, over: {due}")
_RECORDS = N_("audit records: {count}, never shortened (three years at least)")
_BACKUPS = N_("backups below the home: {count}; what is erased here still stands in older ones")
_DRY = N_("Nothing was erased: --yes erases what was kept long enough.")
_ERASED = N_("Erased: {count}, each with its record in the audit log.")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a casebook holds, by class.

    Args:
        keep_days: How long a settled case is kept.
        settled, open, drafts: Cases.
        due: Of the settled ones, those kept long enough.
        drafts_due: Of the drafts, those the next start erases anyway.
        records: Of the audit log.
        backups: Below the home; erased cases still stand in older ones.
        erased: Cases erased in this run; None in a dry run.
    """

    casebook: str
    keep_days: int
    settled: int
    due: int
    open: int
    drafts: int
    drafts_due: int
    records: int
    backups: int
    erased: int | None = None


def lines_of(kept: Kept, language: Language) -> Iterator[str]:
    """Say of every class how many there are, how long they stay, and how many are over."""
    yield kept.casebook
    for sentence, count, due in (
        (_SETTLED, kept.settled, kept.due),
        (_OPEN, kept.open, 0),
        (_DRAFTS, kept.drafts, kept.drafts_due),
        (_RECORDS, kept.records, 0),
        (_BACKUPS, kept.backups, 0),
    ):
        values = {"count": str(count), "due": str(due), "days": str(kept.keep_days)}
        yield f"  {filled(language.text(sentence), **values)}"
    if kept.erased is None:
        yield language.text(_DRY)
    else:
        yield filled(language.text(_ERASED), count=str(kept.erased))
