"""A carrier behind HTTP: it composes the parts and holds no rule itself."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Final

from agent_console.backend import (
    ActivationCheck,
    BackendDescription,
    Bilingual,
    CodeAnswer,
    Correction,
    CorrectionOrder,
    CredentialsUnusable,
    FraudSignals,
    HolderProof,
    IdempotencyKey,
    IdentityAnswer,
    Lookup,
    LookupOrder,
    NumberRecord,
    OperationCheck,
    PlatformList,
    ProviderLabels,
    Receipt,
    SendCodeAnswer,
    ServiceState,
    ServiceStatus,
    TextMessage,
    UnbindOrder,
    UnbindRequest,
)
from agent_console.backend import Line as LineState
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http.asking import Ask
from backends.http.bindings import Lookups
from backends.http.breaker import BreakerState
from backends.http.checks import check
from backends.http.examination import addresses, credentials_problem, look_at
from backends.http.holder import Holder
from backends.http.labels import Labels
from backends.http.line import Line
from backends.http.numbers import Numbers
from backends.http.opening import Opened
from backends.http.port_errors import as_port_errors
from backends.http.reading import made
from backends.http.requests import Requests
from backends.http.watch import Watch
from backends.wire.operations import RETRIEVE_MESSAGES
from backends.wire.training import MessagesAnswer, RetrieveMessagesRequest

_STATES: Final = {
    BreakerState.CLOSED: ServiceState.ANSWERING,
    BreakerState.HALF_OPEN: ServiceState.TRYING,
    BreakerState.OPEN: ServiceState.SILENT,
}


class HttpBackend:
    """Implements the port over HTTP."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._caller = opened.caller
        options = opened.options
        self._line = Line(
            opened.caller, options.number_in_body, options.bindings_purpose, options.sim_swap_hours
        )
        self._numbers = Numbers(self._line)
        self._holder = Holder(self._line)
        self._lookups = Lookups(self._line)
        self._requests = Requests(self._line)
        self._labels = Labels(self._line)
        self._watch = Watch(opened.caller)

    def describe(self) -> BackendDescription:
        """Say which carrier this is, without asking it."""
        options = self._opened.options
        line = Bilingual(options.line_zh or options.host, options.line_en or options.host)
        return BackendDescription(options.backend_name, options.world, line, self._numbers.version)

    def service_status(self) -> ServiceStatus:
        """Say whether the carrier is thought to answer, without asking it."""
        breaker = self._caller.breaker
        state = _STATES[breaker.state]
        wait = timedelta(seconds=breaker.seconds_until_look()) if state is ServiceState.SILENT else None
        return ServiceStatus(state, wait)

    def clock_skew(self) -> timedelta | None:
        """How far the server's clock is ahead of ours by its last answer, to the second; None before one.

        While the API gave none, the token endpoint's: a wrong clock is why a signature is not taken.
        """
        authorization, skew = self._opened.authorization, self._caller.server.skew
        return skew if skew is not None or authorization is None else authorization.skew

    def credentials_problem(self) -> CredentialsUnusable | None:
        """Look at the key or token as it stands there now."""
        return credentials_problem(self._opened.options, self._opened.place)

    async def lines(self) -> tuple[LineState, ...]:
        """Connect to the API, and to the token endpoint where that is another address; nothing is sent."""
        opened = self._opened
        seconds = 2 * opened.options.connect_timeout
        looks = (look_at(one, opened.trust, seconds) for one in addresses(opened.options))
        return tuple(await asyncio.gather(*looks))

    async def check(self) -> tuple[OperationCheck, ...]:
        """Try every operation, with a word about nobody."""
        return await check(self._caller, self._opened.options.authentication == "jwt_bearer")

    async def aclose(self) -> None:
        """Close every connection; callable twice."""
        await self._watch.aclose()
        await self._opened.aclose()

    async def platforms(self) -> PlatformList:
        """List every platform."""
        return await self._numbers.platforms()

    async def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number and whether it changed hands."""
        return await self._numbers.number(number)

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Ask for second opinions on an activation date."""
        return await self._numbers.check_activation(number, activated_on)

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document."""
        return await self._holder.match_identity(number, name, document)

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Ask for the three signals."""
        return await self._holder.fraud_signals(number)

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code."""
        return await self._holder.send_code(number, message)

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code."""
        return await self._holder.confirm_code(number, authentication_id, code)

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Ask the platforms what is bound to a number."""
        return await self._lookups.start_lookup(order, key)

    async def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is."""
        return await self._lookups.lookup(lookup_id)

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """File a request."""
        return await self._requests.submit(order, key)

    async def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        return await self._requests.request(request_id)

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, newest first."""
        return await self._requests.find_requests(number, proof, case_reference)

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back items no platform has taken over yet."""
        return await self._requests.withdraw(request_id, item_ids, reason, key)

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        """Ask every label provider what it shows."""
        return await self._labels.labels(number, proof)

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        """File a correction."""
        return await self._labels.correct(order, key)

    async def correction(self, correction_id: str) -> Correction:
        """Tell how far a correction is."""
        return await self._labels.correction(correction_id)


class TrainingHttpBackend(HttpBackend):
    """A TRAINING server's, with the caller's phone. Who rings is not asked over HTTP: a trainer says it."""

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what stands on the caller's phone, newest last."""
        with as_port_errors():
            body = made(lambda: RetrieveMessagesRequest(phone_number=number.e164))
            answer = await self._line.call(Ask(RETRIEVE_MESSAGES, body, subject=number))
            told = answer.message(MessagesAnswer)
            return tuple(TextMessage(one.sent_at, one.text) for one in told.messages)
