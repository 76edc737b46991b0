"""Every page stands in the same frame, at any size, and nothing is painted twice for nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from screens.widgets.keyline import FKey, Hint, fkey_line, hint_line
from screens.widgets.layout import Room
from screens.widgets.line import columns, line, overflow
from screens.widgets.page import (
    Block,
    Page,
    PageMaker,
    Section,
    Status,
    Step,
    World,
    row_of_steps,
    side_of_steps,
    signed,
)
from screens.widgets.sheet import LineOverflowError, Sheet
from tests.screens.foundation import mockups
from tests.screens.foundation.demo import DemoApp, DemoFrame, code_wide, notice, verify
from tests.support_screens import ambiguous_characters, cells, painted_rows, painted_texts, trimmed

HOSTILE = "[/b] [@click=app.quit]\x1b[2J"
SHOWN = "[/b] [@click=app.quit]?[2J"


@pytest.mark.parametrize(
    ("maker", "size", "focus", "expected"),
    [
        (notice, (80, 24), None, mockups.NOTICE),
        (verify, (80, 24), "id", mockups.VERIFY),
        (code_wide, (120, 36), "code", mockups.CODE_WIDE),
    ],
    ids=["notice", "verify", "code_wide"],
)
async def test_a_page_is_painted_exactly_as_drawn(
    maker: PageMaker, size: tuple[int, int], focus: str | None, expected: str
) -> None:
    app = DemoApp(maker)
    async with app.run_test(size=size) as pilot:
        if focus:
            app.frame.focus_field(focus)
        if focus == "code":
            await pilot.press("3", "0", "5")
        await pilot.pause()
        rows = painted_rows(app)
    assert trimmed(rows) == expected.splitlines()
    assert cells(rows) == {size[0]}
    assert ambiguous_characters(rows) == set()


@pytest.mark.parametrize("maker", [notice, verify], ids=["notice", "verify"])
async def test_no_size_and_no_resize_crashes(maker: PageMaker) -> None:
    app = DemoApp(maker)
    sizes = [(20, 5), (1, 1), (80, 24), (79, 24), (120, 36), (2, 40), (120, 35), (250, 70), (100, 30)]
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            rows = painted_rows(app)
            assert cells(rows) == {size[0]}, size
            if maker is verify:
                assert app.focused is app.frame.field("id")
            small = size[0] < 80 or size[1] < 24
            assert ("实线 LIVE" in rows[0]) is not small
        assert app.return_code is None


async def test_a_small_window_asks_for_a_larger_one_and_keeps_what_is_typed() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        await pilot.resize_terminal(40, 10)
        await pilot.press("8")
        await pilot.pause()
        assert trimmed(painted_rows(app))[:3] == [
            "窗口太小，请放大到 80x24，通话没断。",
            "Window too small: enlarge it to 80x24,",
            "the call goes on.",
        ]
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "[340524198001010018___]" in painted_rows(app)[6]


async def test_between_the_two_layouts_the_body_grows() -> None:
    app = DemoApp(notice)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        rows = trimmed(painted_rows(app))
    assert rows[3] == " 请念给客户:"
    assert rows[24].startswith("--   等客户回答 ---")
    assert rows[24].endswith("- 同意没有一行命令 --")
    assert rows[29].endswith("^L锁屏")


@pytest.mark.parametrize("world", [World.TRAINING, World.REPLAY])
async def test_training_stands_on_every_page(world: World) -> None:
    app = DemoApp(lambda room: notice(room, world))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = trimmed(painted_rows(app))
        band = {run.background for run in painted_texts(app) if run.row == 0}
    assert rows[0].startswith(f" {world.value} ")
    assert rows[2].endswith("= 训练 TRAINING   文本 N-2026-03 ==")
    assert rows[18].startswith("==   等客户回答 ==")
    assert band == {"#ffaf00"}


def count_painted_rows(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str | None, int]]:
    painted: Counter[tuple[str | None, int]] = Counter()
    original: Callable[[Sheet, int], object] = Sheet.render_line

    def counted(self: Sheet, y: int) -> object:
        painted[(self.id, y)] += 1
        return original(self, y)

    monkeypatch.setattr(Sheet, "render_line", counted)
    return painted


async def test_only_changed_rows_are_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(highlighted: int) -> Page:
        rows = tuple(
            line()
            .at(2, f"{'>' if row == highlighted else ' '} {row}")
            .on("focus" if row == highlighted else None)
            for row in range(15)
        )
        return replace(notice(Room()), body=Block(rows), message=signed("", f"{highlighted}"))

    app = DemoApp(lambda _: page(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = count_painted_rows(monkeypatch)
        app.frame.show(page(4))
        await pilot.pause()
    assert set(painted) == {("body", 3), ("body", 4), ("message", 0)}


async def test_showing_the_same_page_again_paints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = count_painted_rows(monkeypatch)
        app.frame.show(verify)
        await pilot.pause()
    assert not painted


async def test_foreign_text_is_painted_letter_by_letter_everywhere() -> None:
    page = Page(
        status=Status(World.LIVE, staff=HOSTILE),
        title=HOSTILE,
        body=Block((line().at(2, HOSTILE),)),
        message=signed("x", HOSTILE),
        say_label="说",
        say=HOSTILE,
        avoid_label="忌",
        avoid=HOSTILE,
        where=columns((1, HOSTILE)),
        pane=(Section(HOSTILE, (HOSTILE,)),),
        side=(line().at(1, HOSTILE[:15]),),
        keys=(Hint("", HOSTILE),),
        fkeys=(FKey("F1", HOSTILE),),
    )
    for size, parts in (((80, 24), 8), ((120, 36), 7)):
        app = DemoApp(lambda _: page)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            text = "\n".join(painted_rows(app))
            assert text.count(SHOWN) == parts
            assert SHOWN[:8] in painted_rows(app)[0]
            assert "\x1b" not in text
            await pilot.click(offset=(10, 3))
            assert app.is_running


async def test_a_line_that_does_not_fit_fails_a_test_and_is_cut_for_the_agent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = Page(Status(World.LIVE), "", Block((line().at(70, "一二三四五六七"),)))
    app = DemoApp(notice)
    async with app.run_test(size=(80, 24)) as pilot:
        with pytest.raises(LineOverflowError, match="ends at column 83 of 80"):
            app.frame.show(page)
        monkeypatch.setattr(Sheet, "strict", False)
        app.frame.show(page)
        await pilot.pause()
        assert painted_rows(app)[3] == " " * 69 + "一二三四五 "


async def test_more_rows_than_there_are_fail_a_test() -> None:
    app = DemoApp(notice)
    async with app.run_test(size=(80, 24)):
        with pytest.raises(LineOverflowError, match="say: 3 rows of 2"):
            app.frame.show(replace(notice(Room()), say="一二三四五六七八九十" * 9))
        with pytest.raises(LineOverflowError, match="body: 16 rows of 15"):
            app.frame.show(replace(notice(Room()), body=Block((line().at(2, "行"),) * 16)))


async def test_the_lower_block_covers_the_words_to_say_and_no_more() -> None:
    base = verify(Room())
    open_page = replace(base, lower=Block((line().at(2, ":"), line().at(4, "将勾选 5 个")), ()))
    app = DemoApp(lambda _: open_page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = trimmed(painted_rows(app))
        assert rows[19:22] == [" :", "   将勾选 5 个", ""]
        assert rows[22] == trimmed(mockups.VERIFY.splitlines())[22]
        app.frame.show(base)
        await pilot.pause()
        assert trimmed(painted_rows(app))[19:22] == mockups.VERIFY.splitlines()[19:22]


async def test_a_field_without_a_place_is_hidden_and_keeps_its_text() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.show(notice)
        await pilot.pause()
        assert trimmed(painted_rows(app)) == mockups.NOTICE.splitlines()
        assert app.frame.field("id").value == "34052419800101001"


async def test_the_focused_field_lights_its_label_and_brackets() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        await pilot.pause()
        row = {run.text.strip(): run for run in painted_texts(app) if run.row == 6}
        assert (row["证件号码"].foreground, row["证件号码"].background) == ("#000000", "#87afd7")
        assert row["["].foreground == "#87d7ff"
        assert row["34052419800101001"].background == "#303030"


async def test_tab_order_passes_over_inactive_fields() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        order = []
        for _ in range(3):
            app.frame.focus_next_field()
            await pilot.pause()
            order.append(app.focused.id if app.focused else None)
        assert order == ["name", "id", "name"]


async def test_the_real_cursor_rests_where_the_page_says() -> None:
    app = DemoApp(notice)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert tuple(app.cursor_position) == (3, 12)
        app.frame.show(replace(notice(Room()), cursor=None))
        assert tuple(app.cursor_position) == (3, 18)


def test_keys_are_spread_as_wide_as_the_row_allows() -> None:
    hints = tuple(Hint(str(number), "标签标签") for number in range(7))
    assert hint_line(hints, 80).placed[2].column - hint_line(hints, 80).placed[1].end == 2
    assert hint_line(hints[:3], 80).placed[2].column - hint_line(hints[:3], 80).placed[1].end == 5


def test_a_key_that_does_nothing_leaves_its_place_empty() -> None:
    only = fkey_line((FKey("F8", "换号", "换号码"),), wide=False)
    assert [(placed.column, placed.text) for placed in only.placed] == [(51, "F8"), (53, "换号")]
    wide = fkey_line((FKey("F8", "换号", "换号码"),), wide=True)
    assert [(placed.column, placed.text) for placed in wide.placed] == [(74, "F8"), (77, "换号码")]


def focused_name(app: DemoApp) -> str | None:
    return app.focused.id if app.focused else None


async def test_a_field_can_be_entered_as_soon_as_its_page_is_shown() -> None:
    class Eager(DemoFrame):
        def on_mount(self) -> None:
            self.show(verify)
            self.focus_field("id")

    app = DemoApp(verify)
    app.frame = Eager(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert focused_name(app) == "id"
        app.frame.show(notice)
        await pilot.pause()
        assert focused_name(app) is None
        app.frame.show(verify)
        app.frame.focus_field("name")
        await pilot.press("x")
        assert app.frame.field("name").value == "张示例x"
        assert "[张示例x__________]" in painted_rows(app)[5]


async def test_typing_a_letter_paints_the_field_and_no_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        await pilot.pause()
        painted = count_painted_rows(monkeypatch)
        await pilot.press("8")
        await pilot.pause()
    assert not painted


async def test_a_body_may_be_made_for_the_room_there_is() -> None:
    page = Page(Status(World.LIVE), "", lambda width, height: Block((line().at(2, f"{width} x {height}"),)))
    app = DemoApp(lambda _: page)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert painted_rows(app)[3].strip() == "78 x 15"
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "| 67 x 31" in painted_rows(app)[2]


def test_english_steps_fill_the_second_row_and_the_side() -> None:
    words = ("Intake", "Notice", "Verify", "Lookup", "Select", "Review", "Submit", "Wrap-up")
    english = tuple(Step(number, word, " ", "not yet") for number, word in enumerate(words, 1))
    assert overflow([row_of_steps(english)], 80) == []
    assert overflow(side_of_steps(english), 15) == []
