"""The master key: what is derived from it, and where it may not show."""

import copy
import pickle

import pytest

from agent_console.encryption.master_key import MasterKey


def test_each_purpose_has_a_key_of_its_own() -> None:
    master = MasterKey.new()
    keys = {master.raw, master.derive("rows"), master.derive("numbers"), master.id}
    assert len(keys) == 4
    assert master.derive("rows") == MasterKey(master.raw).derive("rows")


def test_it_is_never_printed_or_pickled() -> None:
    master = MasterKey.new()
    assert master.raw.hex() not in f"{master!r} {master} {[master]}"
    with pytest.raises(TypeError):
        pickle.dumps(master)
    with pytest.raises(TypeError):
        copy.deepcopy(master)


@pytest.mark.parametrize("length", [0, 31, 33])
def test_other_lengths_are_no_key(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(bytes(length))
