"""What is said of a store and of settings that stop a start, problem by problem. It fills nothing in."""

from __future__ import annotations

from typing import Final

from agent_console.language import N_
from agent_console.settings import SettingsProblem
from agent_console.store.errors import StoreProblem

STORE_SENTENCES: Final[dict[StoreProblem, str]] = {
    StoreProblem.HELD: N_(
        "Another console has this casebook open (staff {staff}, process {pid}): close it first."
    ),
    StoreProblem.DAMAGED: N_(
        "The casebook {file} is damaged. It was kept as it is: put a backup back with {command}, "
        "or start with another --home."
    ),
    StoreProblem.TOO_NEW: N_("The casebook {file} was written by a newer version: update the console."),
    StoreProblem.UNWRITABLE: N_(
        "The casebook {file} cannot be written: check the folder's rights and the disk."
    ),
    StoreProblem.OTHER_KEY: N_(
        "The casebook {file} was written with another master key: put that key back, or start with another --home."
    ),
    StoreProblem.FAILED: N_("The casebook {file} could not be written: check the disk, then start again."),
}

SETTINGS_SENTENCES: Final[dict[SettingsProblem, str]] = {
    SettingsProblem.UNREADABLE: N_(
        "settings.toml cannot be read: it has to be a file of yours; correct its rights or move it away."
    ),
    SettingsProblem.TOO_LARGE: N_("settings.toml is far too large to be settings: move it away."),
    SettingsProblem.NOT_TOML: N_(
        "settings.toml, {where}: it cannot be read there; look for a missing quote or bracket, or move it away."
    ),
    SettingsProblem.UNKNOWN_NAME: N_(
        "settings.toml, {where}: nothing reads this name; correct or remove it."
    ),
    SettingsProblem.WRONG: N_("settings.toml, {where}: this value cannot stand there; correct or remove it."),
    SettingsProblem.KEY_CLASH: N_(
        "settings.toml: one key cannot do two things ({where}); give one of them another."
    ),
    SettingsProblem.KEY_NOT_FREE: N_(
        "settings.toml, {where}: this key answers, types or leads back; take an F-key or Ctrl and a letter."
    ),
    SettingsProblem.KEY_NO_ACTION: N_(
        "settings.toml, {where}: no such action, or none that may stand there; docs/keys.md lists them."
    ),
    SettingsProblem.WRONG_VARIABLE: N_(
        "The variable {where} holds a value that cannot be used: correct or unset it."
    ),
}
