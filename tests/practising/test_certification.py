"""A certification on the screens: it leaves a certificate beside its run, unsigned until every scenario was passed."""

from pathlib import Path

import pytest

from agent_console.encryption.signing import SigningKey
from agent_console.progress.certificate import Verdict, verify
from agent_console.training.practice import Mode
from screens.training.classroom import Place
from tests.training_console import Training, training

KEY = SigningKey.new()


async def practises(running: Training) -> None:
    """Break the first call off, up to its score."""
    await running.answers()
    await running.press("f9", "enter")
    await running.on_page("WrapUpScreen")
    await running.press("enter")
    await running.until(lambda: running.classroom.place is Place.SCORE, "the score")


@pytest.mark.full
async def test_a_certification_run_leaves_a_certificate(tmp_path: Path) -> None:
    (tmp_path / "trainer.key").write_text(KEY.pem, encoding="ascii")
    settings = f'lock_after_minutes = 0\ntrainer_key = "{tmp_path / "trainer.key"}"\n'
    async with training(tmp_path, mode=Mode.CERTIFICATION, settings=settings) as running:
        await practises(running)
        assert running.classroom.can_sign
    (file,) = (tmp_path / "home/practice/8021/certificates").iterdir()
    verdict, certificate = verify(file.read_text(encoding="utf-8"), KEY.checking)

    assert verdict is Verdict.UNSIGNED
    assert certificate is not None
    assert (certificate.scenario, certificate.passed) == ("01", False)


@pytest.mark.full
async def test_a_certificate_that_can_not_be_written_is_told_and_the_score_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "home/practice/8021"
    folder.mkdir(parents=True)
    (folder / "certificates").symlink_to("nowhere/at/all")
    async with training(tmp_path, mode=Mode.CERTIFICATION, language="en") as running:
        await practises(running)

        await running.sees("The score is kept; its certificate could not be written")
        assert "there is none: it could not be written" in running.text
    assert [one.name for one in (folder / "runs").iterdir()] == ["0001.json"]
