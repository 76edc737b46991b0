"""CAMARA: is the caller the holder? Match, codes, tenure and fraud signals, each from one question to the port."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from agent_console.backend import (
    CodeOutcome,
    MatchOutcome,
    SendCodeOutcome,
)
from agent_console.identity.secret import Secret
from backends.server.desk import Desk
from backends.server.endpoint import Answer, Call
from backends.server.problems import Problem, retry_after
from backends.server.signals_api import yes
from backends.server.subject import SubjectRule, check_subject, mainland_number, subject_of
from backends.wire.codes import (
    ID_DOCUMENT_REQUIRED,
    INVALID_OTP,
    INVALID_PARAM_COMBINATION,
    MAX_OTP_CODES_EXCEEDED,
    PHONE_NUMBER_BLOCKED,
    PHONE_NUMBER_NOT_ALLOWED,
    VERIFICATION_EXPIRED,
    VERIFICATION_FAILED,
    ErrorCode,
)
from backends.wire.kyc_match import MatchAnswer, MatchRequest, MatchResult
from backends.wire.kyc_tenure import TenureAnswer, TenureRequest
from backends.wire.number_recycling import RecyclingAnswer, RecyclingRequest
from backends.wire.one_time_password_sms import SendCodeAnswer, SendCodeRequest, ValidateCodeRequest

_COMPARED: Final = {"id_document", "name"}
"""What the port compares, both or neither; everything else is `not_available`."""

_MATCHES: Final = {
    MatchOutcome.MATCH: MatchResult.TRUE,
    MatchOutcome.NO_MATCH: MatchResult.FALSE,
    MatchOutcome.NOT_COMPARABLE: MatchResult.NOT_AVAILABLE,
}

_NOT_SENT: Final = {
    SendCodeOutcome.LIMIT_REACHED: MAX_OTP_CODES_EXCEEDED,
    SendCodeOutcome.NOT_ALLOWED: PHONE_NUMBER_NOT_ALLOWED,
    SendCodeOutcome.BARRED: PHONE_NUMBER_BLOCKED,
    SendCodeOutcome.NOT_SERVED: ErrorCode(404, "NOT_FOUND"),
}

_NOT_CONFIRMED: Final = {
    CodeOutcome.WRONG: INVALID_OTP,
    CodeOutcome.EXPIRED: VERIFICATION_EXPIRED,
    CodeOutcome.USED_UP: VERIFICATION_FAILED,
}

_NO_ANSWER: Final = Problem(422, "SERVICE_NOT_APPLICABLE", "There is no answer for this number.")


class VerificationApi:
    """Handles CAMARA's operations."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._backend = desk.backend

    async def match(self, call: Call, given: MatchRequest) -> Answer:
        """Compare name and document; one joint answer, so that nobody learns which of the two was wrong."""
        if given.asks_nothing:
            raise _as_problem(INVALID_PARAM_COMBINATION, "Nothing to compare.")
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_OR_SAME)
        number = mainland_number(told)
        asked = given.model_fields_set - {"phone_number"}
        if not asked & _COMPARED:
            return Answer(_match_answer(asked, MatchResult.NOT_AVAILABLE))
        answer = await self._backend.match_identity(
            number, Secret(given.name or ""), Secret(given.id_document or "")
        )
        match answer.outcome:
            case MatchOutcome.LOCKED:
                until = answer.locked_until or call.now + timedelta(days=1)
                raise Problem(429, "QUOTA_EXCEEDED", "Locked for now.", retry_after(until - call.now))
            case MatchOutcome.DOCUMENT_REQUIRED:
                raise _as_problem(ID_DOCUMENT_REQUIRED, "The document is needed.")
            case MatchOutcome.NOT_SERVED:
                raise Problem(404, "IDENTIFIER_NOT_FOUND", "This number is not served here.")
        return Answer(_match_answer(asked, _MATCHES[answer.outcome]))

    async def send_code(self, call: Call, given: SendCodeRequest) -> Answer:
        """Send a code."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.BODY)
        number = mainland_number(told, "NOT_FOUND")
        answer = await self._backend.send_code(number, given.message)
        if answer.outcome is SendCodeOutcome.TOO_SOON:
            wait = retry_after(answer.wait or timedelta(seconds=30))
            raise Problem(429, "TOO_MANY_REQUESTS", "A code was sent a moment ago.", wait)
        if answer.outcome is not SendCodeOutcome.SENT or answer.authentication_id is None:
            raise _as_problem(_NOT_SENT[answer.outcome], "No code was sent.")
        self._desk.effects["sendCode"] += 1
        self._desk.storage.codes.keep(answer.authentication_id, number.e164, call.now)
        return Answer(SendCodeAnswer(authentication_id=answer.authentication_id))

    async def validate_code(self, call: Call, given: ValidateCodeRequest) -> Answer:
        """Compare a code. The body names no number: it is the one the code was sent to."""
        code = self._desk.storage.codes.find(given.authentication_id)
        if code is None:
            raise Problem(404, "NOT_FOUND", "No code was sent under this id.")
        check_subject(call.caller, code.number)
        number = mainland_number(code.number, "NOT_FOUND")
        answer = await self._backend.confirm_code(number, given.authentication_id, Secret(given.code))
        self._desk.effects["validateCode"] += 1
        if answer.outcome is not CodeOutcome.CONFIRMED or answer.proof is None:
            refusal = _NOT_CONFIRMED[answer.outcome]
            wait = retry_after(answer.locked_until - call.now) if answer.locked_until else {}
            raise Problem(refusal.status, refusal.code, "The code was not confirmed.", wait)
        told_at = call.now + call.skew
        self._desk.storage.codes.confirm(given.authentication_id, answer.proof.validated_at, told_at)
        # CAMARA's 204 says nothing; with this a client's proof is the registry's own to the microsecond.
        return Answer(headers={"X-Validated-At": answer.proof.validated_at.isoformat()})

    async def recycling(self, call: Call, given: RecyclingRequest) -> Answer:
        """Tell whether the number changed hands after a day."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_ALONE)
        check = await self._backend.check_activation(mainland_number(told), given.specified_date)
        return Answer(RecyclingAnswer(phone_number_recycled=yes(check.recycled_since)))

    async def tenure(self, call: Call, given: TenureRequest) -> Answer:
        """Tell whether the holder has been this carrier's since a day."""
        told = subject_of(call.caller, given.phone_number, SubjectRule.TOKEN_ALONE)
        check = await self._backend.check_activation(mainland_number(told), given.tenure_date)
        return Answer(TenureAnswer(tenure_date_check=yes(check.held_since)))


def _match_answer(asked: set[str], result: MatchResult) -> MatchAnswer:
    answers = {
        f"{name}_match": result if name in _COMPARED else MatchResult.NOT_AVAILABLE
        for name in asked
        if f"{name}_match" in MatchAnswer.model_fields
    }
    return MatchAnswer.model_validate(answers)


def _as_problem(code: ErrorCode, message: str) -> Problem:
    return Problem(code.status, code.code, message)
