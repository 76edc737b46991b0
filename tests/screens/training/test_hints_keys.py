"""F1 in a practised call, under the fingers: what is bought, what is free, and how one comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.training.practice import Mode, Practice
from tests.training_console import Training, training


def practice_of(running: Training) -> Practice:
    practice = running.classroom.practice
    assert practice is not None
    return practice


def bought(running: Training) -> list[tuple[str, int]]:
    return [(hint.page, hint.level) for hint in practice_of(running).hints]


async def test_a_hint_is_paid_for_once_the_brief_is_free_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        keys = practice_of(running).keys
        await running.press("f1", "1", "1", "0")
        await running.sees("一犯就败")
        await running.press("0", "3", "escape")
        assert bought(running) == [("intake.fits", 1), ("intake.fits", 3)]
        assert practice_of(running).hint_points == 5
        assert practice_of(running).keys == keys
        await running.press("enter")
        await running.on_page("NoticeScreen")
        await running.press("f1", "1")
        assert bought(running)[-1] == ("notice.to_read", 1)


@pytest.mark.full
@pytest.mark.parametrize("mode", [Mode.BENCHMARK, Mode.CERTIFICATION])
async def test_without_hints_the_digits_do_nothing(tmp_path: Path, mode: Mode) -> None:
    async with training(tmp_path, mode=mode) as running:
        await running.answers()
        await running.press("f1", "1", "2", "3")
        assert bought(running) == []
        await running.sees("没有提示")


@pytest.mark.full
async def test_the_help_is_a_page_further_and_tests_keys_on_another_key(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        await running.press("f1", "pagedown")
        await running.sees("按 9 试每个键到不到")
        await running.press("9", "1", "0")
        await running.sees("2 / 45")
        await running.press("escape", "pageup", "f1")
        await running.on_page("IntakeScreen")
        assert running.app.screen.panel is None  # type: ignore[attr-defined]
        assert bought(running) == []
