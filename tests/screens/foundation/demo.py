"""Two pages of the product written as plain data, and the app that shows them to the tests."""

from textual import events
from textual.app import App

from screens.terminal.cursor import RealCursor
from screens.theme import install_themes
from screens.widgets.field import Field
from screens.widgets.frame import Frame
from screens.widgets.keyline import FKey, Hint
from screens.widgets.layout import Room
from screens.widgets.line import EMPTY, Line, columns, line
from screens.widgets.page import (
    Block,
    Page,
    PageMaker,
    Place,
    Section,
    Status,
    Step,
    World,
    row_of_steps,
    side_of_steps,
    signed,
)

WORDS = ("来电", "告知", "核验", "查询", "选择", "复述", "提交", "小结")


def steps(now: int) -> tuple[Step, ...]:
    signs = {-1: ("+", "完成"), 0: (">", "现在"), 1: (" ", "未到")}
    return tuple(
        Step(number, word, *signs[(number > now) - (number < now)]) for number, word in enumerate(WORDS, 1)
    )


FKEYS = (
    FKey("F1", "帮助"),
    FKey("F2", "话术", "话术全文"),
    FKey("F5", "刷新"),
    FKey("F6", "备注"),
    FKey("F7", "保持"),
    FKey("F8", "换号", "换号码"),
    FKey("F9", "小结"),
    FKey("F10", "结束"),
    FKey("^L", "锁屏"),
)


def status(verified: str, timer: str, world: World = World.LIVE) -> Status:
    return Status(
        world,
        line="华东10086",
        staff="工号8021",
        number="138****8000",
        verified=verified,
        timer=timer,
        backend="+ 在线",
        clock="09:37:49",
        number_label="号码",
        timer_label="通话",
    )


def notice(room: Room, world: World = World.LIVE) -> Page:
    return Page(
        status=status("  未核验", "00:41", world),
        title="2 告知和同意",
        title_right="文本 N-2026-03",
        where=row_of_steps(steps(2)),
        side=side_of_steps(steps(2)),
        body=Block(
            (
                line().at(2, "请念给客户:"),
                EMPTY,
                line().at(4, "本次通话会录音，用来证明您是怎么说的。"),
                line().at(4, "要核对机主的姓名和证件号码，只看是否一致。"),
                line().at(4, "会向要办的号码发一条验证码短信。"),
                line().at(4, "办理记录按规定留存三年。您可以随时说停。"),
                EMPTY,
                line().at(2, "客户怎么说", "heading"),
                EMPTY,
                columns((4, "1", "key"), (7, "同意，开始核验")),
                columns((4, "0", "key"), (7, "不同意，到此为止"), (30, "什么都没有查，也没有提交", "quiet")),
            )
        ),
        message=signed("", "等客户回答"),
        one_line="同意没有一行命令",
        say_label="说",
        say="这通电话会录音；我要核对机主的姓名和证件号码，再发一条验证码。可以吗？",
        avoid_label="忌",
        avoid="不替客户说同意，不说不同意就停机、就不能用",
        keys=(
            Hint("1", "同意"),
            Hint("0", "不同意"),
            Hint("Enter", "不记同意"),
            Hint("Esc", "返回 1 来电"),
        ),
        fkeys=FKEYS,
        cursor=(10, 4),
    )


def verify(_: Room) -> Page:
    """The ID number is being typed (80x24)."""
    body: tuple[Line, ...] = (
        columns((2, "号码"), (13, "138****8000"), (30, signed("+", "客户就在用这个号码打来"))),
        EMPTY,
        columns((2, "姓名"), (32, "已填，移开就遮住", "quiet")),
        columns((2, "证件号码"), (38, "17 / 18 位")),
        columns((13, "340524 19800101 001_"), (38, "满 18 位且校验对，自动比对", "quiet")),
        EMPTY,
        columns((2, "比对"), (15, "还没有比对"), (38, "今天还可比对 3 次")),
        EMPTY,
        columns(
            (2, "安全信号"),
            (13, signed("~", "换卡 查询中")),
            (30, signed("~", "呼叫转移 查询中")),
            (50, signed("~", "收短信 查询中")),
        ),
        EMPTY,
        columns((2, "验证码"), (24, signed("-", "比对一致后才能发"))),
        EMPTY,
        columns((2, "有效期"), (15, "核验通过后 10 分钟内可以提交")),
    )
    return Page(
        status=status("~ 核验中", "01:05"),
        title="3 核验机主",
        title_right="只比对，不显示系统里的资料",
        where=row_of_steps(steps(3)),
        body=Block(
            body,
            (Place("name", 3, 13, 17), Place("id", 4, 13, 21), Place("code", 11, 13, 6, active=False)),
        ),
        message=signed("", "正在输入证件号码"),
        one_line=":v 姓名 证件号码",
        say_label="说",
        say="请报机主的姓名，是哪几个字？再请您报证件号码，我只核对是否一致。",
        avoid_label="忌",
        avoid="不提示任何一位证件号码，不念系统里登记的名字",
        keys=(Hint("Enter", "下一格"), Hint("Tab", "换格"), Hint("Esc", "返回 2 告知（内容还在）")),
        fkeys=tuple(FKey("F5", "发码") if each.key == "F5" else each for each in FKEYS),
    )


