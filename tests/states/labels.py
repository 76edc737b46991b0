"""States of the label service: asking, the list, the read-back, what became of it, the case later."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

from agent_console.backend import HolderProof, LabelProviderState, PlatformId, ProviderLabels
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.services.labels import LabelStanding
from agent_console.call.steps import Service
from agent_console.identity.phone import PhoneNumber
from screens.console_screen import CallMoved
from tests.console import Console
from tests.screens.calls import SUBJECT, caller_of, hold_back, order, registry_of
from tests.states.cases import named, rung_back, six_working_days_later, verify
from tests.states.hands import answered, cursor_in, name_holder, paste, to_intake
from tests.states.journey import journey
from tests.support_desk import settled


async def to_asking(running: Console) -> None:
    """Turn to the labels at the intake, and verify the caller."""
    await to_intake(running)
    assert running.desk.services.choose(Service.LABELS).done
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")
    caller = await caller_of(running, SUBJECT)
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await cursor_in(running, "code")
    await answered(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.until(lambda: running.call.verification.verified, "the verification")


async def to_list(running: Console) -> None:
    """Let every firm answer."""
    await to_asking(running)
    await running.on_page("LabelsScreen")
    await answered(running)


async def to_read_back(running: Console) -> None:
    """Choose everything that can be corrected, give each a reason, and go from the list to the read-back."""
    await running.press("asterisk")
    while running.call.labels.chosen and any(one.reason is None for one in running.call.labels.chosen):
        await running.press("enter", "right")
    await running.press("enter")
    await running.on_page("LabelReadBackScreen")
    await running.until(lambda: running.call.read_back.last_page_shown, "the last page")


async def stated(running: Console) -> None:
    """Let the caller answer both."""
    await running.press("2", "3")
    await running.until(lambda: len(running.call.read_back.stated) == 2, "two statements")


@journey(
    "labels",
    "labels, chosen",
    "labels, reason missing",
    "labels, fraud",
    "labels, read-back",
    "labels, read-back, something missing",
    "labels, submitted",
    "labels, how far it is",
    "labels, wrap-up",
)
async def labels(running: Console) -> AsyncIterator[str]:
    await to_list(running)
    yield "labels"
    await running.press("space")
    yield "labels, chosen"
    await running.press("asterisk", "enter")
    yield "labels, reason missing"
    rows = running.call.label_rows
    fraud = next(place for place, row in enumerate(rows) if row.standing is LabelStanding.FRAUD)
    await running.press("home", *(["down"] * fraud), "space")
    yield "labels, fraud"
    await running.press("enter", "right", "enter")
    await running.on_page("LabelReadBackScreen")
    await running.until(lambda: running.call.read_back.last_page_shown, "the last page")
    yield "labels, read-back"
    await running.press("2", "8")
    yield "labels, read-back, something missing"
    await running.press("3", "8")
    await running.on_page("LabelSubmissionScreen")
    await answered(running)
    yield "labels, submitted"
    await running.press("f5")
    await answered(running)
    yield "labels, how far it is"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    yield "labels, wrap-up"


@journey("labels, asking")
async def labels_asked(running: Console) -> AsyncIterator[str]:
    released = hold_back(running, "labels")
    await to_asking(running)
    await running.on_page("LabelsAskingScreen")
    yield "labels, asking"
    released.set()
    await running.on_page("LabelsScreen")
    await answered(running)


@journey(
    "labels, nobody answers",
    "labels, answered later",
    "labels, read-back, proof too old",
    "labels, outcome unknown",
)
async def labels_late(running: Console) -> AsyncIterator[str]:
    order(running, "labels:down")
    await to_asking(running)
    await running.on_page("LabelsAskingScreen")
    await answered(running)
    yield "labels, nobody answers"
    order(running, "")
    await running.press("f5")
    await running.on_page("LabelsScreen")
    await answered(running)
    yield "labels, answered later"
    await to_read_back(running)
    await stated(running)
    running.clock.advance(minutes=11)
    await running.press("8")
    yield "labels, read-back, proof too old"
    await running.press("f5")
    await running.until(lambda: running.app.screen.focused is not None, "the cursor in the code's field")
    await paste(running, await running.code_on_phone(SUBJECT))
    proof_too_old = Reason.PROOF_TOO_OLD
    await running.until(
        lambda: proof_too_old not in running.desk.why_not(Act.SUBMIT_CORRECTION), "a fresh proof"
    )
    await answered(running)
    # The consent is as old as the proof it was given around: it is asked for once more.
    await running.press("3")
    order(running, "correct:lost-after@1")
    await running.press("8")
    await running.on_page("LabelSubmissionScreen")
    await answered(running)
    yield "labels, outcome unknown"


@journey("labels, none to correct", "labels, queued", "home, labels to be sent")
async def labels_of_all_kinds(running: Console) -> AsyncIterator[str]:
    registry = registry_of(running)
    answer = registry.labels

    async def nothing_now(number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        states = (LabelProviderState.PENDING, LabelProviderState.UNAVAILABLE, LabelProviderState.STALE)
        shown = await answer(number, proof)
        return tuple(
            replace(one, state=state, expected_by=date(2026, 11, 25))
            for one, state in zip(shown, (*states, *states, LabelProviderState.CURRENT), strict=True)
        )

    registry.labels = nothing_now  # type: ignore[method-assign]
    await to_list(running)
    await running.press("enter")
    yield "labels, none to correct"
    registry.labels = answer  # type: ignore[method-assign]
    await running.press("f5")
    await answered(running)
    await to_read_back(running)
    await stated(running)
    order(running, "correct:down")
    await running.press("8")
    await running.on_page("LabelSubmissionScreen")
    await answered(running)
    yield "labels, queued"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    await running.press("enter")
    await running.on_page("HomeScreen")
    yield "home, labels to be sent"


@journey("labels, under way")
async def under_way(running: Console) -> AsyncIterator[str]:
    """Another desk filed for the first label an hour ago."""
    registry = registry_of(running)
    answer = registry.labels

    async def filed(number: PhoneNumber, proof: HolderProof) -> tuple[ProviderLabels, ...]:
        first, *others = await answer(number, proof)
        labels = tuple(replace(one, open_correction="20261120-0091") for one in first.labels)
        return replace(first, labels=labels), *others

    registry.labels = filed  # type: ignore[method-assign]
    await to_list(running)
    assert running.call.label_rows[0].standing is LabelStanding.UNDER_WAY
    await running.press("home", "space")
    yield "labels, under way"


async def filed_without_pages(running: Console) -> str:
    """Unbind one app and correct two labels on one call, without pages; both stand in one case."""
    desk = running.desk
    await verify(running, SUBJECT)
    await settled(await desk.finding.look_up())
    await settled(desk.choosing.tick([PlatformId("douyin")]))
    await settled(desk.choosing.review(), desk.choosing.show_last_page())
    for statement in Statement:
        await settled(desk.choosing.state(statement))
    await settled(await desk.filing.submit())
    await settled(desk.services.choose(Service.LABELS), await desk.labelling.ask())
    for row in running.call.label_rows:
        if row.choosable and row.label is not None:
            await settled(desk.labelling.choose(row.label.id, row.reasons[0]))
    await settled(desk.correcting.review(), desk.correcting.show_last_page())
    for statement in (Statement.READ_BACK, Statement.SEPARATE_CONSENT):
        await settled(desk.correcting.state(statement))
    await settled(await desk.correcting.submit())
    case = running.call.id
    await settled(desk.ending.wrap_up())
    running.app.screen.post_message(CallMoved())
    return case


@journey("case, apps and labels")
async def case_of_two_services(running: Console) -> AsyncIterator[str]:
    case = await filed_without_pages(running)
    await named(running, case)
    await six_working_days_later(running)
    await rung_back(running)
    yield "case, apps and labels"
