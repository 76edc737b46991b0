"""Helpers for tests of `agent-console casebook`: a home with worked casebooks, and somebody who types commands."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from agent_console.audit.reading import open_log
from agent_console.audit.words import Action
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.schema import MIGRATIONS
from agent_console.cli import start
from agent_console.encryption.key_file import kept_key
from tests.support_casebook import Script, open_casebook

DESK = "0123456789ab"
CASE = "001123-0001-7"
FILE = "training/fake/casebook.sqlite"


class Keeper:
    """Runs `agent-console casebook ...` on a home and keeps what it said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str, home: Path | None = None) -> int:
        where = ["--home", str(home or self.folder), "--lang", "en"]
        code = start(["casebook", *arguments, *where])
        self.out, self.err = self.capsys.readouterr()
        return code

    @property
    def told(self) -> Any:
        return json.loads(self.out)

    @property
    def file(self) -> Path:
        return self.folder / FILE

    def opened(self, place: str = "training/fake", **changes: Any) -> Casebook:
        """Open a casebook as a console of this home does."""
        self.folder.mkdir(exist_ok=True)
        (self.folder / "desk").write_text(DESK + "\n", encoding="ascii")
        world, _, backend = place.partition("/")
        master = kept_key(self.folder / f"{world}.key")
        return open_casebook(
            self.folder / place,
            desk=DESK,
            backend=backend,
            training=world == "training",
            master=master,
            **changes,
        )

    def worked(self, case: str = CASE, place: str = "training/fake") -> None:
        """Work one call to its end."""
        casebook = self.opened(place)
        for batch in Script(case).whole():
            batch.commit_to(casebook)
        casebook.close()

    def events(self, case: str = CASE, **changes: Any) -> int:
        """Count what happened on a call."""
        casebook = self.opened(**changes)
        try:
            return len(casebook.events_of(case))
        finally:
            casebook.close()

    def recorded(self, action: Action) -> int:
        """Count the audit records of one kind."""
        with open_log(self.file, MIGRATIONS) as log:
            return sum(link.record.entry.action is action for link in log.links() if link)

    def at_the_file(self, statement: str, file: Path | None = None) -> None:
        """Get at a file as anybody with a database program can."""
        connection = sqlite3.connect(file or self.file)
        connection.execute(statement)
        connection.commit()
        connection.close()

    def spoil(self, file: Path | None = None) -> None:
        """Hurt a file so that no one can open it."""
        (file or self.file).write_bytes(b"noise" * 4000)
