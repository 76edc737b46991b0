"""Sealing with a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.encryption.cipher import NotOpened, new_key, open_sealed, seal

KEY = new_key()


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_what_was_sealed_opens_for_its_place(plain: bytes, about: bytes) -> None:
    assert open_sealed(KEY, seal(KEY, plain, about), about) == plain


def test_the_same_never_looks_the_same_twice() -> None:
    assert seal(KEY, b"13800138000", b"") != seal(KEY, b"13800138000", b"")


def test_it_opens_for_no_other_place_and_with_no_other_key() -> None:
    sealed = seal(KEY, b"x", b"case 1")
    with pytest.raises(NotOpened):
        open_sealed(KEY, sealed, b"case 2")
    with pytest.raises(NotOpened):
        open_sealed(new_key(), sealed, b"case 1")


def test_a_single_changed_bit_is_found_wherever_it_is() -> None:
    sealed = seal(KEY, b"13800138000", b"")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(NotOpened):
            open_sealed(KEY, bytes(changed), b"")


@given(st.binary(max_size=60))
def test_anything_else_is_refused_in_one_way(other: bytes) -> None:
    with pytest.raises(NotOpened):
        open_sealed(KEY, other, b"")
