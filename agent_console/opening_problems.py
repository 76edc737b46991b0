"""One sentence for each thing that stops a start, with what to do about it. It opens nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from agent_console.backend import CredentialsUnusable
from agent_console.casebook.backups import restore_command
from agent_console.data_schema import DataFileError
from agent_console.encryption.key_file import KeyFileUnreadable
from agent_console.language import N_, Language
from agent_console.language.credentials import CREDENTIAL_SENTENCES
from agent_console.language.filling import clipped, filled, printable
from agent_console.language.problems import data_problem_sentence, place_text
from agent_console.opening import AheadOnLive, NoTerminal, SeedOnLive
from agent_console.opening_texts import SETTINGS_SENTENCES, STORE_SENTENCES
from agent_console.plugins import BackendBroken, BackendUnknown
from agent_console.settings import SettingsUnreadable
from agent_console.signing_in import NobodyMaySignIn, SignInNeeded, SignInRefused, TraineeOnLive
from agent_console.staff.roster import RosterUnreadable
from agent_console.store.errors import StoreError, StoreHeld, StoreProblem
from agent_console.training.refusals import OtherBackend, ScenarioUnknown, TrainerKeyUnreadable
from agent_console.unlocking import MasterKeyUnusable

Broke = TypeVar("Broke", bound=Exception)


@dataclass(frozen=True, slots=True)
class _Told(Generic[Broke]):
    """What is said of one kind of error; `values` reads off it whatever the sentence has a name for."""

    kind: type[Broke]
    sentence: str | Callable[[Broke], str]
    values: Callable[[Broke], Mapping[str, str]] = lambda _error: {}

    def text(self, error: Broke, language: Language) -> str:
        """Say it of an error of this kind."""
        sentence = self.sentence if isinstance(self.sentence, str) else self.sentence(error)
        return filled(language.text(sentence), **self.values(error))


def _of_others(**values: str) -> Mapping[str, str]:
    """Keep what a person or a package wrote to one printable row."""
    return {name: clipped(value) for name, value in values.items()}


def _of_store(error: StoreError) -> Mapping[str, str]:
    holder = error.holder if isinstance(error, StoreHeld) else None
    return {
        "file": error.path.name,
        "staff": holder.staff_no if holder and holder.staff_no else "?",
        "pid": str(holder.pid) if holder and holder.pid else "?",
        # Never cut: it is there to be typed. Backups are looked for only where one is needed.
        "command": printable(restore_command(error.path)) if error.kind is StoreProblem.DAMAGED else "",
    }


_TOLD: Final[tuple[_Told[Any], ...]] = (
    _Told(StoreError, lambda error: STORE_SENTENCES[error.kind], _of_store),
    _Told(
        BackendUnknown,
        N_("No backend is called {name}: choose one of those installed with --backend ({known})."),
        lambda error: _of_others(name=error.name, known=", ".join(error.known) or "-"),
    ),
    _Told(
        BackendBroken,
        N_("The backend {name} does not start: ask whoever installed it, or choose another ({why})."),
        lambda error: _of_others(name=error.name, why=error.why),
    ),
    _Told(SeedOnLive, N_("--seed is for practice: it is refused on a LIVE backend.")),
    _Told(AheadOnLive, N_("--days-ahead is for practice: it is refused on a LIVE backend.")),
    _Told(
        NoTerminal,
        N_("The console needs a terminal: start it in one, without redirecting what it reads or writes."),
    ),
    _Told(
        OtherBackend,
        N_("Training works on its own practice registry and on no other: leave --backend out."),
    ),
    _Told(
        TrainerKeyUnreadable,
        N_("{file} holds no trainer's key: make one with agent-console certificate keygen, or name another."),
        lambda error: _of_others(file=error.file.name),
    ),
    _Told(
        ScenarioUnknown,
        N_("There is no scenario {asked}; the nearest is {nearest}: agent-console train {nearest}"),
        lambda error: _of_others(asked=error.asked, nearest=error.nearest),
    ),
    _Told(
        NobodyMaySignIn,
        N_(
            "On a LIVE backend people sign in, and nobody can yet: agent-console staff add NO --role team-lead."
        ),
    ),
    _Told(
        SignInRefused,
        N_("Staff number and passphrase did not fit: ask a team lead, who can give you another."),
    ),
    _Told(
        SignInNeeded,
        N_(
            "Only a passphrase opens these cases: keep their key in the keyring too (master_key), or sign in."
        ),
    ),
    _Told(TraineeOnLive, N_("Who is in training works on practice backends: this one is LIVE.")),
    _Told(
        RosterUnreadable,
        N_("The people of this home cannot be read ({file}): restore the file; nobody signs in without it."),
        lambda error: {"file": error.file.name},
    ),
    _Told(
        MasterKeyUnusable,
        N_(
            "The keyring does not keep the master key ({where}, {why}): unlock it, or set master_key to file."
        ),
        lambda error: _of_others(where=error.where, why=str(error.problem)),
    ),
    _Told(
        KeyFileUnreadable,
        N_(
            "The key file {file} holds no key: put back the one that was there; without it no case can be read."
        ),
        lambda error: {"file": error.file.name},
    ),
)
"""The first that fits is said."""

_HOME: Final = _Told(
    Exception,
    N_("The home folder cannot be used ({why}): choose another with --home."),
    lambda error: {"why": type(error).__name__},
)

OPENING_PROBLEMS: Final[tuple[type[Exception], ...]] = (
    *(one.kind for one in _TOLD),
    SettingsUnreadable,
    DataFileError,
    OSError,
)
"""What a start may stumble over; anything else is a fault of the program."""


def opening_sentence(error: Exception, language: Language) -> str:
    """Say in one sentence what stopped the start and what to do."""
    if isinstance(error, DataFileError):
        return data_problem_sentence(error, language)
    if isinstance(error, SettingsUnreadable):
        sentence = language.text(SETTINGS_SENTENCES[error.problem])
        return filled(sentence, **_of_others(where=place_text(error.where, language)))
    if isinstance(error, BackendBroken) and isinstance(error.__cause__, CredentialsUnusable):
        return _without_credentials(error.name, error.__cause__, language)
    return next((one for one in _TOLD if isinstance(error, one.kind)), _HOME).text(error, language)


def _without_credentials(name: str, cause: CredentialsUnusable, language: Language) -> str:
    why = filled(language.text(CREDENTIAL_SENTENCES[cause.problem]), **_of_others(where=cause.where or "-"))
    return filled(language.text("The backend {name} does not start. {why}"), name=clipped(name), why=why)
