"""A write under its key, by itself: once done, done; once refused, free."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_console.backend import Refused
from backends.fake import rules
from backends.fake.books import Books
from backends.fake.keyed import KeyedWrite

NOW = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
WRITE = KeyedWrite("submit", "key-1", rules.digest("one"), rules.BINDINGS)


def done(books: Books, write: KeyedWrite, act: Callable[[], str], at: datetime = NOW) -> tuple[str, datetime]:
    with books.transaction() as connection:
        first = write.once(connection, at, act)
    return first.answer, first.answered_at


def test_what_comes_again_gets_the_first_answer_and_its_instant(tmp_path: Path) -> None:
    books = Books(tmp_path)
    assert done(books, WRITE, lambda: "first") == ("first", NOW)
    assert done(books, WRITE, lambda: "second", NOW + timedelta(hours=1)) == ("first", NOW)
    books.close()


@pytest.mark.parametrize(
    "other",
    [
        KeyedWrite("submit", "key-1", rules.digest("two"), rules.BINDINGS),
        KeyedWrite("withdraw", "key-1", rules.digest("one"), rules.BINDINGS),
    ],
)
def test_a_key_that_comes_with_something_else_is_refused_and_does_nothing(
    tmp_path: Path, other: KeyedWrite
) -> None:
    def never() -> str:
        pytest.fail("it was done")

    books = Books(tmp_path)
    done(books, WRITE, lambda: "first")
    with pytest.raises(Refused, match=r"NUMBER_BINDINGS\.IDEMPOTENCY_KEY_REUSED"):
        done(books, other, never)
    books.close()


def test_a_refused_write_leaves_its_key_free(tmp_path: Path) -> None:
    books = Books(tmp_path)

    def refuse() -> str:
        raise Refused("NOT_FOUND")

    with pytest.raises(Refused, match="NOT_FOUND"):
        done(books, WRITE, refuse)
    assert done(books, WRITE, lambda: "later")[0] == "later"
    books.close()
