"""Where secrets come from, and that they stay secret."""

import os
from pathlib import Path

import pytest

from backends.http.credentials import SecretMissing, SecretPlace

NOWHERE: dict[str, str] = {}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "token"
    file.write_text("s3cret\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def test_a_secret_is_read_from_its_variable() -> None:
    assert SecretPlace("CARRIER_TOKEN").read({"CARRIER_TOKEN": " s3cret\n"}).reveal() == "s3cret"


def test_a_file_of_its_owner_alone_comes_first(file: Path) -> None:
    assert SecretPlace("T", file).read({"T": "other"}).reveal() == "s3cret"


@pytest.mark.parametrize("mode", [0o400, 0o600, 0o700])
def test_a_file_closed_to_others_is_read(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert SecretPlace("T", file).read(NOWHERE).reveal() == "s3cret"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o644, 0o666])
def test_a_file_open_to_anybody_else_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(SecretMissing, match="mode 0600"):
        SecretPlace("T", file).read(NOWHERE)


def test_what_is_no_file_is_refused(tmp_path: Path, file: Path) -> None:
    link, pipe = tmp_path / "link", tmp_path / "pipe"
    link.symlink_to(file)
    os.mkfifo(pipe, 0o600)
    for place in (link, pipe, tmp_path, tmp_path / "none"):
        with pytest.raises(SecretMissing, match="secret_file"):
            SecretPlace("T", place).read(NOWHERE)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe", b"x" * 70_000])
def test_a_file_without_a_secret_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(SecretMissing) as raised:
        SecretPlace("T", file).read(NOWHERE)
    assert str(file) not in str(raised.value)


def test_a_variable_that_is_not_set_is_named() -> None:
    with pytest.raises(SecretMissing, match="CARRIER_TOKEN is not set"):
        SecretPlace("CARRIER_TOKEN").read(NOWHERE)
