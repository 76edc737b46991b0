"""`audit export`: records after a cursor to standard output, each only if it hangs on the one before it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.audit.chain import NOTHING, Link
from agent_console.audit.exports import as_json_line, as_ocsf_line
from agent_console.audit.reading import LogFile, open_log
from agent_console.audit.verification import Finding, Flaw, Verdict, hanging_flaw
from agent_console.auditing.judging import EXITS, TAKEN_AWAY
from agent_console.auditing.logs import (
    EXIT_BROKEN,
    EXIT_CUT,
    EXIT_UNREADABLE,
    Log,
    home_at,
    logs_of,
)
from agent_console.auditing.sentences import BEYOND, NO_HOME, NO_SUCH_LOG, NOT_WRITTEN, verdict_sentence
from agent_console.casebook.schema import MIGRATIONS
from agent_console.language import Language
from agent_console.output import drop_output
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError

FORMS: dict[str, Callable[[Link], str]] = {"jsonl": as_json_line, "ocsf": as_ocsf_line}


FLUSHED_EVERY: Final = 256
"""Who takes the lines is waited for this often; so many at most are written twice after an interruption."""


class _Stopped(Exception):
    """The export ends before the log does; `code` is the exit code, `sentence` why."""

    def __init__(self, code: int, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


def run(since: int, form: str, name: str | None, folder: Path | None, lang: str | None) -> int:
    """Write the records after a cursor and give the exit code."""
    language = spoken_language(lang, folder)
    try:
        log = _chosen(name, folder, language)
        if log is not None:
            _export(log, since, FORMS[form], language)
    except _Stopped as stopped:
        click.echo(stopped.sentence, err=True)
        return stopped.code
    except OSError:
        click.echo(language.text(NO_HOME), err=True)
        return EXIT_UNREADABLE
    return exit_codes.OK


def _chosen(name: str | None, folder: Path | None, language: Language) -> Log | None:
    """Give the log that is meant; None in a home that has none."""
    logs = logs_of(home_at(folder))
    chosen = [log for log in logs if name in (None, log.name)]
    if len(chosen) == 1:
        return chosen[0]
    if not logs and name is None:
        return None
    known = ", ".join(log.name for log in logs) or "-"
    raise _Stopped(exit_codes.NOT_STARTED, language.text(NO_SUCH_LOG).replace("{known}", known))


def _export(log: Log, since: int, line_of: Callable[[Link], str], language: Language) -> None:
    if not log.there:
        raise _Stopped(EXITS[TAKEN_AWAY.verdict], verdict_sentence(log.name, TAKEN_AWAY, language))
    out = _Out(since, language)
    try:
        with open_log(log.file, MIGRATIONS) as opened:
            for link in _hanging(opened, log.name, since, language):
                out.write(_line(link, log.name, line_of, language), link.seq)
    except StoreError:
        sentence = verdict_sentence(log.name, Finding(Verdict.UNREADABLE), language)
        raise _Stopped(EXIT_UNREADABLE, sentence) from None
    finally:
        out.flush()


def _hanging(log: LogFile, name: str, since: int, language: Language) -> Iterator[Link]:
    """Go through the records after a cursor, as long as each hangs on the one before it."""
    if since > log.last:
        raise _Stopped(EXIT_CUT, language.text(BEYOND).replace("{seq}", str(log.last)))
    links = log.links(max(0, since - 1))
    seq, hashes = since, (NOTHING, NOTHING)
    if since:
        taken = next(links, None)
        if taken is None or taken.seq != since:
            raise _broken(name, since, Flaw.GAP if taken else Flaw.RECORD, language)
        hashes = taken.hash, taken.mac
    for link in links:
        flaw = hanging_flaw(link, seq, *hashes)
        if link is None or flaw:
            raise _broken(name, seq + 1, flaw, language)
        yield link
        seq, hashes = link.seq, (link.hash, link.mac)


def _broken(name: str, at_seq: int, flaw: Flaw | None, language: Language) -> _Stopped:
    finding = Finding(Verdict.BROKEN, at_seq=at_seq, flaw=flaw)
    return _Stopped(EXIT_BROKEN, verdict_sentence(name, finding, language))


def _line(link: Link, name: str, line_of: Callable[[Link], str], language: Language) -> str:
    try:
        return line_of(link)
    except (ValueError, KeyError, TypeError, RecursionError):
        # It hangs in the chain and is no record: who had the key wrote it.
        raise _broken(name, link.seq, Flaw.RECORD, language) from None


class _Out:
    """Standard output, and up to which record it surely took what was written."""

    def __init__(self, since: int, language: Language) -> None:
        self._taken = self._written = since
        self._language = language

    def write(self, line: str, seq: int) -> None:
        """Write one line."""
        try:
            sys.stdout.write(line + "\n")
        except OSError:
            raise self._no_more() from None
        self._written = seq
        if seq - self._taken >= FLUSHED_EVERY:
            self.flush()

    def flush(self) -> None:
        """Wait until everything written was taken."""
        try:
            sys.stdout.flush()
        except OSError:
            raise self._no_more() from None
        self._taken = self._written

    def _no_more(self) -> _Stopped:
        drop_output()
        sentence = self._language.text(NOT_WRITTEN).replace("{seq}", str(self._taken))
        return _Stopped(exit_codes.NOT_WRITTEN, sentence)
