"""`audit verify`: every log of a home against its keys and the anchors that were given. It decides no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from agent_console import exit_codes
from agent_console.audit import start_key
from agent_console.audit.heads import Head, NotAHead, read_anchor, read_head
from agent_console.audit.reading import name_in
from agent_console.audit.verification import Finding, Flaw, Outside, Verdict
from agent_console.auditing.judging import EXITS, finding_of, key_beside
from agent_console.auditing.logs import EXIT_UNREADABLE, home_at, logs_of
from agent_console.auditing.sentences import (
    NO_ANCHOR_FILE,
    NO_HOME,
    NO_KEY_FILE,
    NO_LOG,
    notes,
    verdict_sentence,
)
from agent_console.casebook.schema import MIGRATIONS
from agent_console.home import Home
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.seat import known_desk
from agent_console.speaking import spoken_language


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found of one log; `key_beside` where the start key still lies beside it."""

    log: str
    finding: Finding
    anchored: bool = False
    key_beside: bool = False


def run(folder: Path | None, lang: str | None, anchors: Iterable[str], keys: Iterable[Path]) -> int:
    """Verify and say so; the worst answer is the exit code."""
    language = spoken_language(lang, folder)
    try:
        heads = tuple(head for text in anchors for head in _heads(text))
    except (NotAHead, OSError, ValueError):
        return _wrong(language, NO_ANCHOR_FILE)
    try:
        known = dict(start_key.read(file) for file in keys)
    except start_key.KeyUnreadable:
        return _wrong(language, NO_KEY_FILE)
    home = home_at(folder)
    try:
        answers = _answers(home, heads, known)
    except OSError:
        click.echo(language.text(NO_HOME), err=True)
        return EXIT_UNREADABLE
    return _told(answers, language)


def _heads(text: str) -> tuple[Head, ...]:
    try:
        return (read_head(text),)
    except NotAHead:
        return read_anchor(Path(text).read_text(encoding="ascii"))


def _wrong(language: Language, sentence: str) -> int:
    click.echo(language.text(sentence), err=True)
    return exit_codes.NOT_STARTED


def _answers(home: Home, heads: tuple[Head, ...], keys: dict[str, bytes]) -> list[Answer]:
    """Verify each log, and name those an anchor knows and the home does not have."""
    answers, names = [], set()
    for log in logs_of(home):
        beside = key_beside(log)
        name = name_in(log.file, MIGRATIONS) or (beside[0] if beside else None)
        names.add(name)
        mine = tuple(head for head in heads if head.desk == name)
        key = keys.get(name or "") or (beside[1] if beside else None)
        finding = finding_of(log, Outside(key, mine))
        answers.append(Answer(log.name, finding, bool(mine), beside is not None))
    return answers + _missing(home, heads, names)


def _missing(home: Home, heads: tuple[Head, ...], names: set[str | None]) -> list[Answer]:
    """Anchors of this desk without a log; where none at all is of this desk, all of them."""
    desk = known_desk(home)
    ours = {head.desk for head in heads if desk is not None and head.desk.startswith(f"{desk}.")}
    strange = {head.desk for head in heads} - names
    gone = strange if strange and not names & {head.desk for head in heads} else strange & ours
    cut = Finding(Verdict.CUT, at_seq=1, flaw=Flaw.ANCHOR)
    return [Answer(name, cut, anchored=True) for name in sorted(gone)]


def _told(answers: list[Answer], language: Language) -> int:
    lines = [line for answer in answers for line in _lines(answer, language)]
    unwritten = print_out("\n".join(lines or [language.text(NO_LOG)]), language)
    return unwritten or max((EXITS[answer.finding.verdict] for answer in answers), default=exit_codes.OK)


def _lines(answer: Answer, language: Language) -> Iterator[str]:
    yield verdict_sentence(answer.log, answer.finding, language)
    if answer.finding.verdict is Verdict.WHOLE and answer.finding.records:
        for note in notes(answer.finding, answer.anchored, answer.key_beside, language):
            yield f"  {note}"
