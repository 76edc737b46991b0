"""The search itself: a search that finds nothing anywhere would call everything clean."""

import base64
import os
from pathlib import Path

import pytest

from tests.privacy.planted import Planted, Secret, full_width

NUMBER, NAME, DOCUMENT, CODE = "13800138000", "张示例", "34052419800101001X", "482913"
PLANTED = Planted(
    [Secret("number", NUMBER), Secret("name", NAME), Secret("document", DOCUMENT), Secret("code", CODE)]
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (NUMBER.encode(), "number"),
        (f'{{"phone":"+86{NUMBER}"}}'.encode(), "number"),
        (b"138 0013 8000", "number"),
        (b"138-0013-8000", "number"),
        (full_width(NUMBER).encode(), "number"),
        (full_width(NUMBER).encode("gb18030"), "number"),
        (NUMBER.encode("utf-16-le"), "number"),
        (NUMBER.encode("utf-16-be"), "number"),
        (full_width(NUMBER).encode("unicode_escape"), "number"),
        (NUMBER.encode().hex().encode(), "number"),
        *((base64.b64encode(b"x" * skipped + NUMBER.encode() + b"yz"), "number") for skipped in range(4)),
        (NAME.encode(), "name"),
        (NAME.encode("gb18030"), "name"),
        (b'"\\u5f20\\u793a\\u4f8b"', "name"),
        (DOCUMENT.lower().encode(), "document"),
        (full_width(DOCUMENT).encode("utf-16-le"), "document"),
        (f"code {CODE}.".encode(), "code"),
        (f'"{CODE}"'.encode("utf-16-le"), "code"),
    ],
)
def test_every_shape_is_found(written: bytes, name: str) -> None:
    assert PLANTED.found_in(os.urandom(99) + b" " + written + b" " + os.urandom(99)) == {name}


@pytest.mark.parametrize(
    "written", [b"138****8000", b"1482913000", "张先生".encode(), b"", NUMBER[:10].encode()]
)
def test_a_mask_and_other_numbers_are_not(written: bytes) -> None:
    assert PLANTED.found_in(written) == set()


def test_names_of_files_are_searched_too(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / NUMBER).touch()
    (tmp_path / "below" / "clean").write_text("138****8000", encoding="utf-8")
    assert PLANTED.found_below(tmp_path) == {f"below/{NUMBER}": {"number"}}
