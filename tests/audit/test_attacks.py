"""What an attack on the log comes to: without an anchor, and with one that was told of every record.

Each attack is tried sixty times at places drawn from a seed. Who attacks can change every byte of the file; what
they do not have is the start key, an epoch's key after it is over, and the anchor.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from agent_console.audit.chain import RECORDS_PER_EPOCH, Link, keyed_hash
from agent_console.audit.record import Record
from agent_console.audit.verification import Finding, Flaw, Outside, Verdict, verify
from tests.support_audit import ACTOR, Written, edited, entry, fitting, rechained, renumbered, written

TRIALS = 60
LENGTH = 45
STARTS = (15, 30)
"""Three starts of the console: epochs of 14, 15 and 16 records."""

LOG = written(LENGTH, STARTS)
OF_TODAY = next(link.seq for link in LOG.links if link.epoch == LOG.state.epoch)
"""The first record of the epoch whose key is in the file."""

Attack = Callable[[random.Random], Written]


def replaced(links: list[Link]) -> Written:
    return Written(tuple(links), LOG.states)


def bit_flipped(chance: random.Random) -> Written:
    links = list(LOG.links)
    place = chance.randrange(LENGTH)
    link = links[place]
    bit = 1 << chance.randrange(7)
    body = bytearray(link.body.encode())
    body[chance.randrange(len(body))] ^= bit
    digest, mac = bytearray(link.hash), bytearray(link.mac)
    digest[chance.randrange(32)] ^= bit
    mac[chance.randrange(32)] ^= bit
    links[place] = chance.choice(
        (
            replace(link, body=body.decode("latin-1")),
            replace(link, hash=bytes(digest)),
            replace(link, mac=bytes(mac)),
            replace(link, epoch=link.epoch ^ bit),
            replace(link, seq=link.seq ^ bit),
        )
    )
    return replaced(links)


def record_deleted(chance: random.Random) -> Written:
    links = list(LOG.links)
    del links[chance.randrange(LENGTH - 1)]
    return replaced(links)


def records_swapped(chance: random.Random) -> Written:
    links = list(LOG.links)
    one, other = chance.sample(range(LENGTH), 2)
    links[one], links[other] = replace(links[other], seq=one + 1), replace(links[one], seq=other + 1)
    return replaced(links)


def record_copied(chance: random.Random) -> Written:
    links = list(LOG.links)
    links.insert(chance.randrange(LENGTH), chance.choice(links))
    return replaced([replace(link, seq=seq) for seq, link in enumerate(links, 1)])


def rechained_without_the_key(chance: random.Random) -> Written:
    links = list(LOG.links)
    place = chance.randrange(LENGTH)
    if chance.random() < 0.5:
        links[place] = edited(links[place])
    else:
        del links[place]
        links = renumbered(links)
    return rechained(LOG, links, min(place + 1, len(links)), chance.randbytes(32))


def edited_before_this_epoch(chance: random.Random) -> Written:
    links = list(LOG.links)
    place = chance.randrange(OF_TODAY - 1)
    links[place] = edited(links[place])
    return rechained(LOG, links, place + 1, LOG.state.key)


def edited_inside_this_epoch(chance: random.Random) -> Written:
    links = list(LOG.links)
    place = chance.randrange(OF_TODAY - 1, LENGTH)
    links[place] = edited(links[place])
    return rechained(LOG, links, place + 1, LOG.state.key)


def tail_cut(chance: random.Random) -> Written:
    links = list(LOG.links[: chance.randrange(OF_TODAY, LENGTH)])
    return Written(tuple(links), (*LOG.states, fitting(LOG, links, LOG.state.key)))


def tail_cut_into_an_earlier_epoch(chance: random.Random) -> Written:
    """Who goes back further than the key does has to make up keyed hashes."""
    links = list(LOG.links[: chance.randrange(1, OF_TODAY - 1)])
    return Written(tuple(links), (*LOG.states, fitting(LOG, links, LOG.state.key)))


def found(attack: Attack, *, anchored: bool, start_key: bool = True) -> int:
    """Count the trials in which the answer was not "whole"."""
    answers = [
        attack(random.Random(seed)).verified(start_key=start_key, anchors=LOG.heads if anchored else ())
        for seed in range(TRIALS)
    ]
    return sum(one.verdict is not Verdict.WHOLE for one in answers)


SEEN_BY_THE_CHAIN = (
    bit_flipped,
    record_deleted,
    records_swapped,
    record_copied,
    rechained_without_the_key,
    edited_before_this_epoch,
    tail_cut_into_an_earlier_epoch,
)


@pytest.mark.parametrize("attack", SEEN_BY_THE_CHAIN)
@pytest.mark.parametrize("anchored", [False, True], ids=["alone", "anchored"])
def test_the_chain_and_its_start_key_see_it_every_time(attack: Attack, anchored: bool) -> None:
    assert found(attack, anchored=anchored) == TRIALS


@pytest.mark.parametrize("attack", [edited_inside_this_epoch, tail_cut])
def test_only_an_anchor_sees_what_todays_key_can_do(attack: Attack) -> None:
    assert found(attack, anchored=False) == 0
    assert found(attack, anchored=True) == TRIALS


def test_only_an_anchor_sees_that_the_file_is_gone() -> None:
    assert verify((), None).verdict is Verdict.WHOLE
    assert verify((), None, Outside(None, LOG.heads)).verdict is Verdict.CUT


def test_without_the_start_key_a_change_before_this_epoch_is_not_seen() -> None:
    assert found(edited_before_this_epoch, anchored=False, start_key=False) == 0
    assert found(edited_before_this_epoch, anchored=True, start_key=False) == TRIALS


@pytest.mark.parametrize("attack", [bit_flipped, record_deleted, records_swapped, record_copied])
def test_without_any_key_clumsy_hands_are_seen(attack: Attack) -> None:
    assert found(attack, anchored=False, start_key=False) == TRIALS


def test_a_cut_is_told_as_a_cut_and_where() -> None:
    cut = tail_cut(random.Random(3))
    finding = cut.verified(anchors=LOG.heads)
    assert (finding.verdict, finding.at_seq) == (Verdict.CUT, len(cut.links) + 1)


def test_a_broken_record_is_told_by_its_number() -> None:
    links = list(LOG.links)
    links[20] = replace(links[20], mac=keyed_hash(bytes(32), links[20].hash))
    finding = replaced(links).verified()
    assert (finding.verdict, finding.at_seq, finding.records) == (Verdict.BROKEN, 21, 20)


def test_one_anchor_finds_a_cut_up_to_it_and_none_after_it() -> None:
    anchor = LOG.heads[35]

    def seen(length: int) -> Finding:
        links = list(LOG.links[:length])
        cut = Written(tuple(links), (*LOG.states, fitting(LOG, links, LOG.state.key)))
        return cut.verified(anchors=[anchor])

    assert seen(35).verdict is Verdict.CUT
    after = seen(40)
    assert (after.verdict, after.anchored_to) == (Verdict.WHOLE, 36)


def with_todays_key(links: list[Link]) -> Finding:
    return rechained(LOG, links, OF_TODAY, LOG.state.key).verified()


def test_not_even_todays_key_leaves_a_number_out() -> None:
    links = list(LOG.links)
    del links[-3]
    finding = with_todays_key(links)
    assert (finding.verdict, finding.flaw, finding.at_seq) == (Verdict.BROKEN, Flaw.GAP, LENGTH - 2)


def test_not_even_todays_key_puts_a_record_under_another_number() -> None:
    links = list(LOG.links)
    links[-1] = replace(links[-1], body=links[-2].body)
    finding = with_todays_key(links)
    assert (finding.verdict, finding.flaw, finding.at_seq) == (Verdict.BROKEN, Flaw.RECORD, LENGTH)


def test_not_even_todays_key_leaves_an_epoch_out() -> None:
    links = list(LOG.links)
    links[-1] = replace(links[-1], epoch=links[-1].epoch + 2)
    finding = with_todays_key(links)
    assert (finding.verdict, finding.flaw, finding.at_seq) == (Verdict.BROKEN, Flaw.GAP, LENGTH)


def test_not_even_todays_key_makes_an_epoch_longer() -> None:
    log = written(RECORDS_PER_EPOCH)
    further = Record(RECORDS_PER_EPOCH + 1, entry(0), ACTOR)
    links = [*log.links, replace(log.links[-1], seq=further.seq, body=further.canonical())]
    finding = rechained(log, links, 1, log.state.key).verified()
    assert (finding.verdict, finding.flaw, finding.at_seq) == (Verdict.BROKEN, Flaw.GAP, further.seq)
