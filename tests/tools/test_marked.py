"""Marked texts are found however the code is written, and those no catalogue can have are named."""

import pytest

from tools.locale import ROOT, SOURCES
from tools.marked import Marked, built_up, texts


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("One")', [Marked("One")]),
        ('N_("One " "more")', [Marked("One more")]),
        ("f\"({_('Inside')})\"", [Marked("Inside")]),
        ('language.text("Named")', [Marked("Named")]),
        ('_("Yes" if agreed else "No")', [Marked("Yes"), Marked("No")]),
        (
            'view.language.plural("{count} app", "{count} apps", n)',
            [Marked("{count} app", many="{count} apps")],
        ),
        ('language.text_in("signal", "no")', [Marked("no", context="signal")]),
        ("_(sentence)", []),
        ('_("")', []),
        ('other("Not ours")', []),
        ("_()", []),
    ],
)
def test_marked_texts_are_found(source: str, found: list[Marked]) -> None:
    assert list(texts(source)) == found


@pytest.mark.parametrize("source", ['_(f"{count} apps")', '_("a" + name)', 'N_("%s" % name)'])
def test_a_text_put_together_before_it_is_looked_up_is_named(source: str) -> None:
    assert list(built_up(source)) == [1]


def test_no_text_of_the_product_is_put_together_before_it_is_looked_up() -> None:
    files = [file for source in SOURCES for file in (ROOT / source).rglob("*.py")]
    wrong = {
        file.name: lines for file in files if (lines := list(built_up(file.read_text(encoding="utf-8"))))
    }
    assert wrong == {}
