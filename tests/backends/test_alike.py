"""The same registry asked directly and over a socket: the same questions get the same answers and refusals."""

from pathlib import Path

import pytest

from tests.backends.pair import OpenHttp, pair
from tests.backends.questions import STEPS, begin
from tests.support import runs
from tests.support_http import with_fixed_token, with_jwt_bearer

WAYS: dict[str, OpenHttp] = {"token": with_fixed_token, "jwt-bearer": with_jwt_bearer}
IN_THE_QUICK_RUN = {("token", 0), ("jwt-bearer", 1)}

RUNS = [
    pytest.param(way, seed, marks=() if (way, seed) in IN_THE_QUICK_RUN else pytest.mark.full)
    for way in WAYS
    for seed in range(6)
]


@pytest.mark.parametrize(("way", "seed"), RUNS)
async def test_the_socket_changes_no_answer(tmp_path: Path, way: str, seed: int) -> None:
    async with pair(tmp_path, WAYS[way], seed) as both:
        await begin(both)
        for _ in range(runs(60, 120)):
            await both.draw.choice(STEPS)(both)
        assert both.requests
