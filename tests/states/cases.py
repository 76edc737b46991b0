"""States of an earlier case, its review, and the due list."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

from agent_console.backend import PlatformId
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.identity.case_number import make_case_number
from agent_console.identity.phone import PhoneNumber
from screens.console_screen import CallMoved
from tests.console import MONDAY_MORNING, Console
from tests.screens.calls import SUBJECT, order, registry_of
from tests.states.beforehand import COLLEAGUE, filed_at_another_desk, left_by_a_colleague
from tests.states.filing import submitted
from tests.states.hands import answered, callers_ring, paste, to_read_back, to_selection
from tests.states.journey import journey
from tests.support_desk import settled

ONE_IS_SILENT = (
    *("douyin", "toutiao", "dianping", "alipay", "weibo", "wechat", "ctrip", "kuaishou", "zhihu"),
    *("mcdonalds", "sample-app-009", "sample-app-035"),
)
"""Of these exactly one platform does not answer, by the seed of the first request."""


async def a_case(running: Console, *ids: str, refused: bool = False) -> str:
    """File a case without its pages; one the registry refuses where that was ordered."""
    desk = running.desk
    await verify(running, SUBJECT)
    await settled(await desk.finding.look_up())
    await settled(desk.choosing.tick([PlatformId(one) for one in ids]))
    await settled(desk.choosing.review(), desk.choosing.show_last_page())
    for statement in Statement:
        await settled(desk.choosing.state(statement))
    assert (await desk.filing.submit()).done is not refused
    case = running.call.id
    await settled(desk.ending.wrap_up())
    running.app.screen.post_message(CallMoved())
    return case


async def verify(running: Console, number: PhoneNumber) -> None:
    """Answer a call and verify its caller, without pages."""
    desk = running.desk
    desk.intake.open(number)
    await settled(await desk.intake.enter_subject(number))
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    await be_verified(running, number)


async def be_verified(running: Console, number: PhoneNumber) -> None:
    """Compare and confirm for the caller."""
    from agent_console.identity.secret import Secret

    desk = running.desk
    caller = next(one for one in await registry_of(running).simulated_calls() if one.subject_number == number)
    await settled(await desk.holder.ask_signals())
    await settled(await desk.holder.compare(Secret(caller.name), Secret(caller.document)))
    if running.call.verification.code is None:
        await settled(await desk.holder.send_code())
    await settled(await desk.holder.confirm_code(Secret(await running.code_on_phone(number))))


async def six_working_days_later(running: Console) -> None:
    running.clock.now += timedelta(days=8)
    await running.desk.following.round(by_hand=True)


async def named(running: Console, case: str) -> None:
    """Type the number of a case on the first page."""
    await running.on_page("HomeScreen")
    running.clock.advance(seconds=1)
    await paste(running, case)
    await running.press("enter")
    await running.on_page("CaseScreen")


async def rung_back(running: Console) -> None:
    """Ring the caller from the page of the case, and verify them again: the case opens by itself."""
    await running.press("4", "1")
    await running.on_page("IntakeScreen")
    desk = running.desk
    await settled(await desk.intake.enter_subject(SUBJECT))
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    await be_verified(running, SUBJECT)
    await running.on_page("CaseScreen")


async def last_page(running: Console) -> None:
    await running.on_page("ReviewScreen")
    while not running.call.follow_up.read_back.last_page_shown:
        await running.press("pagedown")
        await running.pilot.pause()


@journey(
    "case, before verification",
    "case, ring back",
    "case, rung",
    "case",
    "case, item by item",
    "case, for the caller",
    "case, urged",
    "case, complaint asked for",
    "case, complaint open",
    "review, file again",
    "review, something missing",
    "review, all stated",
    "case, filed again",
)
async def day_six(running: Console) -> AsyncIterator[str]:
    case = await a_case(running, *ONE_IS_SILENT)
    await six_working_days_later(running)
    await named(running, case)
    yield "case, before verification"
    await running.press("4")
    yield "case, ring back"
    await running.press("1")
    await running.on_page("IntakeScreen")
    await running.until(lambda: running.call.numbers.record is not None, "the verdict")
    yield "case, rung"
    desk = running.desk
    await settled(desk.intake.confirm_numbers(), desk.intake.agree())
    await be_verified(running, SUBJECT)
    await running.on_page("CaseScreen")
    yield "case"
    await running.press("enter")
    yield "case, item by item"
    await running.press("escape", "6")
    yield "case, for the caller"
    await running.press("escape", "2")
    yield "case, urged"
    await running.press("5")
    yield "case, complaint asked for"
    await running.press("5")
    yield "case, complaint open"
    await running.press("1")
    await last_page(running)
    yield "review, file again"
    await running.press("8")
    yield "review, something missing"
    await running.press("1", "2", "3")
    await running.until(lambda: len(running.call.follow_up.read_back.stated) >= 2, "statements")
    yield "review, all stated"
    await running.press("8")
    await running.on_page("CaseScreen")
    await answered(running)
    yield "case, filed again"


@journey("case, nothing answered", "case, which to take back", "review, take back", "case, taken back")
async def taken_back(running: Console) -> AsyncIterator[str]:
    case = await a_case(running, "douyin", "taobao", "wechat")
    running.clock.advance(hours=1)
    await named(running, case)
    await rung_back(running)
    await running.press("f5")
    await answered(running)
    yield "case, nothing answered"
    await running.press("3", "space")
    yield "case, which to take back"
    await running.press("enter")
    await last_page(running)
    await running.press("2", "3")
    await running.until(lambda: len(running.call.follow_up.read_back.stated) == 2, "both answers")
    yield "review, take back"
    await running.press("8")
    await running.on_page("CaseScreen")
    await answered(running)
    yield "case, taken back"


@journey("case, queued", "submission, taken back unsent")
async def taken_back_unsent(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj", "zfb")
    order(running, "submit:down")
    await submitted(running, FilingState.QUEUED)
    await running.press(":")
    await paste(running, f"case {running.call.id}")
    await running.press("enter")
    await running.on_page("CaseScreen")
    await answered(running)
    yield "case, queued"
    await running.press("3", "asterisk", "enter")
    await last_page(running)
    await running.press("2", "3")
    await running.until(lambda: len(running.call.follow_up.read_back.stated) == 2, "both answers")
    await running.press("8")
    await running.on_page("CaseScreen")
    await running.until(lambda: running.call.submission.all_taken_back, "nothing left to send")
    await running.press("escape")
    await running.on_page("SubmissionScreen")
    yield "submission, taken back unsent"


@journey("case, refused", "case, refused and why", "case, refused and told", "case, dealt with")
async def refused(running: Console) -> AsyncIterator[str]:
    order(running, "submit:refused")
    case = await a_case(running, "douyin", "taobao", refused=True)
    order(running, "")
    running.clock.advance(hours=1)
    await named(running, case)
    yield "case, refused"
    await running.press("7")
    yield "case, refused and why"
    await running.press("escape")
    await rung_back(running)
    yield "case, refused and told"
    await running.press("7", "1")
    await answered(running)
    yield "case, dealt with"


@journey("home, left by a colleague", "selection, handed over", prepare=left_by_a_colleague)
async def handed_over(running: Console) -> AsyncIterator[str]:
    await callers_ring(running)
    yield "home, left by a colleague"
    (left,) = running.desk.casebook.recent(1)
    assert left.staff_no == COLLEAGUE
    await paste(running, left.call_id)
    await running.press("enter")
    await running.on_page("SelectionScreen")
    await answered(running)
    yield "selection, handed over"


@journey("case, of another desk", prepare=filed_at_another_desk)
async def of_another_desk(running: Console) -> AsyncIterator[str]:
    # On the same day the first case here would have the same number: training has no prefix.
    running.clock.now += timedelta(days=8)
    await verify(running, SUBJECT)
    running.app.screen.post_message(CallMoved())
    await settled(await running.desk.finding.look_up())
    await running.on_page("SelectionScreen")
    await answered(running)
    reference = str(make_case_number(MONDAY_MORNING.date(), 1, training=True))
    await running.press(":", *"case", "space", *reference, "enter")
    await running.on_page("CaseScreen")
    await answered(running)
    yield "case, of another desk"


@journey("selection, asked for already", "selection, named again")
async def asked_for_already(running: Console) -> AsyncIterator[str]:
    await a_case(running, "douyin", "alipay")
    running.clock.advance(hours=1)
    await to_selection(running)
    await running.press("down", "space")
    yield "selection, asked for already"
    await paste(running, "zfb")
    await running.press("space")
    yield "selection, named again"


@journey("selection, not written down")
async def not_written_down(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    running.desk.casebook._store.report_damage("as a bit that flipped does")
    await running.press("space")
    yield "selection, not written down"


@journey("case, outcome unknown")
async def withdrawal_unknown(running: Console) -> AsyncIterator[str]:
    case = await a_case(running, "douyin", "taobao")
    running.clock.advance(hours=1)
    await named(running, case)
    await rung_back(running)
    await running.press("f5")
    await answered(running)
    await running.press("3", "asterisk", "enter")
    await last_page(running)
    await running.press("2", "3")
    await running.until(lambda: len(running.call.follow_up.read_back.stated) == 2, "both answers")
    order(running, "withdraw:lost-after")
    await running.press("8")
    await running.on_page("CaseScreen")
    await answered(running)
    yield "case, outcome unknown"


@journey("due", "due, all", "due, searched", "due, no case of this number")
async def due_list(running: Console) -> AsyncIterator[str]:
    await callers_ring(running)
    await a_case(running, *ONE_IS_SILENT)
    await six_working_days_later(running)
    await running.on_page("HomeScreen")
    await running.press(":", *"due", "enter")
    await running.on_page("DueScreen")
    yield "due"
    await running.press("left")
    yield "due, all"
    await paste(running, "12-")
    yield "due, searched"
    await running.press("escape")
    await paste(running, "13900139000")
    await running.press("enter")
    yield "due, no case of this number"
