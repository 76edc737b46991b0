"""Certification runs get their certificate as they are kept: when it is signed, and where it lies. No console."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from agent_console import __version__
from agent_console.casebook.stored_json import NotUnderstood, from_text
from agent_console.encryption.signing import NoSigningKey, SigningKey
from agent_console.home import Home
from agent_console.progress.certificate import CertificateText, certificate_of, certificate_text
from agent_console.progress.due import passed
from agent_console.progress.errors import CertificateNotWritten
from agent_console.progress.files import PassedOver, RunsKept, names_in, number_of
from agent_console.scorecard.rubric import Rubric
from agent_console.store.files import make_private_folder, write_private_once
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.practice import Mode
from agent_console.training.refusals import TrainerKeyUnreadable

CERTIFICATES: Final = "certificates"
MOST_BYTES: Final = 16 * 1024
"""A key has some 120 bytes; a file of more is none."""


class CertifiedRuns:
    """Runs as they are kept; one that certifies leaves a certificate, signed only where every scenario was passed."""

    def __init__(
        self, runs: RunsKept, rubric: Rubric, needed: Collection[str], key: SigningKey | None
    ) -> None:
        """Take the scenarios that are to be passed before anything is signed, and the trainer's key, if any."""
        self._runs = runs
        self._rubric = rubric
        self._needed = frozenset(needed)
        self._key = key

    @property
    def can_sign(self) -> bool:
        """Whether there is a trainer's key."""
        return self._key is not None

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """What `all` could not read."""
        return self._runs.passed_over

    def all(self) -> tuple[FinishedRun, ...]:
        """Give the runs that can be read, oldest first."""
        return self._runs.all()

    def keep(self, run: FinishedRun) -> FinishedRun:
        """Keep a run, and certify it where that was asked for; see `RunsKept.keep`.

        Raises:
            CertificateNotWritten: The run is kept, and its certificate cannot be written.
            OSError: The run cannot be written.
        """
        before = self.all()
        # A certificate outlives its run: whoever clears the runs away must not get one for another's number.
        taken = names_in(self._runs.folder / CERTIFICATES)
        kept = self._runs.keep(run, number_of(taken[-1]) if taken else 0)
        if kept.mode is Mode.CERTIFICATION:
            self._certify(kept, self._key if self._needed <= passed(before, self._rubric) else None)
        return kept

    def _certify(self, kept: FinishedRun, signs: SigningKey | None) -> None:
        text = certificate_text(certificate_of(kept, result_of(kept, self._rubric), __version__), signs)
        file = certificate_file(self._runs.folder, kept.number)
        try:
            make_private_folder(file.parent)
            written = write_private_once(file, text)
        except OSError as error:
            raise CertificateNotWritten(kept) from error
        if not written:
            raise CertificateNotWritten(kept)


def certificate_file(folder: Path, number: int) -> Path:
    """Say where the certificate of a run lies, below an agent's folder of practice."""
    return folder / CERTIFICATES / f"{number:04}.json"


def certificate_at(folder: Path, number: int) -> tuple[Path, bool] | None:
    """Find the certificate of a run, and say whether anybody signed it; whose key it was is for `verify` to say.

    None where there is none that can be read.
    """
    file = certificate_file(folder, number)
    try:
        with file.open("rb") as content:
            found = from_text(CertificateText, content.read(MOST_BYTES).decode("utf-8"))
    except (OSError, UnicodeDecodeError, NotUnderstood, ValueError, RecursionError):
        return None
    return file, found.signature is not None


def trainer_key(file: Path | str | None, home: Home) -> SigningKey | None:
    """Read the trainer's key; a name without a folder stands in the home. None where none is named.

    Raises:
        TrainerKeyUnreadable: The file is not there, cannot be read or holds something else.
    """
    if not file:
        return None
    place = home.folder / file
    try:
        place = home.folder / Path(file).expanduser()
        with place.open("rb") as content:
            return SigningKey.read(content.read(MOST_BYTES))
    except (OSError, NoSigningKey, ValueError, RuntimeError):
        # The last two: a name no system takes, a person nobody here is.
        raise TrainerKeyUnreadable(place) from None
