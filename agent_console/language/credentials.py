"""One sentence for each reason why a key or token cannot be used; it sees none and looks nowhere."""

from __future__ import annotations

from typing import Final

from agent_console.backend import CredentialProblem
from agent_console.language.marks import N_

CREDENTIAL_SENTENCES: Final[dict[CredentialProblem, str]] = {
    CredentialProblem.NOT_SET: N_("The variable {where} is not set: put the key or token there."),
    CredentialProblem.NOT_OPENED: N_("{where} cannot be opened: put the key or token there, for you alone."),
    CredentialProblem.NO_FILE: N_("{where} is no file: put the key or token there."),
    CredentialProblem.OPEN_TO_OTHERS: N_(
        "{where} has to be yours and closed to others: chmod 600, and ask for a new key if others read it."
    ),
    CredentialProblem.EMPTY: N_("{where} is empty: put the key or token there."),
    CredentialProblem.KEYRING_NOT_INSTALLED: N_(
        "{where} cannot be read: install the extra agent-console[keyring], or name a file in secret_file."
    ),
    CredentialProblem.NO_KEYRING: N_(
        "This machine has no keyring to ask for {where}: start one, or name a file in secret_file."
    ),
    CredentialProblem.NOT_IN_KEYRING: N_("{where} is not in the keyring: put the key or token there."),
    CredentialProblem.KEYRING_LOCKED: N_(
        "The keyring does not give out {where}: unlock it, and let the console read it."
    ),
    CredentialProblem.KEYRING_FAILED: N_(
        "The keyring failed when asked for {where}: see `keyring diagnose`, or name a file in secret_file."
    ),
    CredentialProblem.UNUSABLE: N_("What stands in {where} is no key or token of the kind that is needed."),
}
"""With `{where}` for the place that is named in the settings."""
