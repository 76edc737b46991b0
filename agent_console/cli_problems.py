"""One sentence for each thing that can be wrong with the command line. It repeats nothing of what was typed there."""

from __future__ import annotations

import click

from agent_console.language import N_, Language

_OPTIONS: dict[str, str] = {
    "home": N_("--home takes a folder, which may be a new one: it can be no file."),
    "seed": N_("--seed takes a whole number from 0 on, such as 42."),
    "days_ahead": N_("--days-ahead takes a whole number from 0 to 400."),
    "lang": N_("--lang takes zh or en."),
    "staff_no": N_("--staff-no takes 1 to 12 letters and digits, such as 8021."),
    "backend": N_("--backend takes the name of an installed backend, such as fake."),
    "which": N_("--backend takes the name of a casebook, such as http or live/http."),
    "first_day": N_("--from and --to take a day, such as 2026-11-23."),
    "last_day": N_("--from and --to take a day, such as 2026-11-23."),
    "source": N_("casebook restore takes the file of a backup: agent-console casebook restore FILE."),
    "form": N_("--format takes one of the words its --help names."),
    "port": N_("--port takes a whole number from 0 to 65535; 0 takes a free one."),
    "clients": N_("--clients takes the file of registered clients: there is none of this name."),
    "out": N_("certificate keygen --out takes the file of the new key, such as trainer.key."),
    "certificate": N_(
        "certificate verify takes the file of a certificate: agent-console certificate verify FILE."
    ),
    "key": N_("certificate verify --key takes the trainer's public half, such as trainer.pub."),
    "trainer_key": N_("--trainer-key takes the file of the trainer's key: it can be no folder."),
    "tls": N_("--tls takes two files, certificate and key: one of them is not there."),
}

_NO_SUCH = N_("One of the options is not known: --help lists them all.")
_NO_COMMAND = N_("There is no such command: --help lists them all.")
_TOO_MUCH = N_("Only options can be given, and each but the switches with its value: --help lists them all.")


def usage_sentence(error: click.UsageError, language: Language) -> str:
    """Say what is wrong with the command line and what to do."""
    if isinstance(error, click.NoSuchOption):
        return language.text(_NO_SUCH)
    # Click has no kind of its own for it in every version we take.
    if error.message.startswith("No such command"):
        return language.text(_NO_COMMAND)
    name = error.param.name if isinstance(error, click.BadParameter) and error.param else None
    return language.text(_OPTIONS.get(name or "", _TOO_MUCH))
