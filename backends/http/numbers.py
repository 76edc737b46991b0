"""Platforms and numbers: who serves a number, whether it changed hands. It knows no holder."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date
from typing import Final

from agent_console import backend as port
from agent_console.backend import ActivationCheck, NumberRecord, PlatformList, Ternary
from agent_console.identity.phone import PhoneNumber
from backends.http.asking import Ask, new_correlator
from backends.http.errors import CarrierError, NotServed
from backends.http.line import Line
from backends.http.port_errors import as_port_errors
from backends.http.reading import bilingual, check_number, known, made, unknown_text
from backends.wire import numbers as wire
from backends.wire import platforms as listed
from backends.wire.common import MAX_PER_PAGE
from backends.wire.kyc_tenure import TenureAnswer, TenureRequest
from backends.wire.number_recycling import RecyclingAnswer, RecyclingRequest
from backends.wire.operations import CHECK_RECYCLING, CHECK_TENURE, LIST_PLATFORMS, RETRIEVE_NUMBER

NOT_OFFERED: Final = "SERVICE_NOT_APPLICABLE"
NOT_OURS: Final = "IDENTIFIER_NOT_FOUND"


@dataclass(frozen=True, slots=True)
class _Known:
    etag: str
    platforms: PlatformList


class Numbers:
    """Asks about platforms and numbers. `version` is that of the list last told."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._known: _Known | None = None
        self.version: str | None = None

    async def platforms(self) -> PlatformList:
        """List every platform; a list that did not change is not sent again."""
        with as_port_errors():
            known_list = await self._platforms()
        self.version = known_list.version
        return known_list

    async def _platforms(self) -> PlatformList:
        etag = self._known.etag if self._known is not None else None
        correlator = new_correlator()
        answer = await self._line.call(_page(1, correlator, etag))
        if answer.status == 304 and self._known is not None:
            return self._known.platforms
        pages = await self._line.pages(listed.PlatformPage, lambda n: _page(n, correlator), answer)
        items = [item for page in pages for item in page.items]
        platforms = {item.platform_id: _platform(item) for item in items}
        version = items[0].catalogue_version if items else ""
        told = PlatformList(version, tuple(platforms.values()))
        said = answer.headers.get("etag")
        self._known = _Known(said, told) if said else None
        return told

    async def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number; one that nobody here serves is another carrier's."""
        with as_port_errors():
            try:
                body = made(lambda: wire.RetrieveNumberRequest(phone_number=number.e164))
                answer = await self._line.call(Ask(RETRIEVE_NUMBER, body, subject=number))
            except NotServed as error:
                # A path that is wrong is not found either, and says nothing about a number.
                if error.code != NOT_OURS:
                    raise
                return NumberRecord(number, port.Carrier.UNKNOWN, port.Verdict.OTHER_CARRIER)
            told = answer.message(wire.NumberRecord)
            check_number(told.phone_number, number, answer)
            return _record(number, told)

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Ask two operators' services side by side; one that fails leaves its answer unknown.

        Raises:
            BackendError: Neither answered.
        """
        correlator = new_correlator()
        with as_port_errors():
            recycled, held = await asyncio.gather(
                self._recycled(number, activated_on, correlator), self._held(number, activated_on, correlator)
            )
            if isinstance(recycled, CarrierError) and isinstance(held, CarrierError):
                raise recycled
            return ActivationCheck(_or_unknown(recycled), _or_unknown(held))

    async def _recycled(self, number: PhoneNumber, day: date, correlator: str) -> Ternary | CarrierError:
        body = made(lambda: RecyclingRequest(phone_number=self._line.told(number), specified_date=day))
        try:
            answer = await self._line.call(Ask(CHECK_RECYCLING, body, subject=number, correlator=correlator))
            return _ternary(answer.message(RecyclingAnswer).phone_number_recycled)
        except CarrierError as error:
            return _without_opinion(error)

    async def _held(self, number: PhoneNumber, day: date, correlator: str) -> Ternary | CarrierError:
        body = made(lambda: TenureRequest(phone_number=self._line.told(number), tenure_date=day))
        try:
            answer = await self._line.call(Ask(CHECK_TENURE, body, subject=number, correlator=correlator))
            return _ternary(answer.message(TenureAnswer).tenure_date_check)
        except CarrierError as error:
            return _without_opinion(error)


def _page(number: int, correlator: str, etag: str | None = None) -> Ask:
    query = {"page": number, "perPage": MAX_PER_PAGE}
    return Ask(LIST_PLATFORMS, query=query, etag=etag, correlator=correlator)


def _platform(told: listed.Platform) -> port.Platform:
    return port.Platform(
        id=port.PlatformId(told.platform_id),
        name=port.Bilingual(told.name.zh, told.name.en),
        family_id=told.family_id,
        family_name=port.Bilingual(told.family_name.zh, told.family_name.en),
        # A way of unbinding we do not know is none; a weight we do not know is the heaviest.
        unbind_method=known(port.UnbindMethod, told.unbind_method, port.UnbindMethod.NOT_SUPPORTED),
        warning_weight=known(port.WarningWeight, told.warning_weight, port.WarningWeight.MONEY),
        warning=bilingual(told.warning),
        route=bilingual(told.route),
    )


def _record(number: PhoneNumber, told: wire.NumberRecord) -> NumberRecord:
    sure = told.activated_on_confidence or port.Confidence.HIGH
    return NumberRecord(
        number=number,
        carrier=known(port.Carrier, told.carrier, port.Carrier.UNKNOWN),
        verdict=known(port.Verdict, told.verdict, port.Verdict.CANNOT_JUDGE),
        activated_on=told.activated_on,
        activated_on_confidence=known(port.Confidence, sure, port.Confidence.LOW),
        ported_in_on=told.ported_in_on,
        retry_on=told.retry_on,
        service_line=told.service_line,
        verdict_text=unknown_text(port.Verdict, told.verdict),
    )


def _ternary(said: bool) -> Ternary:
    return Ternary.YES if said else Ternary.NO


def _without_opinion(error: CarrierError) -> Ternary | CarrierError:
    """Not offered for this number is an answer: there is no second opinion."""
    if isinstance(error, NotServed) and error.code == NOT_OFFERED:
        return Ternary.UNKNOWN
    return error


def _or_unknown(answer: Ternary | CarrierError) -> Ternary:
    return Ternary.UNKNOWN if isinstance(answer, CarrierError) else answer
