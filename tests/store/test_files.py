"""Small files of our own: for their owner alone, whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Barrier, Thread

import pytest

from agent_console.store.files import write_private, write_private_once

WRITERS = [write_private, write_private_once]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "note"


@pytest.mark.parametrize("write", WRITERS)
def test_what_is_written_is_its_owners_and_nothing_is_left_beside_it(
    file: Path, write: Callable[[Path, str], None]
) -> None:
    write(file, "结果\n")
    assert file.read_text(encoding="utf-8") == "结果\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_file_is_replaced_and_one_that_others_could_read_is_no_more(file: Path) -> None:
    file.write_text("before", encoding="utf-8")
    file.chmod(0o644)
    write_private(file, "after")
    assert file.read_text(encoding="utf-8") == "after"
    assert file.stat().st_mode & 0o777 == 0o600


def test_half_a_file_a_crash_left_is_not_in_the_way(file: Path) -> None:
    file.with_name("note.new").write_text("half of something longer", encoding="utf-8")
    file.with_name("note.new").chmod(0o644)
    write_private(file, "whole")
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.read_text(encoding="utf-8") for one in file.parent.iterdir()] == ["whole"]


def test_what_is_written_once_stays(file: Path) -> None:
    write_private_once(file, "first")
    write_private_once(file, "second")
    assert [one.read_text(encoding="utf-8") for one in file.parent.iterdir()] == ["first"]


def test_of_many_that_write_at_once_one_wins_whole(file: Path) -> None:
    texts = [str(number) * 1000 for number in range(8)]
    together = Barrier(len(texts))
    seen = []

    def write(text: str) -> None:
        together.wait()
        write_private_once(file, text)
        seen.append(file.read_text(encoding="utf-8"))

    threads = [Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == len(texts)
    assert len(set(seen)) == 1
    assert seen[0] in texts


@pytest.mark.parametrize("write", WRITERS)
def test_a_folder_that_is_not_there_is_an_error(file: Path, write: Callable[[Path, str], None]) -> None:
    with pytest.raises(OSError, match="note"):
        write(file.parent / "gone" / "note", "text")
