"""Questions drawn for a pair of registries; each looks at what both have told so far."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    CorrectionOrder,
    CorrectionReason,
    HolderRelation,
    IdempotencyKey,
    Lookup,
    OrderItem,
    ProviderLabels,
    Receipt,
    SendCodeAnswer,
    UnbindRequest,
)
from agent_console.identity.secret import Secret
from tests.backends.pair import Pair
from tests.support_registry import (
    MESSAGE,
    lookup_order,
    unbind_order,
)

FORGOTTEN_AFTER = timedelta(days=3)
"""A server need not know a code any longer; whether it is expired or not there is the same to everybody."""


async def ask_of_numbers(both: Pair) -> None:
    number = both.subject()
    day = both.clock.now.date() - timedelta(days=both.draw.randint(-2, 3000))
    await both.ask(lambda backend: backend.number(number))
    await both.ask(lambda backend: backend.fraud_signals(number))
    await both.ask(lambda backend: backend.check_activation(number, day))
    await both.ask(lambda backend: backend.platforms())


async def compare(both: Pair) -> None:
    call = both.call()
    said = [(call.name, call.document)] * 3 + [("李四", call.document), (call.name, "11010519491231002X")]
    name, document = both.draw.choice([*said, ("", call.document), (call.name, "1101"), (call.name, "")])
    await both.ask(
        lambda backend: backend.match_identity(call.subject_number, Secret(name), Secret(document))
    )


async def send(both: Pair) -> None:
    number = both.subject()
    message = both.draw.choice([MESSAGE, MESSAGE, MESSAGE, "no place", "{{code}}" + "长" * 153])
    told = await both.ask(lambda backend: backend.send_code(number, message))
    if isinstance(told, SendCodeAnswer) and told.authentication_id is not None:
        both.codes.append((number, told.authentication_id, both.clock.now))


async def confirm(both: Pair) -> None:
    number, identifier, sent_at = both.draw.choice(
        [*both.codes[-3:], (both.subject(), "a-nothing", both.clock.now)]
    )
    if both.clock.now - sent_at > FORGOTTEN_AFTER:
        return
    told = await both.ask(lambda backend: backend.messages(number))
    assert isinstance(told, tuple)
    text = told[-1].text if told else ""
    right = "".join(char for char in text if char.isdigit())[:6]
    said = Secret(right if both.draw.random() < 0.8 else "000000")
    confirmed = await both.ask(lambda backend: backend.confirm_code(number, identifier, said))
    if isinstance(confirmed, CodeAnswer) and confirmed.outcome is CodeOutcome.CONFIRMED and confirmed.proof:
        both.proofs.append((number, confirmed.proof))


async def begin(both: Pair) -> None:
    """Verify the first caller and look up, so that there is something to ask about."""
    number = both.calls[0].subject_number
    sent = await both.ask(lambda backend: backend.send_code(number, MESSAGE))
    assert isinstance(sent, SendCodeAnswer)
    assert sent.authentication_id is not None
    both.codes.append((number, sent.authentication_id, both.clock.now))
    while not both.proofs:
        await confirm(both)
    _, proof = both.proofs[0]
    order = lookup_order(number, proof)
    told = await both.ask(lambda backend: backend.start_lookup(order, IdempotencyKey("look")))
    assert isinstance(told, Receipt)
    both.lookups.append(told.id)
    found = await both.ask(lambda backend: backend.lookup(both.lookups[0]))
    assert isinstance(found, Lookup)
    both.found.append(found)


async def look_up(both: Pair) -> None:
    number, proof = both.proof()
    named = both.some_platforms() if both.draw.random() < 0.5 else []
    relation = both.draw.choice([None, None, *HolderRelation])
    order, key = lookup_order(number, proof, *named, relation=relation), both.key()
    told = await both.ask(lambda backend: backend.start_lookup(order, key))
    if isinstance(told, Receipt):
        both.lookups.append(told.id)


async def read_lookup(both: Pair) -> None:
    identifier = both.draw.choice([*both.lookups, "lookup-of-nobody"])
    told = await both.ask(lambda backend: backend.lookup(identifier))
    if isinstance(told, Lookup):
        both.found.append(told)


async def submit(both: Pair) -> None:
    number, proof = both.proof()
    items: list[str | OrderItem] = [*both.some_platforms()]
    lookup_id = None
    if both.found and both.draw.random() < 0.5:
        seen = both.draw.choice(both.found)
        lookup_id = seen.id
        theirs = [one for one in seen.bindings if one.relation is not HolderRelation.CURRENT_HOLDER]
        among = theirs if both.draw.random() < 0.8 else seen.bindings
        chosen = both.draw.sample(among, min(len(among), 3))
        items = [OrderItem(one.platform_id, one.id) for one in chosen]
    order, key = (
        unbind_order(number, proof, *items, lookup_id=lookup_id, notify=both.draw.random() < 0.3),
        both.key(),
    )
    told = await both.ask(lambda backend: backend.submit(order, key))
    if isinstance(told, Receipt):
        both.requests.append(told.id)


async def read_request(both: Pair) -> None:
    identifier = both.draw.choice([*both.requests, "没有这个"])
    await both.ask(lambda backend: backend.request(identifier))


async def find(both: Pair) -> None:
    number, proof = both.proof()
    reference = both.draw.choice([None, "00112300019", "00112300027"])
    await both.ask(lambda backend: backend.find_requests(number, proof, reference))


async def withdraw(both: Pair) -> None:
    if not both.requests:
        return
    identifier, key = both.draw.choice(both.requests), both.key()
    request = await both.ask(lambda backend: backend.request(identifier))
    items = request.items if isinstance(request, UnbindRequest) else ()
    chosen = both.draw.sample(items, both.draw.randint(0, min(2, len(items))))
    named = tuple(item.item_id for item in chosen)
    await both.ask(lambda backend: backend.withdraw(identifier, named, "keeps it", key))


async def see_labels(both: Pair) -> None:
    number, proof = both.proof()
    told = await both.ask(lambda backend: backend.labels(number, proof))
    if isinstance(told, tuple) and told and isinstance(told[0], ProviderLabels):
        both.labels += [label.id for one in told for label in one.labels]


async def correct(both: Pair) -> None:
    number, proof = both.proof()
    known = [*both.labels[-8:], "l-nothing"]
    named = tuple(both.draw.sample(known, both.draw.randint(1, min(2, len(known)))))
    order = CorrectionOrder(number, named, both.draw.choice(list(CorrectionReason)), proof, "00112300019")
    key = both.key()
    told = await both.ask(lambda backend: backend.correct(order, key))
    if isinstance(told, Receipt):
        both.corrections.append(told.id)


async def read_correction(both: Pair) -> None:
    identifier = both.draw.choice([*both.corrections, "correction-of-nobody"])
    await both.ask(lambda backend: backend.correction(identifier))


async def let_time_pass(both: Pair) -> None:
    hours = 1 / 3600
    both.clock.move(hours=both.draw.choice([hours, 31 * hours, 31 * hours, 0.1, 0.5, 1, 1, 5, 5, 12, 30]))


STEPS: tuple[Callable[[Pair], Awaitable[None]], ...] = (
    ask_of_numbers,
    compare,
    send,
    send,
    confirm,
    confirm,
    confirm,
    look_up,
    look_up,
    read_lookup,
    read_lookup,
    submit,
    submit,
    read_request,
    find,
    withdraw,
    see_labels,
    correct,
    read_correction,
    let_time_pass,
)
