"""A casebook from before encryption is sealed once, when it is first opened. It knows how both forms stand in a row."""

from __future__ import annotations

from agent_console.casebook.case_cipher import CaseKey
from agent_console.casebook.keys import INDEX_KEY, KEY_ID, SEAL_KEY, Keys, as_bytes, stored, write
from agent_console.casebook.schema import CASES, CASES_IN_CLEAR, EVENTS, META, OUTBOX
from agent_console.encryption.master_key import MasterKey
from agent_console.store.connection import Store
from agent_console.store.rows import SEAL_KEY_BYTES, Record, SealedRows
from agent_console.store.transaction import Transaction

_OF_CASE = "WHERE call_id = ?"


def encrypt_what_is_clear(store: Store, master: MasterKey) -> None:
    """Seal a store that stands in clear, all of it or nothing; one that is sealed, or empty, stays as it is.

    Raises:
        StoreDamaged: The keys or a row are not what was written.
        StoreFailed: It cannot be written; it stands in clear as before.
    """
    raw = stored(store)
    if not raw or KEY_ID in raw:
        return
    seal_key, index_key = as_bytes(raw.get(SEAL_KEY)), as_bytes(raw.get(INDEX_KEY))
    if len(seal_key) != SEAL_KEY_BYTES:
        raise store.report_damage("the keys")
    rows = SealedRows(store, seal_key)
    rows.read(META)
    cases = rows.read(CASES_IN_CLEAR)
    with store.transaction() as tx:
        keys = write(tx, store, seal_key, index_key, master)
        for case in cases:
            _seal_case(rows, tx, keys, case)
    # What was overwritten in the file still stands in its log.
    store.forget_log()


def _seal_case(rows: SealedRows, tx: Transaction, keys: Keys, case: Record) -> None:
    call_id = str(case["call_id"])
    wrapped = keys.cipher.new_key(call_id)
    key = keys.cipher.key_of(call_id, wrapped)
    subject = None if case["subject"] is None else key.seal(CASES, str(case["subject"]))
    rows.put(tx, CASES, {**case, "subject": subject, "sealed_key": wrapped, "complaint_due_on": None})
    for event in rows.read(EVENTS, _OF_CASE, (call_id,), tx):
        rows.put(tx, EVENTS, _sealed(key, event, int(str(event["seq"]))))
    for entry in rows.read(OUTBOX, _OF_CASE, (call_id,), tx):
        body = key.seal(OUTBOX, str(entry["body"]), int(str(entry["filing"])))
        rows.put(tx, OUTBOX, {**entry, "body": body})


def _sealed(key: CaseKey, event: Record, seq: int) -> Record:
    return {**event, "body": key.seal(EVENTS, str(event["body"]), seq)}