def code_wide(_: Room) -> Page:
    """The match is there and the code is being typed (120x36)."""
    body = (
        EMPTY,
        columns((2, "号码"), (13, "138****8000"), (31, signed("+", "客户就在用这个号码打来"))),
        EMPTY,
        columns((2, "姓名"), (13, "张*"), (33, "比对后遮住", "quiet")),
        columns((2, "证件号码"), (13, "3*****************"), (35, "居民身份证，校验位对")),
        EMPTY,
        columns((2, "比对"), (13, signed("+", "姓名和证件号码一致"))),
        columns((15, "第 1 次"), (25, "今天还可比对 2 次")),
        EMPTY,
        columns((2, "安全信号"), (13, signed("+", "换卡")), (25, "近 30 天没有")),
        columns((13, signed("+", "呼叫转移")), (25, "没有")),
        columns((13, signed("+", "收短信")), (25, "能收")),
        line().at(15, "09:37:29 查到，三项各自独立，一项查不到不影响另两项"),
        EMPTY,
        columns((2, "验证码"), (25, signed("~", "09:37:31 已发出"))),
        columns((27, "有效"), (38, "4:42")),
        columns((27, "重发还要等 0:12"), (45, "F5", "key")),
        columns((27, "还可输错"), (38, "3 次")),
        EMPTY,
        columns((2, "有效期"), (15, "通过后 10 分钟内可以提交，过了要再发一次码")),
        EMPTY,
        columns((2, "别的出路"), (15, "F9", "key"), (19, "不是机主 / 收不到码 / 约回电")),
    )
    return Page(
        status=status("~ 等验证码", "01:39"),
        title="3 核验机主",
        title_right="只比对，不显示系统里的资料",
        where=row_of_steps(steps(3)),
        side=side_of_steps(steps(3), _facts()),
        pane=_pane(),
        body=Block(body, (Place("code", 15, 13, 6),)),
        message=signed("+", "一致，验证码已自动发出（主叫就是业务号码，三个信号正常）"),
        one_line=":c 验证码",
        keys=(
            Hint("", "六位输完自动核对", gap=6),
            Hint("F5", "重发", gap=5),
            Hint("Tab", "换格"),
            Hint("Esc", "返回 2 告知（内容还在）"),
        ),
        fkeys=tuple(FKey("F5", "重发") if each.key == "F5" else each for each in FKEYS),
    )


def _facts() -> tuple[Line, ...]:
    texts = (
        "业务号码",
        "138****8000",
        "主叫  同上",
        "联系  同上",
        "",
        "入网  核验后",
        "      才显示",
        "",
        "录音 + 已告知",
    )
    return tuple(line().at(1, text) for text in texts)


def _pane() -> tuple[Section, ...]:
    return (
        Section("说", ("一致，谢谢。", "验证码已经发到这个号码，五分钟内有效，收到请念给我。")),
        Section("客户问：为什么要验证码？", ("确认手里拿着这张卡的人是您，别人拿着您的资料也办不了。",)),
        Section(
            "客户问：短信上说别告诉别人？", ("说得对，平时谁要都别给。这条是您打来要办的，短信里写了用途。",)
        ),
        Section(
            "忌", ("不帮客户猜验证码。", "不说姓名和证件哪一项对得上。", "不念系统里登记的名字。"), "warn"
        ),
        Section("一行命令", (":v 姓名 证件号码", ":c 验证码")),
        Section(
            "本通记录",
            ("09:36:10 接听", "09:36:51 同意录音和核验", "09:37:28 比对一致", "09:37:31 发出验证码"),
        ),
    )


def surname_mask(name: str) -> str:
    return name[:1] + "*"


class DemoFrame(Frame):
    """The three fields of the verification page; it writes down the keys that reach the page."""

    def __init__(self, maker: PageMaker) -> None:
        super().__init__(
            (
                Field("name", "张示例", mask=surname_mask, reserved=frozenset({":"})),
                Field("id", "34052419800101001", max_length=18, half_width=True),
                Field("code", max_length=6, half_width=True),
            )
        )
        self.maker = maker
        self.keys: list[str] = []
        self.refused: list[str] = []

    def on_mount(self) -> None:
        self.show(self.maker)

    def on_key(self, event: events.Key) -> None:
        self.keys.append(event.key)

    def on_field_refused(self, message: Field.Refused) -> None:
        self.refused.append(message.reason)


class DemoApp(RealCursor, App[None]):
    """Shows one page."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, maker: PageMaker, theme: str = "dark") -> None:
        super().__init__()
        self.frame = DemoFrame(maker)
        install_themes(self, theme)

    async def on_mount(self) -> None:
        await self.push_screen(self.frame)
