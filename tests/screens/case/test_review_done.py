"""What is said once a review was sent: what had never left this desk was taken by no registry."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.language import load_language
from screens.case.review_view import ReviewView
from screens.case.review_words import done_words
from tests.support_desk import Bench, open_bench, say_everything, settled, to_selection


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.casebook.close()
    opened.registry._books.close()


async def said_after_taking_back(bench: Bench, faults: str) -> str:
    desk, review = bench.desk, bench.desk.case_review
    await to_selection(bench)
    await settled(desk.choosing.tick(sorted(bench.call.tickable)[:2]), desk.choosing.review())
    say_everything(bench)
    bench.order(faults)
    await desk.filing.submit()
    await settled(desk.casework.open(bench.call.id))
    await desk.casework.ask()
    await settled(review.take_back([one.order for one in review.withdrawable()]))
    assert desk.casework.case is not None
    assert review.review is not None
    return done_words(
        ReviewView(
            case=desk.casework.case,
            call=bench.call,
            review=review.review,
            language=load_language("en"),
            promise=promise(PromiseKind.UNBIND, today(desk.now()), desk.calendar),
            now=desk.now(),
        )
    )


async def test_what_was_sent_is_taken_back_by_the_registry(bench: Bench) -> None:
    assert await said_after_taking_back(bench, "") == "+ Taken by the registry"


async def test_what_still_waited_here_is_taken_back_without_it(bench: Bench) -> None:
    assert await said_after_taking_back(bench, "submit:down") == "+ Taken back, nothing had been sent"
