"""One sentence for each thing that can be wrong with the command line. It repeats nothing of what was typed there."""

from __future__ import annotations

import click

from agent_console.language import N_, Language

_OPTIONS: dict[str, str] = {
    "home": N_("--home takes a folder, which may be a new one: no file, and nothing below a file."),
    "seed": N_("--seed takes a whole number from 0 on, such as 42."),
    "days_ahead": N_("--days-ahead takes a whole number from 0 to 400."),
    "lang": N_("--lang takes zh or en."),
    "staff_no": N_("--staff-no takes 1 to 12 letters and digits, such as 8021."),
    "backend": N_("--backend takes the name of an installed backend, such as fake."),
    "which": N_("--backend takes the name of a casebook, such as http or live/http."),
    "first_day": N_("--from and --to take a day, such as 2026-11-23."),
    "last_day": N_("--from and --to take a day, such as 2026-11-23."),
    "form": N_("--format takes one of the words its --help names."),
    "port": N_("--port takes a whole number from 0 to 65535; 0 takes a free one."),
    "clients": N_("--clients takes the file of registered clients: there is none of this name."),
    "out": N_("certificate keygen --out takes the file of the new key, such as trainer.key."),
    "key": N_("certificate verify --key takes the trainer's public half, such as trainer.pub."),
    "trainer_key": N_("--trainer-key takes the file of the trainer's key: it can be no folder."),
    "tls": N_("--tls takes two files, certificate and key: one of them is not there."),
    "since": N_("--since takes the number of the last record you have, such as 120; 0 is all."),
    "start_keys": N_(
        "--start-key takes the file that was written when a log began (casebook.sqlite.audit-key)."
    ),
    "role": N_("--role takes agent, team-lead or trainee."),
    "by": N_("--by takes the staff number of a team lead, such as 8021."),
    "mode": N_("--mode takes practice, benchmark or certification."),
}

_ARGUMENTS: dict[str, str] = {
    "case": N_("Name the case, such as 001123-0001-7."),
    "staff_no": N_("A staff number is 1 to 12 letters and digits, such as 8021."),
    "scenario": N_("Name the scenario: agent-console scenarios list shows them all."),
    "file": N_("scenarios new takes the file of the new scenario, such as 21.toml."),
    "folder": N_("Name a folder, or leave it out: an empty name is none."),
    "source": N_("casebook restore takes the file of a backup: agent-console casebook restore FILE."),
    "certificate": N_(
        "certificate verify takes the file of a certificate: agent-console certificate verify FILE."
    ),
}
"""What stands on the command line without a name of its own."""

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
    parameter = error.param if isinstance(error, click.BadParameter) else None
    sentences = _ARGUMENTS if isinstance(parameter, click.Argument) else _OPTIONS
    return language.text(sentences.get((parameter and parameter.name) or "", _TOO_MUCH))
