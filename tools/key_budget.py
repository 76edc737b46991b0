"""Reads the keystroke budget in tests/budget and writes its table into docs/keys.md. It counts, and presses nothing.

A task is a list of steps, a page and what is typed there: `M` is a moment of thought, `<...>` is what the caller says
and counts as no key, everything else is a key. Times are those of the keystroke-level model (Card, Moran & Newell,
"The keystroke-level model for user performance time with interactive systems", 1980).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "budget"
PAGE = ROOT / "docs" / "keys.md"

KEY_SECONDS = 0.30
"""K, a little slower than the model's average typist (0.28 s): F-keys and digits are farther than letters."""
THOUGHT_SECONDS = 1.35
"""M, as the model measured it."""

THOUGHT = "M"
CEILING = 16
"""No task may take more: that is one family with every step that goes by itself switched off."""

_TOKEN = re.compile(r"<[^>]+>|\S+")

TYPED: dict[str, tuple[str, str]] = {
    "number": ("业务号码", "number"),
    "name": ("姓名", "name"),
    "document": ("证件号码", "ID number"),
    "code": ("验证码", "code"),
    "wrong code": ("错的验证码", "wrong code"),
    "11 minutes": ("11 分钟以后", "11 minutes later"),
}
"""What a caller says or time does, in Chinese and in English. Any other `<...>` are initials that find a platform."""

Code = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Step:
    """What is typed on one page; `page` is the name of its screen without `Screen`."""

    page: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One task and its budget.

    Attributes:
        steps: What counts; `before` is worked first and does not.
        said: What the caller says, by the name in the angle brackets.
        settings: Lines of the settings file it is worked with.
        filed: The platforms the registry is asked about in the end; None where the test need not know.
    """

    name: str
    order: int
    zh: str
    en: str
    keys: int
    with_initials: int
    seconds: float
    steps: tuple[Step, ...]
    before: tuple[Step, ...]
    calling: str
    said: dict[str, str]
    settings: str
    outcome: str
    filed: frozenset[str] | None

    @property
    def tokens(self) -> tuple[str, ...]:
        """Everything that is typed, in order."""
        return tuple(token for step in self.steps for token in step.tokens)


def load_tasks() -> tuple[Task, ...]:
    """Read every task, in the order of the table."""
    return tuple(sorted(map(load_task, FOLDER.glob("*.toml")), key=lambda task: task.order))


def load_task(file: Path) -> Task:
    """Read one task."""
    form = tomllib.loads(file.read_text(encoding="utf-8"))
    filed = form.get("filed")
    return Task(
        name=file.stem,
        order=form["order"],
        zh=form["zh"],
        en=form["en"],
        keys=form["keys"],
        with_initials=form["with_initials"],
        seconds=form["seconds"],
        steps=_steps(form["steps"]),
        before=_steps(form.get("before", [])),
        calling=form["calling"],
        said=form.get("said", {}),
        settings="\n".join(form.get("settings", [])),
        outcome=form["outcome"],
        filed=None if filed is None else frozenset(filed),
    )


def _steps(written: list[list[str]]) -> tuple[Step, ...]:
    return tuple(Step(page, tuple(_TOKEN.findall(typed))) for page, typed in written)


def is_key(token: str) -> bool:
    """Tell a key from a thought and from what the caller says."""
    return token != THOUGHT and not token.startswith("<")


def key_count(task: Task) -> int:
    """Count the keys of a task."""
    return sum(map(is_key, task.tokens))


def initials_count(task: Task) -> int:
    """Count the letters typed to find platforms: they are what the caller said, and a key each all the same."""
    said = (token.strip("<>") for token in task.tokens if token.startswith("<"))
    return sum(len(text) for text in said if text not in TYPED)


def operator_seconds(task: Task) -> float:
    """Return the operator's time by the model, without talking and without waiting."""
    thoughts = task.tokens.count(THOUGHT)
    return round(key_count(task) * KEY_SECONDS + thoughts * THOUGHT_SECONDS + 1e-9, 1)


def table(code: Code) -> str:
    """Return the table of all tasks in one language."""
    heads = {
        "zh": "| 事 | 键 | 加首字母 | 想 | 秒 | 依次 |",
        "en": "| task | keys | with initials | thoughts | seconds | in order |",
    }
    rows = (_row(task, code) for task in load_tasks())
    return "\n".join((heads[code], "|---|---|---|---|---|---|", *rows))


def _row(task: Task, code: Code) -> str:
    title = task.zh if code == "zh" else task.en
    path = " ".join(_shown(token, code) for token in task.tokens if token != THOUGHT)
    thoughts = task.tokens.count(THOUGHT)
    return f"| {title} | {task.keys} | {task.with_initials} | {thoughts} | {task.seconds} | `{path}` |"


def _shown(token: str, code: Code) -> str:
    names = TYPED.get(token.strip("<>"))
    return f"<{names[0] if code == 'zh' else names[1]}>" if names else token


def written(page: str) -> str:
    """Return the page of keys with both tables as the files have them."""
    for code in ("en", "zh"):
        begin, end = f"<!-- budget:{code} -->", f"<!-- /budget:{code} -->"
        head, _, rest = page.partition(begin)
        page = f"{head}{begin}\n\n{table(code)}\n\n{end}{rest.partition(end)[2]}"
    return page


def main() -> None:
    """Write both tables."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {len(load_tasks())} tasks")


if __name__ == "__main__":
    main()
