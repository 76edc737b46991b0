"""A master key locked up by a passphrase."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.encryption import passphrase as module
from agent_console.encryption.master_key import MasterKey
from agent_console.encryption.passphrase import Slot, WrongPassphrase, lock_up, unlock
from agent_console.identity.secret import Secret

MASTER = MasterKey.new()
WORDS = Secret("plum harbour lantern")


@pytest.fixture(autouse=True)
def cheap_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of a second each is for real passphrases."""
    monkeypatch.setattr(module.Slot.__init__, "__defaults__", (1, 1, 64))


def test_the_passphrase_gives_the_key_back() -> None:
    slot = lock_up(MASTER, WORDS, b"8021|AGENT")
    assert unlock(slot, WORDS, b"8021|AGENT").raw == MASTER.raw
    assert unlock(slot, Secret("ｐｌｕｍ harbour lantern "), b"8021|AGENT").raw == MASTER.raw


def test_another_passphrase_another_role_or_other_costs_do_not() -> None:
    slot = lock_up(MASTER, WORDS, b"8021|AGENT")
    for wrong_slot, words, about in (
        (slot, Secret("plum harbour lanterm"), b"8021|AGENT"),
        (slot, Secret(""), b"8021|AGENT"),
        (slot, WORDS, b"8021|TEAM_LEAD"),
        (replace(slot, iterations=2), WORDS, b"8021|AGENT"),
        (replace(slot, sealed=b""), WORDS, b"8021|AGENT"),
    ):
        with pytest.raises(WrongPassphrase):
            unlock(wrong_slot, words, about)


def test_a_slot_is_plain_data_and_holds_no_key() -> None:
    slot = lock_up(MASTER, WORDS, b"")
    told = slot.plain()
    assert Slot.from_plain(told) == slot
    assert MASTER.raw.hex() not in str(told)


@given(
    st.dictionaries(
        st.sampled_from(["salt", "sealed", "iterations", "lanes", "memory_kib"]),
        st.text() | st.integers() | st.none() | st.just("00" * 16),
    )
)
def test_what_somebody_wrote_instead_is_refused_or_costs_no_more_than_a_machine_bears(
    told: dict[str, object],
) -> None:
    try:
        slot = Slot.from_plain(told)
    except ValueError:
        return
    assert slot.memory_kib <= 1024 * 1024
    assert slot.iterations <= 10


def test_the_costs_are_those_of_the_rfc() -> None:
    assert (module.ITERATIONS, module.LANES, module.MEMORY_KIB) == (3, 4, 64 * 1024)
