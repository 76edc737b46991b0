"""Which words may stand on a page of which language: ours in it, names and messages in theirs. It looks at no page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from agent_console.call.stop import StopReason
from agent_console.commands import COMMANDS
from agent_console.options import Language
from backends.fake.derived_holder import GIVEN_NAMES, SURNAMES

DATA = Path(__file__).resolve().parents[2] / "data"
HOSTILE = "hostile_platforms"
"""The journey whose names are of no language, and too long for any row."""

LATIN = re.compile(r"[A-Za-z][A-Za-z']+")
REQUEST = re.compile(r"request-[0-9a-f]+")
"""The registry's own number of a request, which is of no language."""
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
PLACEHOLDER = re.compile(r"\\{\w+\\}")
COUNTED = re.compile(r"\\{count\\}")

KEYS = (
    "Enter Esc Tab Shift Space Backspace Delete Home End PgUp PgDn Up Down Left Right Ctrl",
    # What the journeys type into fields that take letters.
    "abcdefg dy wb mt zjx zfb baochi baochizzz ho hononsense erase label",
)

IN_BOTH = ("训练 TRAINING", "回放 TRAINING", "窗口太小，请放大到 80x24，通话没断。", "中文 / English")
"""Who cannot read the language at hand has to find these."""

REFUSED_CODE = "PERMISSION_DENIED"
"""The registry's own code, as it stands in its answer."""

TOO_SMALL = "Window too small: enlarge it to 80x24, the call goes on."


def foreign(row: str, language: Language, journey: str) -> list[str]:
    """Return what stands on a row and belongs to the other language."""
    if journey == HOSTILE:
        return []
    if language == "zh":
        return [word for word in LATIN.findall(REQUEST.sub("", row)) if word not in latin_words()]
    for known in IN_BOTH:
        row = row.replace(known, "")
    return [
        text
        for text in CHINESE.findall(row)
        if text.strip("\u3000") and not is_message(text) and not is_label(text) and text not in names()
    ]


@cache
def catalogue() -> Catalog:
    """Return the Chinese catalogue."""
    with (DATA / "locale" / "zh" / "LC_MESSAGES" / "agent_console.po").open("rb") as stream:
        return read_po(stream)


def _ids_and_texts() -> Iterator[tuple[str, str]]:
    for message in catalogue():
        if message.id:
            ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
            texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
            yield from ((one, texts[min(number, len(texts) - 1)] or "") for number, one in enumerate(ids))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)


def _said_in(value: Any, language: str) -> Iterator[str]:
    if isinstance(value, dict):
        if language in value:
            yield from _strings(value[language])
        for one in value.values():
            yield from _said_in(one, language)
    elif isinstance(value, list):
        for one in value:
            yield from _said_in(one, language)


def _toml(*folders: str) -> Iterator[dict[str, Any]]:
    for folder in folders:
        for file in sorted((DATA / folder).glob("*.toml")):
            yield tomllib.loads(file.read_text(encoding="utf-8"))


def _scripts(language: str) -> Iterator[str]:
    yield from _strings(tomllib.loads((DATA / "scripts" / f"{language}.toml").read_text(encoding="utf-8")))


@cache
def latin_words() -> frozenset[str]:
    """Return the words in Latin letters that Chinese pages may show: brands, keys, names, what is typed."""
    spelled = (spelling for person in _toml("people") for spelling in person.get("also_written", ()))
    ours = (text for _, text in _ids_and_texts())
    folders = ("people", "platforms", "scenarios", ".")
    said = (text for document in _toml(*folders) for text in _said_in(document, "zh"))
    pages = (reason.value.lower() for reason in StopReason)
    typed = (
        *KEYS,
        *(command.word for command in COMMANDS),
        REFUSED_CODE,
        TOO_SMALL,
        "TRAINING",
        "MVNO",
        *(latin for _, latin in (*SURNAMES, *GIVEN_NAMES)),
    )
    texts = (*ours, *said, *_scripts("zh"), *spelled, *pages, *typed, *_message_texts())
    return frozenset(word for text in texts for word in LATIN.findall(text))


@cache
def names() -> frozenset[str]:
    """Return the Chinese names English pages may show, also as they are masked."""
    people = [person["name"] for person in _toml("people")]
    typed = ("王练习", "李练习", "陈练习")
    made_up = (family + given for family, _ in SURNAMES for given, _ in GIVEN_NAMES)
    return frozenset((*people, *typed, *made_up, *(name[0] for name in (*people, *typed))))


def _message_texts() -> Iterable[str]:
    """Return what is sent to the caller's phone: Chinese, with an English half."""
    for language in ("zh", "en"):
        sms = tomllib.loads((DATA / "scripts" / f"{language}.toml").read_text(encoding="utf-8"))["sms"]
        yield from _strings(sms)
    yield "filed for unbinding, case answer by"


def is_message(text: str) -> bool:
    """Tell whether it is a piece of a message on the caller's phone, however it is wrapped."""
    sent = "".join((*_message_texts(), "您申请解绑 项，工单号，前答复。"))
    return text in sent


@cache
def _labels() -> tuple[str, ...]:
    return tuple(label["text"] for person in _toml("people") for label in person.get("label", ()))


def is_label(text: str) -> bool:
    """Tell whether it is a piece of what other phones show, which nobody translates, however it is wrapped."""
    return any(text in label for label in _labels())


@cache
def _patterns(language: Language, *, callers_words: bool) -> re.Pattern[str]:
    texts = (one if language == "en" else text for one, text in _ids_and_texts())
    # A text that is nothing but a value says nothing of its own.
    told = (text for text in texts if re.search(r"\w", re.sub(r"\{\w+\}", "", text)))
    chosen = (text for text in told if ("{words}" in text) is callers_words)
    return re.compile("|".join(f"(?:{_filled_in(text)})" for text in chosen))


def _filled_in(text: str) -> str:
    return PLACEHOLDER.sub(".+", COUNTED.sub(r"\\S*\\d\\S*", re.escape(text)))


def is_ours(text: str, language: Language, journey: str) -> bool:
    """Tell whether a text is one of the product's own, its values filled in.

    A caller's words and a platform's name may be as long as they like.
    """
    if journey == HOSTILE or any(name in text for name in _foreign_texts(language)):
        return False
    if _patterns(language, callers_words=True).fullmatch(text):
        return False
    return _patterns(language, callers_words=False).fullmatch(text) is not None


@cache
def _foreign_texts(language: Language) -> tuple[str, ...]:
    said = (text for document in _toml("people", "platforms") for text in _said_in(document, language))
    return tuple(text for text in said if len(text) > 3)
