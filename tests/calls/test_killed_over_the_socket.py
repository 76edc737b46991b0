"""Sixty platforms and their answers, worked over a real socket; the console is killed in mid-call and goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_console.options import Language
from tests.calls.agent import nothing_in_confidence_is_kept
from tests.calls.console_process import Hands, console_process
from tests.calls.served import ServedRegistry, served_registry, settings_for
from tests.calls.test_call_01_a_whole_family import HOLDER, NUMBER, WANTED
from tests.console import SMALL, WIDE

DAYS_LATER = "30"
"""Five working days are over by then, whichever holidays lie between."""


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[ServedRegistry]:
    with served_registry(tmp_path / "served") as served:
        yield served


@pytest.fixture
def home(tmp_path: Path, registry: ServedRegistry) -> Path:
    home = tmp_path / "home"
    settings = settings_for(registry, home)
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    return home


def in_the_selection(agent: Hands, registry: ServedRegistry) -> None:
    """It is killed while everything is ticked and nothing read back."""


def goes_on_in_the_selection(agent: Hands, case: str, count: int) -> None:
    agent.opens(case, "草稿，选择", "draft, Select")
    agent.on_the_selection()
    assert agent.chosen == count
    agent.reads_back()
    agent.answers("1238", "项已受理", "items accepted")


def in_the_read_back(agent: Hands, registry: ServedRegistry) -> None:
    """It is killed with two of the caller's three answers noted."""
    agent.reads_back()
    agent.answers("12", "还差 3", "missing: 3")
    assert registry.kept("requests") == 0


def goes_on_in_the_read_back(agent: Hands, case: str, count: int) -> None:
    agent.opens(case, "草稿，复述", "draft, Review")
    agent.sees("第 1 页，共 2 页", "page 1 of 2")
    agent.types("\r")
    agent.sees("第 2 页，共 2 页", "page 2 of 2")
    # What the caller had said before is not taken over: it is asked again.
    agent.answers("8", "x 还差：1", "x Missing: 1")
    agent.answers("1238", "项已受理", "items accepted")


def while_it_is_sent(agent: Hands, registry: ServedRegistry) -> None:
    """It is killed while its request is with the registry and no answer has come."""
    registry.kill()
    registry.start("--fault", "createUnbindRequest:latency=2@1")
    agent.reads_back()
    agent.answers("1238", "正在提交", "Being sent")
    agent.terminal.until(lambda: registry.kept("requests") == 1, "the request in the registry")


def goes_on_with_what_was_sent(agent: Hands, case: str, count: int) -> None:
    agent.opens(case, "已提交，提交", "sent, Submit")


def once_it_was_accepted(agent: Hands, registry: ServedRegistry) -> None:
    """It is killed before the call is wrapped up."""
    agent.reads_back()
    agent.answers("1238", "项已受理", "items accepted")


Kill = Callable[[Hands, ServedRegistry], None]
GoOn = Callable[[Hands, str, int], None]


@pytest.mark.full
@pytest.mark.parametrize(
    ("killed", "goes_on", "language", "size"),
    [
        (in_the_read_back, goes_on_in_the_read_back, "zh", SMALL),
        (in_the_selection, goes_on_in_the_selection, "en", WIDE),
        (while_it_is_sent, goes_on_with_what_was_sent, "zh", WIDE),
        (once_it_was_accepted, goes_on_with_what_was_sent, "en", SMALL),
    ],
)
def test_sixty_platforms_and_their_answers_survive_a_console_that_is_killed(
    home: Path,
    registry: ServedRegistry,
    killed: Kill,
    goes_on: GoOn,
    language: Language,
    size: tuple[int, int],
) -> None:
    with console_process(home, language=language, columns=size[0], rows=size[1]) as terminal:
        agent = Hands(terminal, language)
        agent.verifies(NUMBER, *HOLDER)
        for letters, key in WANTED:
            agent.ticks(letters, {"space": " "}.get(key, key))
        count = agent.chosen
        assert 55 <= count <= 65
        killed(agent, registry)
        terminal.kill()

    with console_process(home, language=language, columns=size[0], rows=size[1]) as terminal:
        agent = Hands(terminal, language)
        agent.is_home()
        terminal.until(lambda: bool(agent.case_number), "the case on the first page")
        case = agent.case_number
        goes_on(agent, case, count)
        agent.sees(f"{count} 项已受理", f"{count} items accepted")
        assert agent.case_number == case
        agent.types("\r")
        agent.sees(">8 小结", ">8 Wrap-up")
        agent.types("\r")
        agent.leaves()
    each_effect_once(registry, count)

    registry.kill()
    registry.start("--days-ahead", DAYS_LATER)
    told = registry.item_states()
    assert told.total() == count
    assert told["UNBOUND"] + told["NO_PRIOR_BINDING"] > 50
    with console_process(
        home, "--days-ahead", DAYS_LATER, language=language, columns=size[0], rows=size[1]
    ) as terminal:
        agent = Hands(terminal, language)
        agent.is_home()
        agent.sees(f"{count} 项：", f"{count}: ")
        released = told["UNBOUND"]
        assert any(f"{released}{word}" in terminal.screen.text for word in (" 已解绑", " unbound", "+"))
        agent.types(f"{case}\r")
        agent.sees("客户核验以后", "once the caller is verified")
        agent.types("\x1b")
        agent.is_home()
        agent.leaves()
    each_effect_once(registry, count)
    nothing_in_confidence_is_kept(home, list(HOLDER))


def each_effect_once(registry: ServedRegistry, count: int) -> None:
    """One code, one lookup, one request with every platform: nothing was sent twice, nothing was lost."""
    assert registry.kept("codes") == 1
    assert registry.kept("misses") == 0
    assert registry.kept("lookups") == 1
    assert registry.kept("requests") == 1
    assert registry.kept("items") == count
