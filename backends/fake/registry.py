"""The embedded registry: a carrier in a folder, for training. It composes the parts and holds no rule itself.

Each question passes the faults, then its rules, then the ledger; the answer goes out last.
"""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Final

from agent_console.backend import (
    ActivationCheck,
    BackendContext,
    BackendDescription,
    Bilingual,
    CodeAnswer,
    Correction,
    CorrectionOrder,
    Environment,
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
    SimulatedCall,
    TextMessage,
    UnbindOrder,
    UnbindRequest,
)
from agent_console.data_files import data_file
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake.answering import Answering
from backends.fake.books import Books
from backends.fake.callers import caller_with, simulated_calls
from backends.fake.faults import Faults
from backends.fake.holder_rules import HolderRules
from backends.fake.labels_rules import LabelsRules
from backends.fake.lookups_rules import LookupsRules
from backends.fake.notices import Notice
from backends.fake.numbers_rules import NumbersRules
from backends.fake.options import read_options
from backends.fake.people import People
from backends.fake.requests_rules import RequestsRules
from backends.fake.retired import none_retired, without_retired
from backends.fake.world import World, is_listed, platform_list

NAME: Final = "fake"
LINE: Final = Bilingual("练习机 01", "Trainer 1")
"""What stands where a carrier's own line would."""


class Registry:
    """Implements the port and the training desk. `faults` and `people` may be changed while it runs."""

    def __init__(self, context: BackendContext) -> None:
        options, option_notices = read_options(context.options)
        self.people = People(context.folder, data_file("people"), context.clock())
        self.faults = Faults(context.seed, options.latency, options.faults)
        self._retired = options.retired
        self._books = Books(context.folder)
        self._notices = (*option_notices, *self.people.notices, *self._books.notices)
        self._answering = Answering(lambda: self.faults, self._books)
        self._world = World(context.seed, context.clock, self.people)
        self._numbers = NumbersRules(self._world)
        self._holder = HolderRules(self._world, self._books)
        self._lookups = LookupsRules(self._world, self._books, lambda: self.faults.latency)
        self._requests = RequestsRules(self._world, self._books)
        self._labels = LabelsRules(self._world, self._books)

    def describe(self) -> BackendDescription:
        """Say what this is: always TRAINING."""
        version = platform_list().version if is_listed() else None
        return BackendDescription(NAME, Environment.TRAINING, LINE, version)

    def notices(self) -> tuple[Notice, ...]:
        """Tell what was found wrong with options and files when they were opened."""
        return self._notices

    async def check(self) -> tuple[OperationCheck, ...]:
        """Tell of each operation whether it works; nobody's data are touched."""
        return await self._answering.checks()

    async def aclose(self) -> None:
        """Close the ledger; callable twice."""
        self._books.close()

    async def platforms(self) -> PlatformList:
        """List every platform."""
        # The first page waits for the list alone: days and number blocks are read when somebody is asked about.
        if not is_listed():
            await asyncio.to_thread(platform_list)
        return await self.faults.around("platforms", platform_list)

    async def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number and whether it changed hands."""
        return await self._answering.answer("number", lambda: self._numbers.number(number))

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Give second opinions on an activation date."""
        return await self._answering.answer(
            "check_activation", lambda: self._numbers.check_activation(number, activated_on)
        )

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document; counts a miss."""
        return await self._answering.answer(
            "match_identity", lambda: self._holder.match_identity(number, name, document)
        )

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Tell the three signals."""
        return await self._answering.answer("fraud_signals", lambda: self._holder.fraud_signals(number))

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code to the number."""
        return await self._answering.answer("send_code", lambda: self._holder.send_code(number, message))

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code; counts a miss."""
        return await self._answering.answer(
            "confirm_code", lambda: self._holder.confirm_code(number, authentication_id, code)
        )

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Ask the platforms what is bound to a number."""
        return await self._answering.answer("start_lookup", lambda: self._lookups.start_lookup(order, key))

    async def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is."""
        return await self._answering.answer(
            "lookup", lambda: without_retired(self._lookups.lookup(lookup_id), self._retired)
        )

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """File a request."""
        return await self._answering.answer(
            "submit", lambda: self._requests.submit(none_retired(order, self._retired), key)
        )

    async def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        return await self._answering.answer("request", lambda: self._requests.request(request_id))

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, newest first."""
        return await self._answering.answer(
            "find_requests", lambda: self._requests.find_requests(number, proof, case_reference)
        )

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back items no platform has taken over yet."""
        return await self._answering.answer(
            "withdraw", lambda: self._requests.withdraw(request_id, item_ids, reason, key)
        )

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        """Tell what every label provider shows."""
        return await self._answering.answer("labels", lambda: self._labels.labels(number, proof))

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        """File a correction."""
        return await self._answering.answer("correct", lambda: self._labels.correct(order, key))

    async def correction(self, correction_id: str) -> Correction:
        """Tell how far a correction is."""
        return await self._answering.answer("correction", lambda: self._labels.correction(correction_id))

    async def simulated_calls(self) -> tuple[SimulatedCall, ...]:
        """Name callers who ring, always the same for a seed."""
        await self._answering.ready()
        calls = []
        for call in simulated_calls(self._world):
            calls.append(call)
            # Each takes some milliseconds to make up, and keys that are typed meanwhile come first.
            await asyncio.sleep(0)
        return tuple(calls)

    async def caller_with(self, number: PhoneNumber) -> SimulatedCall | None:
        """Name the holder of a number as its caller; None where nobody could be verified for it."""
        await self._answering.ready()
        return caller_with(self._world, number)

    async def messages(self, number: PhoneNumber) -> tuple[TextMessage, ...]:
        """Show what stands on the caller's phone, newest last."""
        await self._answering.ready()
        return self._holder.messages(number)
