"""One sentence for each thing that stops a start, with what to do about it. It opens nothing."""

from __future__ import annotations

from agent_console.backend import CredentialsUnusable
from agent_console.casebook.backups import restore_command
from agent_console.data_schema import DataFileError
from agent_console.encryption.key_file import KeyFileUnreadable
from agent_console.language import N_, Language
from agent_console.language.credentials import CREDENTIAL_SENTENCES
from agent_console.language.filling import clipped, filled, printable
from agent_console.language.problems import data_problem_sentence
from agent_console.opening import AheadOnLive, NoTerminal, SeedOnLive
from agent_console.plugins import BackendBroken, BackendUnknown
from agent_console.settings import SettingsProblem, SettingsUnreadable
from agent_console.signing_in import NobodyMaySignIn, SignInNeeded, SignInRefused, TraineeOnLive
from agent_console.staff.roster import RosterUnreadable
from agent_console.store.errors import StoreError, StoreHeld, StoreProblem
from agent_console.training.refusals import OtherBackend, ScenarioUnknown, TrainerKeyUnreadable
from agent_console.unlocking import MasterKeyUnusable

OPENING_PROBLEMS: tuple[type[Exception], ...] = (
    SettingsUnreadable,
    BackendUnknown,
    BackendBroken,
    StoreError,
    DataFileError,
    SeedOnLive,
    AheadOnLive,
    RosterUnreadable,
    NobodyMaySignIn,
    SignInRefused,
    SignInNeeded,
    TraineeOnLive,
    KeyFileUnreadable,
    MasterKeyUnusable,
    NoTerminal,
    OtherBackend,
    ScenarioUnknown,
    TrainerKeyUnreadable,
    OSError,
)
"""What a start may stumble over; anything else is a fault of the program."""

_STORE: dict[StoreProblem, str] = {
    StoreProblem.HELD: N_(
        "Another console has this casebook open (staff {staff}, process {pid}): close it first."
    ),
    StoreProblem.DAMAGED: N_(
        "The casebook {file} is damaged. It was kept as it is: put a backup back with {command}, "
        "or start with another --home."
    ),
    StoreProblem.TOO_NEW: N_("The casebook {file} was written by a newer version: update the console."),
    StoreProblem.UNWRITABLE: N_(
        "The casebook {file} can not be written: check the folder's rights and the disk."
    ),
    StoreProblem.OTHER_KEY: N_(
        "The casebook {file} was written with another master key: put that key back, or start with another --home."
    ),
    StoreProblem.FAILED: N_("The casebook {file} could not be written: check the disk, then start again."),
}


_SETTINGS: dict[SettingsProblem, str] = {
    SettingsProblem.UNREADABLE: N_(
        "settings.toml can not be read: it has to be a file of yours; correct its rights or move it away."
    ),
    SettingsProblem.TOO_LARGE: N_("settings.toml is far too large to be settings: move it away."),
    SettingsProblem.NOT_TOML: N_(
        "settings.toml, {where}: it can not be read there; look for a missing quote or bracket, or move it away."
    ),
    SettingsProblem.UNKNOWN_NAME: N_(
        "settings.toml, {where}: nothing reads this name; correct or remove it."
    ),
    SettingsProblem.WRONG: N_(
        "settings.toml, {where}: this value can not stand there; correct or remove it."
    ),
    SettingsProblem.KEY_CLASH: N_(
        "settings.toml: one key can not do two things ({where}); give one of them another."
    ),
    SettingsProblem.KEY_NOT_FREE: N_(
        "settings.toml, {where}: this key answers, types or leads back; take an F-key or Ctrl and a letter."
    ),
    SettingsProblem.KEY_NO_ACTION: N_(
        "settings.toml, {where}: no such action, or none that may stand there; F1 lists them."
    ),
    SettingsProblem.WRONG_VARIABLE: N_(
        "The variable {where} holds a value that can not be used: correct or unset it."
    ),
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
            return _filled(_(_SETTINGS[error.problem]), where=error.where or "-")
        case BackendUnknown():
            known = ", ".join(error.known) or "-"
            return _filled(
                _("No backend is called {name}: choose one of those installed with --backend ({known})."),
                name=error.name,
                known=known,
            )
        case BackendBroken(__cause__=CredentialsUnusable() as cause):
            return _without_credentials(error.name, cause, language)
        case BackendBroken():
            return _filled(
                _("The backend {name} does not start: ask whoever installed it, or choose another ({why})."),
                name=error.name,
                why=error.why,
            )
        case SeedOnLive():
            return _("--seed is for practice: it is refused on a LIVE backend.")
        case AheadOnLive():
            return _("--days-ahead is for practice: it is refused on a LIVE backend.")
        case NoTerminal():
            return _(
                "The console needs a terminal: start it in one, without redirecting what it reads or writes."
            )
        case OtherBackend():
            return _("Training works on its own practice registry and on no other: leave --backend out.")
        case TrainerKeyUnreadable():
            return _filled(
                _(
                    "{file} holds no trainer's key: make one with agent-console certificate keygen, or name another."
                ),
                file=error.file.name,
            )
        case ScenarioUnknown():
            return _filled(
                _("There is no scenario {asked}; the nearest is {nearest}: agent-console train {nearest}"),
                asked=error.asked,
                nearest=error.nearest,
            )
        case NobodyMaySignIn():
            return _(
                "On a LIVE backend people sign in, and nobody can yet: agent-console staff add NO --role team-lead."
            )
        case SignInRefused():
            return _("Staff number and passphrase did not fit: ask a team lead, who can give you another.")
        case SignInNeeded():
            return _(
                "Only a passphrase opens these cases: keep their key in the keyring too (master_key), or sign in."
            )
        case TraineeOnLive():
            return _("Who is in training works on practice backends: this one is LIVE.")
        case RosterUnreadable():
            return _(
                "The people of this home can not be read ({file}): restore the file; nobody signs in without it."
            ).format(file=error.file.name)
        case MasterKeyUnusable():
            return _filled(
                _(
                    "The keyring does not keep the master key ({where}, {why}): unlock it, or set master_key to file."
                ),
                where=error.where,
                why=str(error.problem),
            )
        case KeyFileUnreadable():
            return _(
                "The key file {file} holds no key: put back the one that was there; without it no case can be read."
            ).format(file=error.file.name)
        case _:
            return _("The home folder can not be used ({why}): choose another with --home.").format(
                why=type(error).__name__
            )


def _without_credentials(name: str, cause: CredentialsUnusable, language: Language) -> str:
    why = _filled(language.text(CREDENTIAL_SENTENCES[cause.problem]), where=cause.where or "-")
    return _filled(language.text("The backend {name} does not start. {why}"), name=name).replace("{why}", why)


def _filled(sentence: str, **values: str) -> str:
    """Fill in what a person or a package wrote."""
    return filled(sentence, **{name: clipped(value) for name, value in values.items()})


def _store_sentence(error: StoreError, language: Language) -> str:
    holder = error.holder if isinstance(error, StoreHeld) else None
    if error.kind is StoreProblem.DAMAGED:
        return filled(
            language.text(_STORE[error.kind]),
            file=error.path.name,
            command=printable(restore_command(error.path)),
        )
    return language.text(_STORE[error.kind]).format(
        file=error.path.name,
        staff=holder.staff_no if holder and holder.staff_no else "?",
        pid=holder.pid if holder and holder.pid else "?",
    )
