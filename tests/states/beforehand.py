"""What other people did before the console of a journey is opened: at the same desk, or at another one."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from agent_console.backend import PlatformId
from agent_console.call.read_back import Statement
from agent_console.desk import Desk
from agent_console.identity.secret import Secret
from agent_console.opened import Opened
from tests.console import TestClock, digits_in, opened_in
from tests.screens.calls import SUBJECT
from tests.support_desk import settled

COLLEAGUE = "8022"

Work = Callable[[Opened, Desk], Coroutine[Any, Any, None]]


def left_by_a_colleague(home: Path) -> None:
    """Leave a call in the selection, its caller verified, as somebody else at the same desk."""
    _worked(home, COLLEAGUE, to_selection)


def filed_at_another_desk(home: Path) -> None:
    """File a case at another desk, on the same registry."""
    elsewhere = home.with_name(f"{home.name}-elsewhere")
    try:
        _worked(elsewhere, COLLEAGUE, file_three)
        shutil.copytree(elsewhere / "registry", home / "registry")
    finally:
        shutil.rmtree(elsewhere)


def _worked(home: Path, staff_no: str, work: Work) -> None:
    """Work at a desk of its own, and go. In a thread: whoever asks for it stands in a loop."""

    async def there() -> None:
        opened = opened_in(home, TestClock(), staff_no=staff_no)
        try:
            await work(opened, opened.desk(await opened.platforms()))
        finally:
            await opened.close()

    failed: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(there())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


async def to_selection(opened: Opened, desk: Desk) -> None:
    """Work a call until its list stands there."""
    registry: Any = opened.backend
    desk.intake.open(SUBJECT)
    await settled(await desk.intake.enter_subject(SUBJECT))
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    caller = next(one for one in await registry.simulated_calls() if one.subject_number == SUBJECT)
    await settled(await desk.holder.ask_signals())
    await settled(await desk.holder.compare(Secret(caller.name), Secret(caller.document)))
    if desk.call is not None and desk.call.verification.code is None:
        await settled(await desk.holder.send_code())
    newest = (await registry.messages(SUBJECT))[-1].text
    await settled(await desk.holder.confirm_code(Secret(next(w for w in digits_in(newest) if len(w) == 6))))
    await settled(await desk.finding.look_up())


async def file_three(opened: Opened, desk: Desk) -> None:
    """File a case for three platforms, to its end."""
    await to_selection(opened, desk)
    await settled(desk.choosing.tick([PlatformId(one) for one in ("douyin", "taobao", "wechat")]))
    await settled(desk.choosing.review(), desk.choosing.show_last_page())
    for statement in Statement:
        await settled(desk.choosing.state(statement))
    await settled(await desk.filing.submit())
    await settled(desk.ending.wrap_up())
