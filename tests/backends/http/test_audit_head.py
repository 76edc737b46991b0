"""The head of the desk's audit log goes out with our own calls, and what the server remembers comes back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from agent_console.audit.heads import Head, read_head
from agent_console.audit.outside import HeadsOutside
from agent_console.audit.reading import verify_file
from agent_console.audit.verification import Outside, Verdict
from agent_console.audit.words import Action
from backends.http.backend import TrainingHttpBackend
from backends.http.opening import open_line
from backends.http.options import read_options
from backends.http.surroundings import Surroundings
from backends.server import ServerOptions, create_app
from backends.server.storage import Storage
from tests.audit.test_log import file_of
from tests.support_audit import MIGRATIONS, NAME, NOW, entry, opened
from tests.support_desk import FULL_CALL
from tests.support_http import LIKE_THE_REGISTRY, secret_file
from tests.support_registry import registry
from tests.support_server import TOKEN, serving


def clock() -> datetime:
    return NOW


@asynccontextmanager
async def asked(
    folder: Path, heads: HeadsOutside, **options: str
) -> AsyncIterator[tuple[TrainingHttpBackend, Storage]]:
    """Serve the registry and ask it with a log's heads."""
    behind = registry(folder, clock)
    app = create_app(behind, ServerOptions(dev_token=TOKEN, clock=clock, rate=None))
    async with serving(app) as address:
        told = {
            "base_url": address,
            "secret_file": secret_file(folder, TOKEN),
            **LIKE_THE_REGISTRY,
            **options,
        }
        client = TrainingHttpBackend(open_line(read_options(told), Surroundings(clock=clock), heads))
        yield client, app.state.desk.storage
        await client.aclose()
    app.state.desk.storage.close()
    await behind.aclose()


def remembered(storage: Storage) -> list[Head]:
    rows = storage._connection.execute("SELECT desk, sequence, hash FROM heads").fetchall()
    return [Head(desk, seq, bytes.fromhex(digest)) for desk, seq, digest in rows]


async def test_the_server_keeps_the_newest_head_and_it_is_an_anchor(tmp_path: Path) -> None:
    heads = HeadsOutside(clock)
    with opened(tmp_path / "log") as log:
        heads.follow(log)
        async with asked(tmp_path, heads) as (client, storage):
            await client.platforms()
            log.write(entry(1))
            await client.number(FULL_CALL)
            assert remembered(storage) == [log.head]
            assert storage.heads.steps_back() == 0
        anchor = log.head
    assert not heads.cut
    finding = verify_file(file_of(tmp_path / "log"), MIGRATIONS, Outside(None, (anchor,)))
    assert (finding.verdict, finding.anchored_to) == (Verdict.WHOLE, 2)


async def test_a_log_that_lost_its_end_is_told_so_by_the_next_answer(tmp_path: Path) -> None:
    heads = HeadsOutside(clock)
    told: list[bool] = []
    heads.on_cut = lambda: told.append(True)
    with opened(tmp_path / "log") as log:
        heads.follow(log)
        async with asked(tmp_path, heads) as (client, storage):
            for number in range(5):
                log.write(entry(number))
            await client.platforms()
            furthest = log.head
            # The file is taken away, and the desk begins another under its name.
            with opened(tmp_path / "another") as begun_anew:
                heads.follow(begun_anew)
                await client.number(FULL_CALL)
                await client.platforms()
                assert heads.cut
                assert told == [True]
                assert remembered(storage) == [furthest]
                assert storage.heads.steps_back() > 0
                rows = begun_anew._store.read("SELECT body FROM audit ORDER BY seq")
            assert Action.LOG_CUT in str(rows[-1][0])


async def test_a_carrier_that_does_not_ask_for_it_is_not_told(tmp_path: Path) -> None:
    heads = HeadsOutside(clock)
    with opened(tmp_path / "log") as log:
        heads.follow(log)
        async with asked(tmp_path, heads, audit_head="false") as (client, storage):
            await client.platforms()
            assert remembered(storage) == []


def test_what_is_no_head_and_what_is_of_another_desk_changes_nothing(tmp_path: Path) -> None:
    heads = HeadsOutside(clock)
    heads.seen(f"{NAME};9;{'0' * 64}")
    with opened(tmp_path) as log:
        heads.follow(log)
        for text in ("", "nonsense", f"other.fake;9;{'0' * 64}", str(log.head), f"{NAME};0;{'0' * 64}"):
            heads.seen(text)
        before = heads.cut
        heads.seen(str(Head(NAME, log.head.seq, bytes(32))))
        assert (before, heads.cut) == (False, True)
    assert read_head(str(log.head)) == log.head


def test_a_store_that_is_down_is_no_trouble_for_an_answer(tmp_path: Path) -> None:
    heads = HeadsOutside(lambda: datetime.now(UTC))
    with opened(tmp_path) as log:
        heads.follow(log)
        log._store.report_damage("a page")
        heads.seen(f"{NAME};9;{'0' * 64}")
        assert heads.newest() is not None
