"""Opening the backend without leaving a trace: it gets a copy of its folder. What it opens to is asked elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from agent_console.backend import (
    Backend,
    BackendContext,
    BackendDescription,
    CredentialsUnusable,
    Noticing,
)
from agent_console.doctor.credentials import unusable
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import filled, foreign
from agent_console.language import Language
from agent_console.opening_problems import opening_sentence
from agent_console.plugins import BackendBroken, BackendUnknown, described, load_backend
from agent_console.settings import Settings

LARGEST_COPY: Final = 64 * 1024 * 1024
"""The practice registry keeps a few hundred KB; a backend that keeps more is opened on an empty folder."""


@contextmanager
def lent_folder(kept: Path) -> Iterator[Path]:
    """Lend a copy of a folder until the block ends: a backend makes and mends files as it opens."""
    with TemporaryDirectory(prefix="agent-console-doctor-", ignore_cleanup_errors=True) as outer:
        lent = Path(outer) / "backend"
        lent.mkdir(mode=0o700)
        files = [one for one in kept.rglob("*") if one.is_file()]
        if sum(one.stat().st_size for one in files) <= LARGEST_COPY:
            for one in files:
                _copy(one, lent / one.relative_to(kept))
        yield lent


def _copy(kept: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        shutil.copyfile(kept, place)
    except OSError:
        # What cannot be read here cannot be read at a start either: the backend says so itself.
        place.unlink(missing_ok=True)
        place.touch(mode=0)


def make_backend(
    settings: Settings, folder: Path, clock: Callable[[], datetime], language: Language
) -> tuple[Backend | None, tuple[Finding, ...]]:
    """Make the backend; whoever gets one lets go of it."""
    name = settings.backend
    context = BackendContext(folder, settings.seed, clock, settings.backend_options)
    try:
        return load_backend(name, context), ()
    except BackendUnknown as error:
        text = opening_sentence(error, language)
        return None, (Finding(Check.BACKEND, State.FAILED, "BACKEND_UNKNOWN", text, name),)
    except BackendBroken as error:
        return None, _broken(error, language)


def description_of(
    backend: Backend, name: str, language: Language
) -> tuple[BackendDescription | None, tuple[Finding, ...]]:
    """Let a backend describe itself."""
    try:
        return described(backend, name), ()
    except BackendBroken as error:
        return None, _broken(error, language)


def opens(description: BackendDescription, name: str, language: Language) -> Iterator[Finding]:
    """Say what a backend calls itself."""
    text = filled(
        language.text("{name} opens: {line} ({environment})."),
        name=name,
        line=foreign(language.bilingual(description.line)),
        environment=description.environment.value,
    )
    yield Finding(Check.BACKEND, State.OK, "BACKEND_OPENS", text, name)


def noticed(backend: Backend, name: str, language: Language) -> Iterator[Finding]:
    """Give what a backend says of its files."""
    if isinstance(backend, Noticing):
        for notice in backend.notices():
            text = foreign(language.bilingual(notice.text)) or "-"
            yield Finding(Check.BACKEND, State.WARNING, "BACKEND_NOTICE", text, name)


def _broken(error: BackendBroken, language: Language) -> tuple[Finding, ...]:
    cause = error.__cause__
    if isinstance(cause, CredentialsUnusable):
        text = language.text("It does not start without its credentials; see the next row.")
        return (
            Finding(Check.BACKEND, State.FAILED, "BACKEND_WITHOUT_CREDENTIALS", text, error.name),
            unusable(cause, language),
        )
    told = BackendBroken(error.name, foreign(error.why))
    text = opening_sentence(told, language)
    return (Finding(Check.BACKEND, State.FAILED, "BACKEND_BROKEN", text, error.name),)
