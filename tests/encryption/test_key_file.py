"""The master key in a file of the home."""

import stat
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from agent_console.encryption.key_file import KeyFileUnreadable, kept_key, key_in


def test_there_is_none_before_it_is_made_and_the_same_one_after(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    assert key_in(file) is None
    made = kept_key(file)
    assert kept_key(file).raw == made.raw
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_others_can_read_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "master.key"
    made = kept_key(file)
    file.chmod(0o644)
    found = key_in(file)
    assert found is not None
    assert found.raw == made.raw
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_several_that_make_it_at_once_one_key_wins(tmp_path: Path) -> None:
    with ThreadPool(8) as pool:
        keys = pool.map(lambda _: kept_key(tmp_path / "master.key").raw, range(16))
    assert len(set(keys)) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["master.key"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"agent-console master key 1\n",
        b"agent-console master key 1\nzz\n",
        b"agent-console master key 1\n" + b"00" * 31 + b"\n",
        b"another program's key\n" + b"00" * 32 + b"\n",
        b"agent-console master key 1\n" + b"00" * 32 + b"\nmore\n",
        b"x" * 10_000,
    ],
)
def test_a_file_that_holds_no_key_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "master.key"
    file.write_bytes(content)
    for ask in (key_in, kept_key):
        with pytest.raises(KeyFileUnreadable):
            ask(file)
    assert file.read_bytes() == content


def test_a_folder_of_that_name_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "master.key").mkdir()
    with pytest.raises(KeyFileUnreadable):
        kept_key(tmp_path / "master.key")
