"""One logical call: what is tried again, with what, until when, and what is said at the end."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from agent_console.backend import Environment, IdempotencyKey
from agent_console.identity.secret import Secret
from backends.http.answers import Answer
from backends.http.asking import Ask
from backends.http.breaker import BreakerState
from backends.http.caller import Caller
from backends.http.errors import (
    ApiError,
    CarrierError,
    Forbidden,
    HeldBack,
    MaybeSent,
    NotSent,
    RateLimited,
    Unauthenticated,
    Unavailable,
    WrongEnvironment,
)
from backends.http.policy import Limits
from backends.http.surroundings import Surroundings
from backends.http.transport import Incoming, Outgoing, Patience
from backends.wire.apis import Operation
from backends.wire.operations import (
    CREATE_UNBIND_REQUEST,
    LIST_PLATFORMS,
    MATCH,
    RETRIEVE_NUMBER,
    SEND_CODE,
)
from tests.backends.http.conftest import OwnTime
from tests.support_registry import HandSetClock

Outcome = Incoming | CarrierError
OK = Incoming(200, {}, b"{}")
READ = Ask(RETRIEVE_NUMBER)
KEYED = Ask(CREATE_UNBIND_REQUEST, key=IdempotencyKey("key-1"))
UNKEYED = Ask(SEND_CODE)


def answer(status: int, code: str = "X", **headers: str) -> Incoming:
    body = f'{{"status": {status}, "code": "{code}", "message": "m"}}'.encode()
    return Incoming(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


@dataclass
class Carrier:
    """Answers from a list, the last one for ever; each answer may take time."""

    time: OwnTime
    outcomes: list[Outcome] = field(default_factory=lambda: [OK])
    takes: float = 0.0
    sent: list[tuple[Outgoing, Patience]] = field(default_factory=list)

    async def send(self, request: Outgoing, patience: Patience) -> Incoming:
        self.sent.append((request, patience))
        self.time.now += min(self.takes, patience.whole)
        outcome = self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]
        if isinstance(outcome, CarrierError):
            raise outcome
        return outcome


@dataclass
class Purse:
    """Gives a new token each time one was dropped."""

    dropped: list[str] = field(default_factory=list)
    failure: CarrierError | None = None
    never: bool = False

    async def token(self, ask: Ask, seconds: float) -> Secret:
        if self.never:
            await asyncio.Event().wait()
        if self.failure is not None:
            raise self.failure
        return Secret(f"token-{len(self.dropped)}")

    def drop(self, ask: Ask, token: Secret) -> None:
        self.dropped.append(token.reveal())


@pytest.fixture
def carrier(time: OwnTime) -> Carrier:
    return Carrier(time)


@pytest.fixture
def purse() -> Purse:
    return Purse()


MakeCaller = Callable[..., Caller]


@pytest.fixture
def make_caller(carrier: Carrier, purse: Purse, time: OwnTime, clock: HandSetClock) -> MakeCaller:
    def make(met: bool = True, **limits: float) -> Caller:
        around = Surroundings(clock, time.ticks, time.sleep, time.random)
        chosen = replace(Limits(), **limits)  # type: ignore[arg-type]
        caller = Caller(carrier, purse, Operation.full_path, Environment.TRAINING, chosen, around)
        caller.server.met = met
        return caller

    return make


@pytest.fixture
def caller(make_caller: MakeCaller) -> Caller:
    return make_caller()


async def failed(caller: Caller, ask: Ask) -> CarrierError:
    with pytest.raises(CarrierError) as raised:
        await caller.call(ask)
    return raised.value


def correlators(carrier: Carrier) -> set[str]:
    return {request.headers["x-correlator"] for request, _ in carrier.sent}


async def test_a_read_is_tried_three_times_with_growing_waits(
    caller: Caller, carrier: Carrier, time: OwnTime
) -> None:
    carrier.outcomes = [MaybeSent(), answer(503), OK]
    assert isinstance(await caller.call(READ), Answer)
    assert len(carrier.sent) == 3
    assert time.waited == [0.2, 0.4]


async def test_repeats_carry_the_same_correlator_and_the_same_key(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [MaybeSent(), answer(504), OK]
    await caller.call(KEYED)
    assert correlators(carrier) == {KEYED.correlator}
    assert {request.headers["idempotency-key"] for request, _ in carrier.sent} == {'"key-1"'}
    assert len(carrier.sent) == 3


async def test_two_calls_have_two_correlators(caller: Caller, carrier: Carrier) -> None:
    await caller.call(Ask(RETRIEVE_NUMBER))
    await caller.call(Ask(RETRIEVE_NUMBER))
    assert len(correlators(carrier)) == 2


@pytest.mark.parametrize("outcome", [MaybeSent(), answer(500), answer(503), answer(504), answer(429)])
async def test_a_write_without_a_key_is_sent_once(caller: Caller, carrier: Carrier, outcome: Outcome) -> None:
    carrier.outcomes = [outcome]
    await failed(caller, UNKEYED)
    assert len(carrier.sent) == 1


async def test_a_write_without_a_key_that_never_left_is_tried_again(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [NotSent(), OK]
    assert isinstance(await caller.call(UNKEYED), Answer)


async def test_a_comparison_that_costs_the_holder_a_try_is_not_repeated_after_a_lost_answer(
    caller: Caller, carrier: Carrier
) -> None:
    carrier.outcomes = [MaybeSent(), OK]
    await failed(caller, Ask(MATCH, counts_tries=True))
    assert len(carrier.sent) == 1


async def test_a_carriers_own_error_is_repeated_once(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [answer(500, "INTERNAL")]
    assert isinstance(await failed(caller, READ), Unavailable)
    assert len(carrier.sent) == 2


@pytest.mark.parametrize("status", [400, 403, 404, 405, 406, 409, 410, 412, 415, 422, 501])
async def test_an_answer_is_not_asked_for_twice(caller: Caller, carrier: Carrier, status: int) -> None:
    carrier.outcomes = [answer(status, "CODE")]
    error = await failed(caller, READ)
    assert isinstance(error, ApiError)
    assert (error.status, error.code, error.correlator) == (status, "CODE", READ.correlator)
    assert len(carrier.sent) == 1


async def test_a_retry_after_is_kept_and_one_beyond_the_deadline_ends_it_at_once(
    caller: Caller, carrier: Carrier, time: OwnTime
) -> None:
    carrier.outcomes = [answer(429, "TOO_MANY_REQUESTS", retry_after="3"), OK]
    await caller.call(READ)
    assert time.waited == [3.0]
    carrier.outcomes = [answer(503, "UNAVAILABLE", retry_after="6")]
    error = await failed(caller, READ)
    assert (error.retry_after, time.waited) == (6.0, [3.0])


async def test_an_exceeded_quota_is_not_asked_again(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [answer(429, "QUOTA_EXCEEDED", retry_after="1")]
    await failed(caller, READ)
    assert len(carrier.sent) == 1


@pytest.mark.parametrize(("ask", "deadline", "silence"), [(READ, 6.0, 2.0), (KEYED, 12.0, 5.0)])
async def test_no_call_outlasts_its_deadline(
    caller: Caller, carrier: Carrier, time: OwnTime, ask: Ask, deadline: float, silence: float
) -> None:
    carrier.outcomes, carrier.takes = [MaybeSent()], 100.0
    began = time.now
    await failed(caller, ask)
    assert time.now - began <= deadline
    first = carrier.sent[0][1]
    assert (first.connect, first.silence, first.whole) == (1.0, silence, deadline)


async def test_what_is_left_of_the_deadline_is_all_a_repeat_gets(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes, carrier.takes = [MaybeSent(), OK], 2.0
    await caller.call(READ)
    assert [patience.whole for _, patience in carrier.sent] == [6.0, pytest.approx(3.8)]


async def test_a_token_that_is_not_taken_is_dropped_and_asked_for_once_more(
    caller: Caller, carrier: Carrier, purse: Purse, time: OwnTime
) -> None:
    carrier.outcomes = [answer(401, "UNAUTHENTICATED"), OK]
    await caller.call(UNKEYED)
    assert purse.dropped == ["token-0"]
    assert [request.headers["authorization"] for request, _ in carrier.sent] == [
        "Bearer token-0",
        "Bearer token-1",
    ]
    assert time.waited == []


async def test_a_second_401_is_the_end(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [answer(401, "UNAUTHENTICATED")]
    assert isinstance(await failed(caller, READ), Unauthenticated)
    assert len(carrier.sent) == 2


async def test_repeats_stop_when_the_budget_is_used_up(make_caller: MakeCaller, carrier: Carrier) -> None:
    caller = make_caller(tries=10, first_wait=0.001, longest_wait=0.001)
    carrier.outcomes = [answer(429, "TOO_MANY_REQUESTS")]
    await failed(caller, READ)
    assert len(carrier.sent) == 1 + 4  # one call: a tenth of it, begun, and three


async def test_five_failures_open_the_line_and_then_nothing_leaves(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [NotSent()]
    await failed(caller, READ)
    await failed(caller, READ)
    assert caller.breaker.state is BreakerState.OPEN
    sent = len(carrier.sent)
    error = await failed(caller, READ)
    assert isinstance(error, HeldBack)
    assert error.retry_after == pytest.approx(15.0, abs=1)
    assert len(carrier.sent) == sent == 5


async def test_refusals_never_open_the_line(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [answer(403, "PERMISSION_DENIED")]
    for _ in range(20):
        await failed(caller, READ)
    assert caller.breaker.state is BreakerState.CLOSED


async def test_a_write_waits_until_a_read_has_seen_the_line_back(
    caller: Caller, carrier: Carrier, time: OwnTime
) -> None:
    carrier.outcomes = [NotSent()]
    await failed(caller, READ)
    await failed(caller, READ)
    time.now += 15
    carrier.outcomes = [OK]
    assert isinstance(await failed(caller, KEYED), HeldBack)
    await caller.call(READ)
    assert isinstance(await caller.call(KEYED), Answer)


async def test_the_line_is_told_of_when_it_goes_down(caller: Caller, carrier: Carrier) -> None:
    told: list[str] = []
    caller.on_down = lambda: told.append("down")
    carrier.outcomes = [NotSent()]
    await failed(caller, READ)
    assert told == []
    await failed(caller, READ)
    assert told


async def test_calls_beyond_ten_a_second_wait_for_their_place(
    caller: Caller, carrier: Carrier, time: OwnTime
) -> None:
    for _ in range(11):
        await caller.call(READ)
    assert time.waited == [1.0]


async def test_a_write_whose_first_try_was_lost_may_have_acted_whatever_the_last_one_says(
    caller: Caller, carrier: Carrier
) -> None:
    carrier.outcomes = [MaybeSent(), NotSent()]
    error = await failed(caller, KEYED)
    assert isinstance(error, NotSent)
    assert error.maybe_done


async def test_a_write_that_never_left_did_not_act(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [NotSent()]
    assert not (await failed(caller, KEYED)).maybe_done


@pytest.mark.parametrize(
    ("outcome", "kind"), [(answer(429, "TOO_MANY_REQUESTS"), RateLimited), (answer(403, "X"), Forbidden)]
)
async def test_a_refused_write_did_not_act(
    caller: Caller, carrier: Carrier, outcome: Incoming, kind: type[CarrierError]
) -> None:
    carrier.outcomes = [outcome]
    error = await failed(caller, KEYED)
    assert isinstance(error, kind)
    assert not error.maybe_done


async def test_a_token_that_can_not_be_had_sends_nothing(
    caller: Caller, carrier: Carrier, purse: Purse
) -> None:
    purse.failure = NotSent("no token endpoint")
    error = await failed(caller, KEYED)
    assert not error.maybe_done
    assert carrier.sent == []


async def test_a_token_that_does_not_come_in_time_sends_nothing(
    make_caller: MakeCaller, carrier: Carrier, purse: Purse
) -> None:
    purse.never = True
    error = await failed(make_caller(write_deadline=0.02, tries=1), KEYED)
    assert isinstance(error, NotSent)
    assert not error.maybe_done
    assert carrier.sent == []


# --------------------------------------------------------------------------- the other world


async def test_a_server_of_the_other_world_is_never_asked_again(caller: Caller, carrier: Carrier) -> None:
    carrier.outcomes = [Incoming(200, {"x-environment": "LIVE"}, b"{}")]
    assert isinstance(await failed(caller, READ), WrongEnvironment)
    carrier.outcomes = [OK]
    assert isinstance(await failed(caller, READ), WrongEnvironment)
    assert len(carrier.sent) == 1


@pytest.mark.parametrize("said", ["TRAINING", "training", ""])
async def test_a_server_of_our_world_or_one_that_does_not_say_is_asked(
    caller: Caller, carrier: Carrier, said: str
) -> None:
    carrier.outcomes = [Incoming(200, {"x-environment": said}, b"{}")]
    assert isinstance(await caller.call(READ), Answer)


async def test_the_first_write_waits_until_the_server_has_said_which_world_it_is(
    make_caller: MakeCaller, carrier: Carrier
) -> None:
    caller = make_caller(met=False)
    carrier.outcomes = [Incoming(200, {"x-environment": "LIVE"}, b"{}")]
    assert isinstance(await failed(caller, UNKEYED), WrongEnvironment)
    assert [request.path for request, _ in carrier.sent] == [LIST_PLATFORMS.full_path()]


async def test_a_first_write_whose_server_is_silent_has_not_left(
    make_caller: MakeCaller, carrier: Carrier
) -> None:
    caller = make_caller(met=False)
    carrier.outcomes = [MaybeSent()]
    error = await failed(caller, KEYED)
    assert isinstance(error, NotSent)
    assert not error.maybe_done
    assert {request.method for request, _ in carrier.sent} == {"GET"}


async def test_a_server_that_lists_no_platforms_for_us_may_be_written_to(
    make_caller: MakeCaller, carrier: Carrier
) -> None:
    caller = make_caller(met=False)
    carrier.outcomes = [answer(403, "PERMISSION_DENIED"), OK]
    assert isinstance(await caller.call(KEYED), Answer)
