"""What a page shows, as plain data; how its parts become lines is `around`, and nothing paints here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from screens.palettes import Role, Surface
from screens.widgets.keyline import FKey, Hint
from screens.widgets.layout import SIDE_COLUMNS, Room
from screens.widgets.line import EMPTY, Line, Span, Text, width_of


class World(Enum):
    """Whether what is done here happens: a live line, a training line or a replay."""

    LIVE = "实线 LIVE"
    TRAINING = "训练 TRAINING"
    REPLAY = "回放 TRAINING"

    @property
    def rule(self) -> str:
        """The letter its rules are drawn with."""
        return "-" if self is World.LIVE else "="

    @property
    def band(self) -> Role:
        """The pair of colours of its first row."""
        return "live" if self is World.LIVE else "train"

    @property
    def mark(self) -> str:
        """What the title rule repeats at its right end; empty when live."""
        return "" if self is World.LIVE else World.TRAINING.value


@dataclass(frozen=True, slots=True)
class Status:
    """The first row: whose call, whose number, verified until when.

    `verified` brings its sign and two cells for it (`"+ ..."`, `"  ..."`). The labels and
    the clock stand only where the row has 120 cells.
    """

    world: World
    line: str = ""
    staff: str = ""
    number: str = ""
    verified: str = ""
    timer: str = ""
    backend: str = ""
    clock: str = ""
    number_label: str = ""
    timer_label: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One of the steps of a call: `sign` is `+` done, `>` now, `-` stopped, blank not yet."""

    number: int
    word: str
    sign: str = " "
    state: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands in the body: its first cell (counted from 1) and its width in cells.

    The body draws brackets around these cells. An inactive field cannot be entered.
    """

    field: str
    row: int
    column: int
    width: int
    active: bool = True
    bracketed: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of a body and the fields that stand in it; fields without a place are hidden."""

    lines: tuple[Line, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the right pane and its paragraphs; each is wrapped on its own."""

    heading: str
    paragraphs: tuple[str, ...]
    role: Role = "text"


BodyMaker = Callable[[int, int], Block]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the screen at one moment.

    `body` may be a function of its free width and height in cells. `where` is the second
    row of a small window, `side` the left column of a wide one. `cursor` is the row and
    column of the body where the real cursor rests while no field has it. `lower` covers
    the words to say for as long as it is set (the one-line command).
    """

    status: Status
    title: Text
    body: Block | BodyMaker = Block()
    title_right: Text = ""
    where: Line = EMPTY
    side: tuple[Line, ...] = ()
    pane: tuple[Section, ...] = ()
    message: Text = ""
    one_line: Text = ""
    say_label: str = ""
    say: str = ""
    avoid_label: str = ""
    avoid: str = ""
    keys: tuple[Hint, ...] = ()
    fkeys: tuple[FKey, ...] = ()
    cursor: tuple[int, int] | None = None
    body_surface: Surface = "page"
    lower: Block | None = None


PageMaker = Callable[[Room], Page]

SIGN_ROLES: MappingProxyType[str, Role] = MappingProxyType(
    {
        "+": "ok",
        ">": "heading",
        "~": "wait",
        "!": "warn",
        "!!": "money",
        "?": "unknown",
        "x": "bad",
        "#": "locked",
        "=": "quiet",
        "-": "text",
        "o": "text",
        "": "text",
    }
)
"""The role of a state by its sign, so that no colour ever stands without one."""


def signed(sign: str, text: str, role: Role | None = None) -> Span:
    """Return a sign with its word in the role of the sign: `signed("x", "No match")`."""
    return Span(f"{sign or ' '} {text}", role or SIGN_ROLES[sign])


def side_of_steps(steps: tuple[Step, ...], facts: tuple[Line, ...] = ()) -> tuple[Line, ...]:
    """Return the left column of a call: its steps with their states, then `facts`."""
    lines = tuple(_side_step(step) for step in steps)
    return (*lines, EMPTY, *facts) if facts else lines


def row_of_steps(steps: tuple[Step, ...]) -> Line:
    """Return the second row of a small window: the steps, ten cells each."""
    result = EMPTY
    for index, step in enumerate(steps):
        result = result.at(1 + 10 * index, _step(step))
    return result


def _side_step(step: Step) -> Line:
    whole = EMPTY.at(1, _step(step))
    fits = whole.end + 1 + width_of(step.state) <= SIDE_COLUMNS
    # English states such as "not yet" do not fit behind every word; the sign says the same.
    return whole.then(step.state, "quiet") if step.state and fits else whole


def _step(step: Step) -> tuple[Span, Span]:
    now, done = step.sign == ">", step.sign == "+"
    role: Role = "heading" if now else "quiet" if step.sign == " " else "text"
    return Span(step.sign, "ok" if done else role), Span(f"{step.number} {step.word}", role)
