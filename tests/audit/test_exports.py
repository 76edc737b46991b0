"""Records for other programs: what came of an attempt, in words a security centre counts by."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import pytest

from agent_console.audit.chain import State, chained
from agent_console.audit.exports import as_ocsf_line
from agent_console.audit.from_acts import refusal
from agent_console.audit.record import Entry, Record
from agent_console.audit.words import Action
from agent_console.backend import CodeOutcome, MatchOutcome, SendCodeOutcome, Verdict
from agent_console.call.gates import Act, Reason
from tests.support_audit import ACTOR, CASE, NAME, NOW, START_KEY

SUCCESS, FAILURE = 1, 2
INFORMATIONAL, MEDIUM = 1, 3

ANSWERS: list[tuple[Action, type[StrEnum], StrEnum]] = [
    (Action.IDENTITY_COMPARED, MatchOutcome, MatchOutcome.MATCH),
    (Action.CODE_SENT, SendCodeOutcome, SendCodeOutcome.SENT),
    (Action.CODE_COMPARED, CodeOutcome, CodeOutcome.CONFIRMED),
]
"""What asks a backend for something, what it can come to, and the one answer that is what was asked for."""


def event_of(entry: Entry) -> dict[str, Any]:
    link, _ = chained(State(NAME, 0, START_KEY), Record(1, entry, ACTOR))
    event: dict[str, Any] = json.loads(as_ocsf_line(link))
    return event


def status_of(action: Action, outcome: str | None) -> tuple[int, str | None, int]:
    event = event_of(Entry(NOW, action, CASE, outcome=outcome))
    return event["status_id"], event["status_detail"], event["severity_id"]


@pytest.mark.parametrize(
    ("action", "outcome", "wanted"),
    [(action, outcome, wanted) for action, outcomes, wanted in ANSWERS for outcome in outcomes],
)
def test_whatever_is_not_what_was_asked_for_is_a_failure_by_its_name(
    action: Action, outcome: StrEnum, wanted: StrEnum
) -> None:
    expected = (SUCCESS, INFORMATIONAL) if outcome == wanted else (FAILURE, MEDIUM)
    status, detail, severity = status_of(action, str(outcome))
    assert (status, severity) == expected
    assert detail == outcome


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        (Action.CODE_SENT, "UNKNOWN"),
        (Action.CODE_COMPARED, "UNKNOWN"),
        (Action.LOOKUP_STARTED, "UNREACHABLE"),
        (Action.REQUEST_ANSWERED, "UNKNOWN"),
        (Action.REQUEST_ANSWERED, "REFUSED"),
    ],
)
def test_a_question_nobody_answered_is_a_failure(action: Action, outcome: str) -> None:
    assert status_of(action, outcome) == (FAILURE, outcome, MEDIUM)


@pytest.mark.parametrize("verdict", Verdict)
def test_a_number_that_was_judged_was_seen_whatever_the_verdict(verdict: Verdict) -> None:
    assert status_of(Action.NUMBER_SEEN, str(verdict)) == (SUCCESS, verdict, INFORMATIONAL)


def test_a_refused_attempt_tells_the_rule_before_what_was_tried() -> None:
    entry = refusal(CASE, Act.SUBMIT, Reason.NOT_VERIFIED, NOW)
    assert entry is not None
    event = event_of(entry)
    assert (event["status_id"], event["status_detail"]) == (FAILURE, Reason.NOT_VERIFIED)
    assert event["unmapped"]["outcome"] == Act.SUBMIT


def test_what_has_neither_a_reason_nor_an_outcome_went_well() -> None:
    assert status_of(Action.SIGNED_ON, None) == (SUCCESS, None, INFORMATIONAL)


AUTHENTICATION, DATASTORE = 3002, 6005


@pytest.mark.parametrize(
    ("action", "class_uid", "status"),
    [
        (Action.SIGN_IN_REFUSED, AUTHENTICATION, FAILURE),
        (Action.LOCKED, AUTHENTICATION, SUCCESS),
        (Action.UNLOCK_REFUSED, AUTHENTICATION, FAILURE),
        (Action.UNLOCKED, AUTHENTICATION, SUCCESS),
        (Action.REVEALED, DATASTORE, SUCCESS),
        (Action.REVEAL_APPROVED, DATASTORE, SUCCESS),
        (Action.APPROVAL_REFUSED, DATASTORE, FAILURE),
        (Action.LOG_CUT_NOTED, DATASTORE, SUCCESS),
    ],
)
def test_who_sits_there_and_what_is_looked_at_are_told_apart(
    action: Action, class_uid: int, status: int
) -> None:
    event = event_of(Entry(NOW, action))
    assert (event["class_uid"], event["status_id"]) == (class_uid, status)
    assert event["type_uid"] == class_uid * 100 + event["activity_id"]
