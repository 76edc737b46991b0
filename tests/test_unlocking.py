"""Where the master key of a start comes from."""

from pathlib import Path

import pytest

from agent_console import keyring_entry
from agent_console.backend import CredentialProblem, Environment
from agent_console.encryption import key_in_keyring
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.identity.secret import Secret
from agent_console.keyring_entry import KeyringEntry
from agent_console.unlocking import KeySource, MasterKeyUnusable, unlock
from tests.support_keyring import NO_KEYRING, SWITCHED_OFF, FileKeyring, LockedKeyring, using


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    made.make()
    return made


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileKeyring:
    """A keyring that counts as one of the desktop's."""
    monkeypatch.setattr(keyring_entry, "DESKTOP_KEYRINGS", {FileKeyring.__module__})
    return FileKeyring(tmp_path / "keyring.json")


def test_training_has_its_own_key_in_a_file_whatever_is_set(home: Home) -> None:
    training = unlock(home, Environment.TRAINING, "keyring", MasterKey.new())
    live = unlock(home, Environment.LIVE, "file")
    assert (training.source, live.source) == (KeySource.FILE, KeySource.FILE)
    assert training.master.raw != live.master.raw
    assert unlock(home, Environment.LIVE, "file").master.raw == live.master.raw
    assert unlock(home, Environment.TRAINING, "file").master.raw == training.master.raw


def test_what_a_passphrase_opened_comes_first_and_makes_no_file(home: Home) -> None:
    master = MasterKey.new()
    assert unlock(home, Environment.LIVE, "file", master).source is KeySource.PASSPHRASE
    assert unlock(home, Environment.LIVE, "file", master).master.raw == master.raw
    assert not home.master_key(Environment.LIVE).exists()


def test_the_keyring_is_given_a_key_once_and_no_file_is_made(home: Home, desktop: FileKeyring) -> None:
    with using(desktop):
        first = unlock(home, Environment.LIVE, "keyring")
        again = unlock(home, Environment.LIVE, "keyring")
    assert first.source is KeySource.KEYRING
    assert first.master.raw == again.master.raw
    assert not home.master_key(Environment.LIVE).exists()


def test_two_homes_have_two_keys_in_one_keyring(home: Home, tmp_path: Path, desktop: FileKeyring) -> None:
    other = Home(tmp_path / "other")
    other.make()
    with using(desktop):
        keys = {unlock(one, Environment.LIVE, "keyring").master.raw for one in (home, other)}
    assert len(keys) == 2


@pytest.mark.parametrize("switched", [NO_KEYRING, SWITCHED_OFF], ids=["none", "off"])
def test_no_key_is_trusted_to_what_is_no_keyring_of_the_desktop(home: Home, switched: FileKeyring) -> None:
    with using(switched), pytest.raises(MasterKeyUnusable) as told:
        unlock(home, Environment.LIVE, "keyring")
    assert told.value.problem is CredentialProblem.NO_KEYRING


def test_a_plug_in_with_a_file_of_its_own_is_given_no_key(home: Home, tmp_path: Path) -> None:
    plug_in = FileKeyring(tmp_path / "keyring.json")
    with using(plug_in), pytest.raises(MasterKeyUnusable):
        unlock(home, Environment.LIVE, "keyring")
    assert not plug_in.file.exists()


def test_a_locked_keyring_is_told_and_nothing_is_made(
    home: Home, desktop: FileKeyring, tmp_path: Path
) -> None:
    with using(LockedKeyring(tmp_path / "keyring.json")), pytest.raises(MasterKeyUnusable) as told:
        unlock(home, Environment.LIVE, "keyring")
    assert told.value.problem is CredentialProblem.KEYRING_LOCKED
    assert not home.master_key(Environment.LIVE).exists()


def test_an_entry_that_holds_something_else_is_left_as_it_is(desktop: FileKeyring) -> None:
    entry = KeyringEntry(key_in_keyring.SERVICE, "master key of a desk")
    with using(desktop):
        assert entry.put(Secret("no key")) is None
        assert key_in_keyring.kept_in_keyring(entry) is CredentialProblem.UNUSABLE
        found = entry.ask()
    assert isinstance(found, Secret)
    assert found.reveal() == "no key"
