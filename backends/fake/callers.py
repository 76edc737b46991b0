"""Callers who ring in training: the people written by hand, then people derived from the seed. It knows no screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from agent_console.backend import Bilingual, SimulatedCall, Ternary, Verdict
from agent_console.calendar.zone import today
from agent_console.identity.phone import PhoneNumber
from backends.fake.facts import NumberFacts
from backends.fake.person_form import CallerForm, PersonForm, day_of
from backends.fake.world import World

DERIVED_CALLERS: Final = 5
"""A few unknown voices after the people written by hand; any other number can be typed."""

_PREFIXES: Final = ("130", "133", "136", "139", "150", "158", "177", "186", "189", "192")

_FIRST_WORDS: Final = (
    Bilingual("新办的号码，注册微信说已经被注册了", "New number, and WeChat says it is already registered"),
    Bilingual(
        "老收到别人的验证码，能不能都解绑", "I keep getting somebody else's codes. Can you unbind it all?"
    ),
    Bilingual("淘宝登录进去是别人的账号", "I logged in to Taobao and it was somebody else's account"),
    Bilingual(
        "以前的人绑了一堆应用，帮我清一下",
        "Whoever had it before left a pile of apps on it. Please clear them",
    ),
    Bilingual("打车软件说这个号码欠着钱", "The ride app says this number owes money"),
)


def simulated_calls(world: World) -> Iterator[SimulatedCall]:
    """Name the callers one by one, always the same for a seed and the file of people."""
    now = world.now
    taken: set[str] = set()
    for person in world.people.callers():
        call = _written(person, world.facts(PhoneNumber(person.number), now), today(now))
        taken.add(call.subject_number.digits)
        yield call
    yield from _derived(world, taken)


def _written(person: PersonForm, facts: NumberFacts, day: date) -> SimulatedCall:
    caller = person.caller
    if caller is None:
        raise ValueError("only people who ring are asked for")
    return SimulatedCall(
        calling_number=PhoneNumber(caller.calling_number or person.number),
        subject_number=facts.number,
        name=caller.name or facts.holder.names[0],
        document=caller.document or facts.holder.document or "",
        first_words=caller.first_words.bilingual(),
        holder_since=_since(caller, facts, day),
        hints=(*(hint.bilingual() for hint in caller.hint), *_spelling_hint(caller.name, facts)),
    )


def _since(caller: CallerForm, facts: NumberFacts, day: date) -> date | None:
    """Tell since when the caller says to have the number: somebody else than the holder does not know."""
    if caller.holder_since is not None:
        return day_of(caller.holder_since, day)
    return facts.registration.activated_on if caller.name is None else None


def _derived(world: World, taken: set[str]) -> Iterator[SimulatedCall]:
    draw = world.draw("callers")
    found = 0
    for index in range(DERIVED_CALLERS * 10):
        # 0000 in the middle: nobody takes such a number for a customer's.
        digits = f"{draw.choice(_PREFIXES, 'prefix', index)}0000{draw.below(10_000, 'number', index):04d}"
        facts = world.facts(PhoneNumber(digits), world.now)
        if digits in taken or not _is_a_whole_call(facts):
            continue
        taken.add(digits)
        yield _holder(facts, draw.choice(_FIRST_WORDS, "first words", index))
        found += 1
        if found == DERIVED_CALLERS:
            return


def _holder(facts: NumberFacts, first_words: Bilingual) -> SimulatedCall:
    return SimulatedCall(
        calling_number=facts.number,
        subject_number=facts.number,
        name=facts.holder.names[0],
        document=facts.holder.document or "",
        first_words=first_words,
        holder_since=facts.registration.held_from,
        hints=_spelling_hint(None, facts),
    )


def caller_with(world: World, number: PhoneNumber) -> SimulatedCall | None:
    """Name the holder of a number as its caller; None where nobody could be verified for it."""
    facts = world.facts(number, world.now)
    if facts.holder.document is None or not facts.holder.names:
        return None
    return _holder(facts, world.draw("callers").choice(_FIRST_WORDS, "first words", number.digits))


def _is_a_whole_call(facts: NumberFacts) -> bool:
    """Whether the call can be worked to its case number by a newcomer."""
    return (
        facts.registration.verdict is Verdict.RECYCLED
        and facts.registration.held_from == facts.registration.activated_on
        and facts.holder.document is not None
        and facts.signals.sms_receivable.answer is not Ternary.NO
    )


def _spelling_hint(says_name: str | None, facts: NumberFacts) -> tuple[Bilingual, ...]:
    if says_name is not None or len(facts.holder.names) < 2:
        return ()
    latin = facts.holder.names[1]
    return (Bilingual(f"姓名也可以输 {latin}", f"The name may be typed as {latin}"),)
