"""What the casebook commands say. It knows no file."""

from __future__ import annotations

from agent_console.casebook.reading import OlderCasebook
from agent_console.encryption.key_file import KeyFileUnreadable
from agent_console.keeping.books import AnotherBook, NoKey, WhichBook
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.opening_problems import opening_sentence
from agent_console.store.errors import StoreError, StoreHeld, StoreOtherKey

EXIT_DAMAGED, EXIT_HELD = 3, 5
"""What these commands end with where a file is not what was written, and where a console has it open."""

_WHICH = N_("Say which casebook with --backend: {known}.")
_NONE = N_("There is no casebook in this home yet.")
_NO_KEY = N_("The master key is not at hand without a person who signs in: nothing was done.")
_OLDER = N_("An earlier version wrote this casebook: start the console on it once.")
_HELD = N_("A console has this casebook open (staff {staff}, process {pid}): leave it first.")
_DAMAGED = N_("{file} is not what was written ({why}): nothing was done.")
_OTHER_KEY = N_("{file} was written with another master key: put that key in place first. Nothing was done.")

BACKED_UP = N_("{book}: {cases} cases, {records} audit records, verified: {file}")
KEY_APART = N_("The master key is not in it: keep a copy of {key} somewhere else.")
KEY_LOCKED_UP = N_(
    "The master key is not in it: keep a copy of {file} somewhere else, a passphrase opens the key in it."
)
KEY_ELSEWHERE = N_("The master key is not in it: keep a copy of it somewhere else.")
SEALS_UNCHECKED = N_(
    "The seals of the rows were not checked: the master key is not at hand without a person who signs in."
)
TAKEN = N_("{file} is there already: name another file; nothing is ever overwritten.")
NO_SUCH_FILE = N_("There is no file {file}.")

EXPORT_NOT_ON_RECORD = N_("It could not be put on record in the audit log: no console and no key is at hand.")

RESTORED = N_("{book} was put back from {file}: {cases} cases, {records} audit records, verified.")
SET_ASIDE = N_("What was there is kept as {file}.")
NOT_ON_RECORD = N_(
    "It could not be put on record in the audit log yet: the next console that has the key does it."
)
LOG_IS_SHORTER = N_(
    "The audit log ends where the backup does: the registry will report it cut, a team lead takes note of that."
)
HELD_BY = N_("open (staff {staff}, process {pid})")
NO_BACKUP = N_("no backup below the home")
NO_BOOK = _NONE
ANOTHER_BOOK = N_("{file} is a backup of another casebook ({log}): nothing was done.")


def which_sentence(error: WhichBook, language: Language) -> str:
    """Ask which casebook is meant."""
    if not error.known:
        return language.text(_NONE)
    return filled(language.text(_WHICH), known=", ".join(error.known))


def store_sentence(error: StoreError, language: Language) -> str:
    """Say what is wrong with a file that was named or is to be named."""
    _ = language.text
    if isinstance(error, StoreHeld):
        holder = error.holder
        return filled(_(_HELD), staff=clipped(holder.staff_no or "?"), pid=str(holder.pid or "?"))
    if isinstance(error, StoreOtherKey):
        return filled(_(_OTHER_KEY), file=clipped(error.path.name))
    if error.kind is error.kind.DAMAGED:
        return filled(_(_DAMAGED), file=clipped(error.path.name), why=clipped(error.detail))
    return opening_sentence(error, language)


def problem_sentence(error: Exception, language: Language) -> str:
    """Say what stands in the way."""
    match error:
        case WhichBook():
            return which_sentence(error, language)
        case StoreError():
            return store_sentence(error, language)
        case KeyFileUnreadable():
            return opening_sentence(error, language)
        case NoKey():
            return language.text(_NO_KEY)
        case OlderCasebook():
            return language.text(_OLDER)
        case AnotherBook():
            return filled(language.text(ANOTHER_BOOK), file=clipped(error.file.name), log=clipped(error.log))
        case FileNotFoundError():
            return filled(language.text(NO_SUCH_FILE), file=clipped(str(error)))
        case FileExistsError():
            return filled(language.text(TAKEN), file=clipped(str(error)))
        case _:
            return opening_sentence(error, language)
