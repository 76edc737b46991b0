"""A backend that answers anything the types allow: wrong, contradictory, about somebody else, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import TypeVar

from agent_console.backend import (
    ActivationCheck,
    BackendDescription,
    BackendError,
    Bilingual,
    Binding,
    Carrier,
    CodeAnswer,
    CodeOutcome,
    Confidence,
    Correction,
    CorrectionItem,
    CorrectionOrder,
    CorrectionState,
    Environment,
    FraudSignals,
    Garbled,
    HolderProof,
    HolderRelation,
    IdempotencyKey,
    IdentityAnswer,
    ItemState,
    Label,
    LabelCategory,
    LabelProviderState,
    Lookup,
    LookupOrder,
    MatchOutcome,
    NumberRecord,
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
    Sent,
    Signal,
    Ternary,
    UnbindOrder,
    UnbindRequest,
    Unreachable,
    Verdict,
)
from agent_console.calendar.zone import Clock, today
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.support_call import ACTIVATED_ON

T = TypeVar("T")

DAY = timedelta(days=1)
TEXTS = ("", "x", "otp-1", "lk-1", "lk-2", "\ud83d", "[/b] [@click=app.quit]", "一" * 300)
EAST = timezone(timedelta(hours=14))
INSTANTS = (
    datetime(2026, 11, 23, 1, 0, tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=EAST),
    datetime(2026, 11, 23, 1, 0),  # noqa: DTZ001 - a lie: an instant without a zone
)
DATES = (date.min, ACTIVATED_ON - DAY, ACTIVATED_ON, ACTIVATED_ON + DAY, date(2026, 11, 24), date.max)
WAITS = (timedelta.min, timedelta(0), timedelta(seconds=-1), timedelta(seconds=2), timedelta.max)


class LyingBackend:
    """Answers by dice. With `honesty` 1 an answer leads on; bindings are by dice always.

    Args:
        clock: The time.
        platforms: The platforms whose bindings it makes up, among others nobody lists.
    """

    def __init__(self, clock: Clock, platforms: PlatformList) -> None:
        self.dice = Random(0)
        self.honesty = 1.0
        self._clock = clock
        self._ids = [*(one.id for one in platforms.platforms), PlatformId("unlisted"), PlatformId("")]
        self._lookups = 0

    # ------------------------------------------------------------------ dice

    def _honest(self) -> bool:
        """Throw for one answer: true, a lie, or none at all."""
        if self.dice.random() < self.honesty:
            return True
        if self.dice.random() < 0.3:
            raise self._error()
        return False

    def _error(self) -> BackendError:
        wait = self.dice.choice((None, *WAITS))
        return self.dice.choice(
            (
                Unreachable(Sent.NO, wait),
                Unreachable(Sent.MAYBE, wait),
                Refused(self._text(), self._text()),
                Garbled(self._text()),
                BackendError("a kind nobody knows"),
            )
        )

    def _one(self, choices: tuple[T, ...]) -> T:
        return self.dice.choice(choices)

    def _text(self) -> str:
        return self._one(TEXTS)

    def _date(self) -> date | None:
        return self._one((None, *DATES))

    def _tries(self) -> int | None:
        return self._one((None, -1, 0, 1, 2, 3, 10**20))

    def _signal(self) -> Signal:
        return Signal(self._one(tuple(Ternary)), self._one((None, *TEXTS)), self._date())

    def _binding(self) -> Binding:
        return Binding(
            id=self._one(("", "bd-1", "bd-2", "bd-3", "\ud83d")),
            platform_id=self.dice.choice(self._ids),
            bound_on=self._date(),
            relation=self._one(tuple(HolderRelation)),
            open_request_id=self._one((None, "rq-1")),
        )

    # ------------------------------------------------------------------ the port

    def describe(self) -> BackendDescription:
        return BackendDescription("fake", Environment.TRAINING, Bilingual("假", "lies"))

    async def aclose(self) -> None:
        return

    async def number(self, number: PhoneNumber) -> NumberRecord:
        if self._honest():
            activated_on = self._one((ACTIVATED_ON, ACTIVATED_ON, ACTIVATED_ON - DAY, today(self._clock())))
            return NumberRecord(number, Carrier.CHINA_MOBILE, Verdict.RECYCLED, activated_on)
        return NumberRecord(
            number=self._one((number, PhoneNumber("13900139000"))),
            carrier=self._one(tuple(Carrier)),
            verdict=self._one(tuple(Verdict)),
            activated_on=self._date(),
            activated_on_confidence=self._one(tuple(Confidence)),
            ported_in_on=self._date(),
            retry_on=self._date(),
            service_line=self._text(),
            verdict_text=self._one((None, *TEXTS)),
        )

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        self._honest()
        return ActivationCheck(self._one(tuple(Ternary)), self._one(tuple(Ternary)))

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        if self._honest():
            return IdentityAnswer(MatchOutcome.MATCH)
        return IdentityAnswer(self._one(tuple(MatchOutcome)), self._tries(), self._one((None, *INSTANTS)))

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        self._honest()
        return FraudSignals(self._signal(), self._signal(), self._signal())

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        if self._honest():
            return SendCodeAnswer(SendCodeOutcome.SENT, "otp-1")
        return SendCodeAnswer(
            self._one(tuple(SendCodeOutcome)), self._one((None, *TEXTS)), self._one((None, *WAITS))
        )

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        if self._honest():
            return CodeAnswer(CodeOutcome.CONFIRMED, HolderProof(authentication_id, self._clock()))
        proof = self._one((None, HolderProof(self._text(), self._one(INSTANTS))))
        return CodeAnswer(self._one(tuple(CodeOutcome)), proof, self._tries(), self._one((None, *INSTANTS)))

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        if self._honest():
            self._lookups += 1
            return Receipt(f"lk-{self._lookups}")
        return Receipt(self._text(), self._one(WAITS))

    async def lookup(self, lookup_id: str) -> Lookup:
        honest = self._honest()
        states = (PlatformAnswerState.ANSWERED,) if honest else tuple(PlatformAnswerState)
        some = self.dice.choices(self._ids, k=self.dice.randrange(12))
        return Lookup(
            id=lookup_id if honest else self._one((lookup_id, lookup_id, self._text())),
            finished=honest or self._one((True, False)),
            answers=tuple(PlatformAnswer(one, self._one(states), self._one((None, "x"))) for one in some),
            bindings=tuple(self._binding() for _ in range(self.dice.randrange(6))),
            expected_by=None if honest else self._date(),
            poll_after=self._one(WAITS),
        )

    async def labels(self, number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        honest = self._honest()
        states = (LabelProviderState.CURRENT,) if honest else tuple(LabelProviderState)
        return tuple(
            ProviderLabels(
                provider_id=self._one(("360", "tencent", "")),
                state=self._one(states),
                labels=tuple(self._label() for _ in range(self.dice.randrange(3))),
                expected_by=self._date(),
            )
            for _ in range(self.dice.randrange(4))
        )

    def _label(self) -> Label:
        return Label(
            id=self._one(("", "l-1", "l-2", "l-3", "l-4")),
            category=self._one(tuple(LabelCategory)),
            open_correction=self._one((None, None, None, "c-3", "")),
            text=self._one(("", "骚扰电话", "[/b] [@click=app.quit]", "一" * 300)),
            report_count=self._tries(),
            first_reported_on=self._date(),
            correctable=self._one((True, True, None, False)),
        )

    async def correct(self, order: CorrectionOrder, key: IdempotencyKey) -> Receipt:
        if self._honest():
            return Receipt(f"co-{key[:4]}")
        return Receipt(self._text(), self._one(WAITS))

    async def correction(self, correction_id: str) -> Correction:
        honest = self._honest()
        items = tuple(
            CorrectionItem(
                self._one(("", "l-1", "l-2", "l-3")),
                self._one(tuple(CorrectionState)),
                self._one(INSTANTS),
                self._one((None, *TEXTS)),
            )
            for _ in range(self.dice.randrange(4))
        )
        return Correction(correction_id if honest else self._text(), items, self._date())

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        if self._honest():
            return Receipt(f"rq-{key[:4]}")
        return Receipt(self._text(), self._one(WAITS))

    async def request(self, request_id: str) -> UnbindRequest:
        honest = self._honest()
        items = tuple(
            RequestItem(
                self._text(),
                self.dice.choice(self._ids),
                self._one((None, "bd-1")),
                self._one(tuple(ItemState)),
                self._one(INSTANTS),
                self._one((None, *TEXTS)),
                self._one((None, *TEXTS)),
            )
            for _ in range(self.dice.randrange(4))
        )
        return UnbindRequest(
            request_id if honest else self._text(),
            self._one((None, *TEXTS)),
            self._one(INSTANTS),
            items,
            self._date(),
            self._one(WAITS),
        )
