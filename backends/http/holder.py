"""Whether the caller is the holder: comparing and codes, as CAMARA has them. It keeps nothing of what is compared."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import Final

from pydantic import TypeAdapter, ValidationError

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    HolderProof,
    IdentityAnswer,
    MatchOutcome,
    Refused,
    SendCodeAnswer,
    SendCodeOutcome,
)
from agent_console.calendar.zone import today
from agent_console.identity.id_number import IdKind, IdNumber, parse_id_number
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from agent_console.identity.text import fold, fold_grouped
from backends.http.answers import Answer, date_of
from backends.http.asking import Ask
from backends.http.errors import CarrierError, ContractViolation
from backends.http.fraud import Fraud
from backends.http.line import Line
from backends.http.outcomes import code_outcome, match_outcome, send_outcome
from backends.http.port_errors import as_port_errors
from backends.http.reading import made
from backends.wire.apis import OperationKind
from backends.wire.fields import Instant
from backends.wire.kyc_match import IdDocumentType, MatchAnswer, MatchRequest, MatchResult
from backends.wire.one_time_password_sms import SendCodeAnswer as CodeSent
from backends.wire.one_time_password_sms import SendCodeRequest, ValidateCodeRequest
from backends.wire.operations import MATCH, SEND_CODE, VALIDATE_CODE

VALIDATED_AT: Final = "x-validated-at"
"""The registry's own instant of a validation, beside CAMARA's 204: it will compare the proof with it."""

_INSTANT: Final[TypeAdapter[datetime]] = TypeAdapter(Instant)
_MOST_CODES: Final = 200
_UNKEYED: Final = OperationKind.UNKEYED_WRITE

_DOCUMENT_TYPES: Final = {
    IdKind.RESIDENT_ID: IdDocumentType.NATIONAL_ID_CARD,
    IdKind.HK_MACAU_TAIWAN_PERMIT: IdDocumentType.RESIDENCE_PERMIT,
    IdKind.FOREIGN_PERMANENT_RESIDENCE: IdDocumentType.RESIDENCE_PERMIT,
}


class Holder:
    """Compares and never reveals."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._fraud = Fraud(line)
        self._sent: OrderedDict[str, PhoneNumber] = OrderedDict()

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document, both or not at all."""
        with as_port_errors():
            body = made(lambda: self._match_request(number, name, document))
            try:
                # A lost answer may have cost the holder one of three tries; a repeat would cost the next.
                answer = await self._line.call(Ask(MATCH, body, subject=number, counts_tries=True))
            except CarrierError as error:
                return match_outcome(error, self._now())
            return IdentityAnswer(_joint(answer.message(MatchAnswer)))

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Ask for the three signals side by side."""
        return await self._fraud.signals(number)

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code. The number is always in the body here, whatever the token says."""
        with as_port_errors(_UNKEYED):
            body = made(lambda: SendCodeRequest(phone_number=number.e164, message=message))
            try:
                answer = await self._line.call(Ask(SEND_CODE, body, subject=number))
            except CarrierError as error:
                return send_outcome(error)
            told = answer.message(CodeSent)
        self._sent[told.authentication_id] = number
        if len(self._sent) > _MOST_CODES:
            self._sent.popitem(last=False)
        return SendCodeAnswer(SendCodeOutcome.SENT, told.authentication_id)

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code. CAMARA's question names no number, so one that was sent elsewhere is stopped here.

        Raises:
            BackendError: As the port says; NOT_FOUND where the code was sent to another number.
        """
        if self._sent.get(authentication_id, number) != number:
            raise Refused("NOT_FOUND")
        with as_port_errors(_UNKEYED):
            body = made(
                lambda: ValidateCodeRequest(
                    authentication_id=authentication_id, code=fold_grouped(code.reveal())
                )
            )
            try:
                answer = await self._line.call(Ask(VALIDATE_CODE, body, subject=number))
            except CarrierError as error:
                return code_outcome(error, self._now())
            if answer.status != 204:
                # Anything else than the one answer that means yes is no yes.
                raise ContractViolation("an answer that does not fit", answer.correlator)
        proof = HolderProof(authentication_id, self._validated_at(answer))
        return CodeAnswer(CodeOutcome.CONFIRMED, proof)

    def _match_request(self, number: PhoneNumber, name: Secret, document: Secret) -> MatchRequest:
        said = fold_grouped(document.reveal()).upper()
        read = parse_id_number(said, today(self._now()))
        return MatchRequest(
            phone_number=self._line.told(number),
            name=fold(name.reveal()) or None,
            id_document=said or None,
            id_document_type=_DOCUMENT_TYPES[read.kind] if isinstance(read, IdNumber) else None,
        )

    def _validated_at(self, answer: Answer) -> datetime:
        """The registry's own instant, else its clock, else ours: it compares the proof with what it wrote down."""
        try:
            return _INSTANT.validate_python(answer.headers.get(VALIDATED_AT))
        except ValidationError:
            return date_of(answer.headers) or self._now()

    def _now(self) -> datetime:
        return self._line.caller.around.clock()


def _joint(told: MatchAnswer) -> MatchOutcome:
    """Give the one joint answer: which of the two did not fit is nobody's business."""
    both = (told.name_match, told.id_document_match)
    if all(one == MatchResult.TRUE for one in both):
        return MatchOutcome.MATCH
    return MatchOutcome.NO_MATCH if MatchResult.FALSE in both else MatchOutcome.NOT_COMPARABLE
