"""The catalogues of texts: complete, compiled, and true to what they translate."""

import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from agent_console.data_files import data_file
from tools import locale

# Every text is collected once, so what looks at them belongs on one worker.
pytestmark = pytest.mark.xdist_group("catalogues")

PO_FILES = locale.po_files()
every_catalogue = pytest.mark.parametrize("po_file", PO_FILES, ids=lambda file: file.parent.parent.name)


@pytest.fixture(scope="module")
def marked() -> Catalog:
    return locale.collect()


def test_chinese_has_a_catalogue() -> None:
    assert [file.parent.parent.name for file in PO_FILES] == ["zh"]


@every_catalogue
def test_every_text_of_the_code_is_translated(po_file: Path, marked: Catalog) -> None:
    catalog = locale.update(locale.read(po_file), marked)
    missing = [msgid for _, msgid in locale.untranslated(catalog)]
    assert missing == [], "run `make locale`, then translate these"


@every_catalogue
def test_the_compiled_catalogue_is_that_of_the_file(po_file: Path, marked: Catalog) -> None:
    compiled = gettext.GNUTranslations(BytesIO(locale.mo_bytes(locale.update(locale.read(po_file), marked))))
    with po_file.with_suffix(".mo").open("rb") as stream:
        committed = gettext.GNUTranslations(stream)
    assert vars(committed)["_catalog"] == vars(compiled)["_catalog"], "run `make locale`"


@every_catalogue
def test_the_file_is_written_as_the_tool_writes_it(po_file: Path, marked: Catalog) -> None:
    catalog = locale.update(locale.read(po_file), marked)
    assert po_file.read_bytes() == locale.po_bytes(catalog), "run `make locale`"
    assert b"POT-Creation-Date" not in po_file.read_bytes()


@every_catalogue
def test_a_translation_fills_the_same_places_and_keeps_its_sign(po_file: Path) -> None:
    for (_, msgid), message in locale.entries(locale.read(po_file)):
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for string in filter(None, strings):
            assert places(string) == places(msgid), msgid
            assert sign(string) == sign(msgid), msgid


def test_marked_texts_are_english(marked: Catalog) -> None:
    for (_, msgid), _ in locale.entries(marked):
        assert "“" not in msgid, msgid


def test_the_tool_and_the_product_look_in_the_same_folder() -> None:
    assert locale.FOLDER.samefile(str(data_file("locale")))


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


def sign(text: str) -> str:
    found = re.match(r"(\+|>|~|!!|!|\?|x|#|=|-|o) ", text)
    return found.group(1) if found else ""
