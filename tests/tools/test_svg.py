"""Pictures for the README: every glyph in the cells it has on a terminal."""

import re
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from tools.svg import CELL, runs_of_one_width, with_right_widths

_TEXTS = re.compile(r'<text[^>]*? x="([\d.]+)"[^>]*? textLength="([\d.]+)"[^>]*>([^<]*)</text>')


def picture(line: str) -> str:
    console = Console(record=True, width=60, file=StringIO())
    console.print(Text(line))
    return console.export_svg()


def test_a_chinese_glyph_takes_two_cells_in_the_picture() -> None:
    texts = _TEXTS.findall(with_right_widths(picture("微博 abc")))

    lengths = [float(length) for _, length, _ in texts[:3]]
    assert lengths == [round(cells * CELL, 1) for cells in (2, 2, 3)]


def test_each_run_begins_where_the_one_before_ended() -> None:
    texts = _TEXTS.findall(with_right_widths(picture("a微b博c")))[:5]

    starts = [float(start) for start, _, _ in texts]
    assert starts == [round(cells * CELL, 1) for cells in (0, 1, 3, 4, 6)]


def test_a_gap_is_left_by_the_place_of_what_follows_it() -> None:
    texts = _TEXTS.findall(with_right_widths(picture("  one two   博  x")))[:3]

    assert [body for _, _, body in texts] == ["one&#160;two", "博", "x"]
    assert [float(start) for start, _, _ in texts] == [round(cells * CELL, 1) for cells in (2, 12, 16)]


def test_a_picture_without_wide_characters_keeps_its_texts() -> None:
    plain = picture("Enter Review")

    assert _TEXTS.findall(with_right_widths(plain)) == [("0.0", "146.4", "Enter&#160;Review")]


def test_a_text_is_cut_without_losing_a_character() -> None:
    text = "x 微博<&> 抖音"

    assert "".join(runs_of_one_width(text)) == text
    assert all(len(run) in {cell_len(run), 1} for run in runs_of_one_width(text))


def test_a_picture_fetches_nothing_from_elsewhere() -> None:
    svg = picture("微博 abc")

    assert "url(" in svg
    assert not re.search(r"url\([\"']?http", with_right_widths(svg))
    assert "@font-face" not in with_right_widths(svg)
