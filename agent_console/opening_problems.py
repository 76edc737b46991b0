"""One sentence for each thing that stops a start, with what to do about it. It opens nothing."""

from __future__ import annotations

from agent_console.data_schema import DataFileError
from agent_console.language import N_, Language
from agent_console.language.problems import data_problem_sentence
from agent_console.opening import SeedOnLive, UnencryptedLive
from agent_console.plugins import BackendBroken, BackendUnknown
from agent_console.settings import SettingsUnreadable
from agent_console.store.errors import StoreError, StoreHeld, StoreProblem

OPENING_PROBLEMS: tuple[type[Exception], ...] = (
    SettingsUnreadable,
    BackendUnknown,
    BackendBroken,
    StoreError,
    DataFileError,
    SeedOnLive,
    UnencryptedLive,
    OSError,
)
"""What a start may stumble over; anything else is a fault of the program."""

_STORE: dict[StoreProblem, str] = {
    StoreProblem.HELD: N_(
        "Another console has this casebook open (staff {staff}, process {pid}): close it first."
    ),
    StoreProblem.DAMAGED: N_(
        "The casebook {file} is damaged. It was kept as it is: restore a backup, or start with another --home."
    ),
    StoreProblem.TOO_NEW: N_("The casebook {file} was written by a newer version: update the console."),
    StoreProblem.UNWRITABLE: N_(
        "The casebook {file} can not be written: check the folder's rights and the disk."
    ),
    StoreProblem.FAILED: N_("The casebook {file} could not be written: check the disk, then start again."),
}


def opening_sentence(error: Exception, language: Language) -> str:
    """Say in one sentence what stopped the start and what to do."""
    _ = language.text
    match error:
        case StoreError():
            return _store_sentence(error, language)
        case DataFileError():
            return data_problem_sentence(error, language)
        case SettingsUnreadable():
            return _("The settings can not be used, {where}: {what}.").format(
                where=error.where, what=error.what
            )
        case BackendUnknown():
            known = ", ".join(error.known) or "-"
            return _("No backend is called {name}; installed are: {known}.").format(
                name=error.name, known=known
            )
        case BackendBroken():
            return _("The backend {name} does not start: {why}.").format(name=error.name, why=error.why)
        case SeedOnLive():
            return _("--seed is for practice: it is refused on a LIVE backend.")
        case UnencryptedLive():
            return _(
                "Cases of a LIVE backend would be stored unencrypted: add --unencrypted-store if that is meant."
            )
        case _:
            return _("The home folder can not be used ({why}): choose another with --home.").format(
                why=type(error).__name__
            )


def _store_sentence(error: StoreError, language: Language) -> str:
    holder = error.holder if isinstance(error, StoreHeld) else None
    return language.text(_STORE[error.kind]).format(
        file=error.path.name,
        staff=holder.staff_no if holder and holder.staff_no else "?",
        pid=holder.pid if holder and holder.pid else "?",
    )
