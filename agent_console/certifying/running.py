"""Runs of `agent-console certificate`: they make a pair of keys, and check one file with a public half."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.certifying.page import json_of, page_of
from agent_console.encryption.signing import CheckingKey, NoSigningKey, SigningKey
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.output import print_out
from agent_console.progress.certificate import Verdict, verify
from agent_console.speaking import spoken_language
from agent_console.store.files import PRIVATE_FILE, write_private_once

EXIT_NOT_VALID: Final = 1
EXIT_UNSIGNED: Final = 3

PUBLIC: Final = ".pub"
PUBLIC_FILE: Final = 0o644
"""Anybody may check a certificate."""

MOST_BYTES: Final = 64 * 1024
"""A certificate has some 700 bytes, a key 120."""

_CODES: Final = {Verdict.VALID: exit_codes.OK, Verdict.UNSIGNED: EXIT_UNSIGNED}

_MADE: Final = N_(
    "The trainer's key is {file}: it stays with the trainer. Who checks needs {public} ({key})."
)
_TAKEN: Final = N_("{file} is there already, and nothing is written over: choose another name.")
_NO_PUBLIC_NAME: Final = N_("{file}: the name ends in .pub, as that of the public half does; choose another.")
_NOT_WRITTEN: Final = N_("{file} cannot be written: look at the folder.")
_NOT_READ: Final = N_("{file} cannot be read: look at its name and its rights.")
_NO_KEY: Final = N_("{file} is no trainer's public key: it is the file that ends in .pub.")


class _Told(Exception):
    """What was asked for cannot be done; `sentence` says why, of `file`."""

    def __init__(self, sentence: str, file: Path) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.file = file


def make_key(file: Path, lang: str | None) -> int:
    """Make a pair of keys and give the exit code."""
    language = spoken_language(lang, None)
    try:
        key = _made(file)
    except _Told as told:
        return _refuse(told, language)
    names = {"file": clipped(file.name), "public": clipped(file.with_suffix(PUBLIC).name)}
    return print_out(filled(language.text(_MADE), **names, key=key.checking.fingerprint), language)


def _made(file: Path) -> SigningKey:
    public, key = file.with_suffix(PUBLIC), SigningKey.new()
    if file == public:
        raise _Told(_NO_PUBLIC_NAME, file)
    if _is_there(public):
        raise _Told(_TAKEN, public)
    _write(file, key.pem, PRIVATE_FILE)
    try:
        _write(public, key.checking.pem, PUBLIC_FILE)
    except _Told:
        # Without its public half nobody could check what the key signs.
        file.unlink(missing_ok=True)
        raise
    return key


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        raise _Told(_NOT_WRITTEN, file) from None


def _write(file: Path, text: str, rights: int) -> None:
    try:
        if not write_private_once(file, text):
            raise _Told(_TAKEN, file)
        file.chmod(rights)
    except OSError:
        raise _Told(_NOT_WRITTEN, file) from None


def check(file: Path, key_file: Path, as_json: bool, lang: str | None) -> int:
    """Say what a file is, and give the exit code."""
    language = spoken_language(lang, None)
    try:
        key = _public_key(key_file)
        content = _read(file).decode("utf-8", "replace")
    except _Told as told:
        return _refuse(told, language)
    verdict, certificate = verify(content, key)
    form = json_of if as_json else page_of
    text = form(file.name, verdict, certificate, key.fingerprint, language)
    return print_out(text, language) or _CODES.get(verdict, EXIT_NOT_VALID)


def _public_key(file: Path) -> CheckingKey:
    try:
        return CheckingKey.read(_read(file))
    except NoSigningKey:
        raise _Told(_NO_KEY, file) from None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as content:
            return content.read(MOST_BYTES)
    except OSError:
        raise _Told(_NOT_READ, file) from None


def _refuse(told: _Told, language: Language) -> int:
    click.echo(filled(language.text(told.sentence), file=clipped(str(told.file))), err=True)
    return exit_codes.NOT_STARTED
