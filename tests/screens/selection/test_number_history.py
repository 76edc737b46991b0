"""The picture of a number's past: counts on one side of the boundary, the caller's own days on the other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from screens.selection.history import (
    FULL,
    SHORT,
    History,
    earlier_part,
    history_of,
    labels,
    own_part,
    picture,
)
from screens.widgets.line import overflow
from tests.support_call import binding
from tests.support_late_pages import FOUND, LANGUAGES, SHORT_TERMS, TODAY, at_selection, read

START = date(2021, 8, 16)


def history(earlier: int = 0, undated: int = 0, own: tuple[date | None, ...] = ()) -> History:
    return History(earlier, undated, 3, own, START, TODAY)


@given(st.integers(0, 120), st.integers(0, 120), st.sampled_from([FULL.earlier, SHORT.earlier]))
def test_earlier_marks_show_their_counts_or_their_proportion(earlier: int, undated: int, cells: int) -> None:
    drawn = earlier_part(history(earlier, undated), cells)
    assert len(drawn) == cells
    assert set(drawn) <= set("-o?")
    if earlier + undated <= cells // 2:
        assert (drawn.count("o"), drawn.count("?")) == (earlier, undated)
    else:
        assert bool(undated) == ("?" in drawn)
        assert cells - drawn.count("-") == cells // 2


@given(st.lists(st.dates(date(2001, 1, 1), START - timedelta(days=1)), min_size=6, max_size=6))
def test_where_the_earlier_holders_days_lie_changes_nothing_in_the_picture(days: list[date]) -> None:
    dated = [binding(one.platform_id, day, one.relation) for one, day in zip(FOUND, days, strict=False)]
    call = at_selection(found=(*dated, *FOUND[6:]), terms=SHORT_TERMS)
    same = at_selection(terms=SHORT_TERMS)
    assert history_of(call, TODAY) == history_of(same, TODAY)


@given(st.lists(st.none() | st.dates(START, TODAY), max_size=40))
def test_own_marks_are_drawn_while_there_is_room(days: list[date | None]) -> None:
    drawn = own_part(history(own=tuple(days)), FULL.own)
    assert drawn.count("#") == min(len(days), FULL.own)


def test_own_marks_stand_where_their_dates_put_them() -> None:
    first = own_part(history(own=(START,)), 10)
    last = own_part(history(own=(TODAY,)), 10)
    assert first == "#========="
    assert last == "=========#"


def test_a_number_activated_today_has_a_picture_too() -> None:
    today = History(1, 0, 0, (TODAY,), TODAY, TODAY)
    assert own_part(today, 5).count("#") == 1


def test_the_picture_is_as_drawn() -> None:
    shown = read([picture(history_of(at_selection(terms=SHORT_TERMS), TODAY), 78)], 78)[0]
    assert shown[1] == shown[35] == shown[55] == "|"
    assert shown[77] == ">"
    assert shown[36:55] == " . . . . . . . . . "
    assert shown.count("#") == 2


def test_labels_and_picture_fit_both_bodies() -> None:
    for language in LANGUAGES:
        for width in (78, 67):
            shown = history(90, 20, (START,))
            assert not overflow([labels(shown, language, width), picture(shown, width)], width + 1)
