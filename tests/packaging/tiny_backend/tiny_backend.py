"""The smallest backend a call can be worked on: one platform, one caller, every answer yes.

It is what a carrier's engineer would start from: a class with the port's methods and a function that makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from agent_console.backend import (
    ActivationCheck,
    BackendContext,
    BackendDescription,
    Bilingual,
    Binding,
    Carrier,
    CodeAnswer,
    CodeOutcome,
    Correction,
    CorrectionOrder,
    Environment,
    FraudSignals,
    HolderProof,
    HolderRelation,
    IdempotencyKey,
    IdentityAnswer,
    ItemState,
    Lookup,
    LookupOrder,
    MatchOutcome,
    NumberRecord,
    OperationCheck,
    Platform,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
    ProviderLabels,
    Receipt,
    Refused,
    RequestItem,
    SendCodeAnswer,
    SendCodeOutcome,
    Signal,
    Ternary,
    UnbindOrder,
    UnbindRequest,
    Verdict,
)
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret

ACTIVATED_ON = date(2021, 8, 16)
ONE_APP = PlatformId("one-app")
CODE = "246810"


class TinyBackend:
    """Answers for every number in the same way."""

    def __init__(self, clock: Callable[[], datetime], environment: Environment) -> None:
        self._clock = clock
        self._environment = environment
        self.orders: dict[str, UnbindOrder] = {}

    def describe(self) -> BackendDescription:
        return BackendDescription("tiny", self._environment, Bilingual("小小运营商", "Tiny carrier"))

    async def check(self) -> tuple[OperationCheck, ...]:
        return (OperationCheck("everything", True),)

    async def aclose(self) -> None:
        return None

    async def platforms(self) -> PlatformList:
        name = Bilingual("示例应用", "Sample app")
        return PlatformList("1", (Platform(ONE_APP, name, "sample", Bilingual("示例公司", "Sample Ltd")),))

    async def number(self, number: PhoneNumber) -> NumberRecord:
        return NumberRecord(number, Carrier.CHINA_TELECOM, Verdict.RECYCLED, ACTIVATED_ON)

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        return ActivationCheck(recycled_since=Ternary.NO, held_since=Ternary.YES)

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        return IdentityAnswer(MatchOutcome.MATCH)

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        return FraudSignals(Signal(Ternary.NO), Signal(Ternary.NO), Signal(Ternary.YES))

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        return SendCodeAnswer(SendCodeOutcome.SENT, "otp-1")

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        if code.reveal() != CODE:
            return CodeAnswer(CodeOutcome.WRONG)
        return CodeAnswer(CodeOutcome.CONFIRMED, HolderProof(authentication_id, self._clock()))

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        return Receipt("lookup-1")

    async def lookup(self, lookup_id: str) -> Lookup:
        found = Binding("b-1", ONE_APP, date(2019, 5, 1), HolderRelation.PREVIOUS_HOLDER)
        return Lookup(lookup_id, True, (PlatformAnswer(ONE_APP, PlatformAnswerState.ANSWERED),), (found,))

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        self.orders.setdefault(key, order)
        return Receipt(key)

    async def request(self, request_id: str) -> UnbindRequest:
        order = self.orders[request_id]
        items = tuple(
            RequestItem(str(n), item.platform_id, item.binding_id, ItemState.SUBMITTED, self._clock())
            for n, item in enumerate(order.items)
        )
        return UnbindRequest(request_id, order.case_reference, self._clock(), items)

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        return ()

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        raise Refused("INCOMPATIBLE_STATE")

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        return ()

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        raise Refused("LABEL_NOT_CORRECTABLE")

    async def correction(self, correction_id: str) -> Correction:
        raise Refused("NOT_FOUND")


def create(context: BackendContext) -> TinyBackend:
    """Make the backend, as the entry point names it; `environment = "LIVE"` among its options makes it live."""
    return TinyBackend(context.clock, Environment(context.options.get("environment", "TRAINING")))
