"""The casebooks of a home, and which one is meant on the command line. It opens none of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent_console.backend import Environment
from agent_console.casebook.casebook import FILE_NAME
from agent_console.encryption.key_file import key_in
from agent_console.encryption.key_in_keyring import known_in_keyring
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.seat import known_desk
from agent_console.settings import load_settings
from agent_console.store.files import beside
from agent_console.unlocking import master_key_entry


class WhichBook(Exception):
    """It is not clear which casebook is meant; `known` names those there are."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__("which casebook")
        self.known = known


class NoKey(Exception):
    """What was asked for needs the master key, and nobody but a person who signs in can give it."""


class AnotherBook(Exception):
    """A backup is of another casebook than the one it was named for; `log` is what its audit log is called."""

    def __init__(self, file: Path, log: str) -> None:
        super().__init__("another casebook")
        self.file = file
        self.log = log


@dataclass(frozen=True, slots=True)
class Book:
    """One casebook of a home."""

    environment: Environment
    file: Path

    @property
    def name(self) -> str:
        """What it is called on the command line: `live/http`."""
        return f"{self.file.parent.parent.name}/{self.file.parent.name}"

    @property
    def backend(self) -> str:
        """The backend whose cases it keeps."""
        return self.file.parent.name

    @property
    def there(self) -> bool:
        """Whether anything is left of it."""
        return self.file.exists() or beside(self.file, "-wal").exists()


def books_of(home: Home) -> tuple[Book, ...]:
    """List the casebooks of a home, live ones first.

    Raises:
        OSError: A folder cannot be looked into.
    """
    casebooks = home.casebooks()
    if casebooks.unreadable:
        raise casebooks.unreadable[0][1]
    found = (Book(_world(folder), folder / FILE_NAME) for folder in casebooks.folders)
    return tuple(book for book in found if book.there)


def _world(folder: Path) -> Environment:
    return Environment.LIVE if folder.parent.name == "live" else Environment.TRAINING


def prefix_of(home: Home) -> str | None:
    """Give what stands before LIVE case numbers of the desk, None where nothing does.

    Raises:
        SettingsUnreadable: See there.
    """
    return load_settings(home.settings_file).desk_prefix or None


def the_book(home: Home, said: str | None) -> Book:
    """Give the casebook that is meant, which has to be there.

    Raises:
        WhichBook: There is none of that name, or several and none was named.
        OSError: A folder cannot be looked into.
    """
    books = books_of(home)
    meant = [book for book in books if said in (None, book.name, book.backend)]
    if len(meant) != 1:
        raise WhichBook(tuple(book.name for book in books))
    return meant[0]


def a_book(home: Home, said: str | None) -> Book:
    """Give the casebook that is meant; one that is named with its world need not be there.

    Raises:
        WhichBook, OSError: See `the_book`.
    """
    try:
        return the_book(home, said)
    except WhichBook:
        world, slash, backend = (said or "").partition("/")
        if not slash:
            raise
    environment = Environment.LIVE if world == "live" else Environment.TRAINING
    return Book(environment, home.casebook(environment, backend) / FILE_NAME)


def key_at_hand(home: Home, book: Book) -> MasterKey | None:
    """Give the master key of a casebook's world, and make none; None where nobody can give it but a person.

    Raises:
        KeyFileUnreadable: The key's file is there and holds none.
        SettingsUnreadable: The settings do not say where it is.
    """
    desk = known_desk(home)
    if book.environment is Environment.LIVE and load_settings(home.settings_file).master_key == "keyring":
        return known_in_keyring(master_key_entry(desk)) if desk else None
    return key_in(home.master_key(book.environment))
