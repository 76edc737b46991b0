"""What callers read out of their document, against the person the registry knows."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest

_DATA: Final = Path(__file__).parents[2] / "data"
_SPOKEN: Final = str.maketrans("零一二三四五六七八九幺叉", "01234567891X")
_LETTERS: Final = {"zh": r"[^0-9X]", "en": r"[^0-9X]|X(?=[a-z])"}
_ASKS: Final = {"said:ask_identity", "said:ask_again"}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


_DOCUMENTS: Final = {
    person["number"]: person["document"]
    for person in map(_read, sorted((_DATA / "people").glob("call-*.toml")))
    if "document" in person
}
_READ_OUT: Final = [
    pytest.param(
        scenario["number"], language, reply["text"][language], id=f"{scenario['id']}-{reply['id']}-{language}"
    )
    for scenario in map(_read, sorted((_DATA / "scenarios").glob("[0-9]*.toml")))
    for reply, language in product(scenario["reply"], ("zh", "en"))
    if _ASKS & set(reply["on"])
    and len(re.findall(r"[0-9零一二三四五六七八九幺]", reply["text"][language])) >= 17
]


def test_most_callers_read_their_document_out() -> None:
    assert len(_READ_OUT) > 40


@pytest.mark.parametrize(("number", "language", "text"), _READ_OUT)
def test_the_number_a_caller_reads_out_is_the_one_the_registry_has(
    number: str, language: str, text: str
) -> None:
    digits = text.translate(_SPOKEN) if language == "zh" else text
    assert _DOCUMENTS[number] in re.sub(_LETTERS[language], "", digits)
