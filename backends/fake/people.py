"""The people written by hand: it knows their file, its original and what is wrong with either.

The original stands in `data/people`; on the first start it is copied into the registry's own folder, where a
person edits it. A copy that cannot be read is set aside under another name, never written over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from agent_console.calendar.zone import local
from agent_console.data_schema import DataFileError, read_as
from backends.fake.notices import Notice, NoticeKind
from backends.fake.overlay_storage import AtomicJsonStorage, OverlayDamaged
from backends.fake.person_form import PersonForm

FILE: Final = "people.json"
_TABLE: Final = "people"


class People:
    """The hand-written people of one registry.

    Args:
        folder: The registry's own folder; made if it is not there.
        original: The folder of the original's files.
        now: The instant, to name a file that is set aside.
    """

    def __init__(self, folder: Path, original: Traversable, now: datetime) -> None:
        self.notices: list[Notice] = []
        self._path = folder / FILE
        self._by_number: dict[str, PersonForm] = {}
        try:
            documents = self._documents(original, now)
        except OSError:
            self.notices.append(Notice(NoticeKind.OVERLAY_UNREADABLE, FILE))
            documents = dict(enumerate(self._originals(original), start=1))
        for place, document in documents.items():
            self._take(place, document)

    def get(self, digits: str) -> PersonForm | None:
        """Give what is written about a number; None for most."""
        return self._by_number.get(digits)

    def callers(self) -> tuple[PersonForm, ...]:
        """Give the people who ring, in the order of their calls."""
        ringing = [person for person in self._by_number.values() if person.caller is not None]
        return tuple(sorted(ringing, key=_order))

    def write(self, person: PersonForm) -> None:
        """Write a person into the file, in place of what stood there about the number."""
        # Late: only who writes needs it, and a console does not start to write.
        from tinydb import TinyDB

        with TinyDB(str(self._path), storage=AtomicJsonStorage) as database:
            table = database.table(_TABLE)
            old = [entry.doc_id for entry in table if entry.get("number") == person.number]
            if old:
                table.remove(doc_ids=old)
            table.insert(_as_document(person))
        self._by_number[person.number] = person

    def _documents(self, original: Traversable, now: datetime) -> dict[int, Mapping[str, Any]]:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._path.exists():
            try:
                return _read(self._path)
            except OverlayDamaged:
                self._set_aside(now)
        entries = {str(place): entry for place, entry in enumerate(self._originals(original), start=1)}
        AtomicJsonStorage(str(self._path)).write({_TABLE: entries})
        return _read(self._path)

    def _originals(self, original: Traversable) -> list[dict[str, Any]]:
        documents = []
        for file in _toml_files(original):
            try:
                documents.append(_as_document(read_as(PersonForm, file)))
            except DataFileError as error:
                self.notices.append(Notice(NoticeKind.PERSON_IGNORED, error.file, error.place))
        return documents

    def _set_aside(self, now: datetime) -> None:
        stamp = f"{local(now):%Y%m%d-%H%M%S}"
        name = f"people.damaged-{stamp}.json"
        count = 1
        while (self._path.parent / name).exists():
            count += 1
            name = f"people.damaged-{stamp}-{count}.json"
        self._path.rename(self._path.parent / name)
        self.notices.append(Notice(NoticeKind.OVERLAY_SET_ASIDE, name))

    def _take(self, place: int, document: Mapping[str, Any]) -> None:
        try:
            person = PersonForm.model_validate(document)
        except ValidationError as error:
            parts = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
            where = ".".join([str(place), *map(str, parts)])
            self.notices.append(Notice(NoticeKind.PERSON_IGNORED, FILE, where))
            return
        if person.number in self._by_number:
            self.notices.append(Notice(NoticeKind.PERSON_IGNORED, FILE, f"{place}.number"))
            return
        self._by_number[person.number] = person


def _order(person: PersonForm) -> tuple[int, str]:
    return (person.caller.order if person.caller else 0, person.number)


def _as_document(person: PersonForm) -> dict[str, Any]:
    return person.model_dump(mode="json", exclude_defaults=True)


def _read(path: Path) -> dict[int, Mapping[str, Any]]:
    tables = AtomicJsonStorage(str(path)).read() or {}
    return {int(place): entry for place, entry in tables.get(_TABLE, {}).items()}


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        files = [f for f in folder.iterdir() if f.name.endswith(".toml") and not f.name.startswith(".")]
        yield from sorted(files, key=lambda file: file.name)
