"""Words of others in sentences of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import CredentialProblem, CredentialsUnusable
from agent_console.language import load_language
from agent_console.language.filling import LONGEST, clipped, filled
from agent_console.opening_problems import opening_sentence
from agent_console.plugins import BackendBroken

ENGLISH = load_language("en")


@given(st.text())
def test_whatever_is_clipped_is_one_printable_row(text: str) -> None:
    row = clipped(text)
    assert row.isprintable()
    assert len(row) <= LONGEST + len("...")
    assert row == row.strip()


def test_a_text_that_fits_stays_as_it_is() -> None:
    text = "字" * LONGEST
    assert clipped(text) == text
    assert clipped(f"{text}a") == f"{text}..."


def test_a_value_that_holds_braces_stays_as_it_is() -> None:
    assert filled("{name} opens: {line}.", name="{0} %s {", line="x") == "{0} %s { opens: x."


@pytest.mark.parametrize("word", ["\x1b[2Jgone", "two\nrows", "a\u202eturned", "x" * 5_000])
def test_a_start_says_what_a_package_says_in_one_printable_row(word: str) -> None:
    for cause in (None, CredentialsUnusable("", CredentialProblem.EMPTY, word)):
        error = BackendBroken("carrier", word)
        error.__cause__ = cause
        sentence = opening_sentence(error, ENGLISH)
        assert sentence.isprintable()
        assert len(sentence) < 400
