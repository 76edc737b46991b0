"""Step 7: what became of what was sent, said in no stronger words than are true, with the case number."""

from __future__ import annotations

from collections.abc import Mapping

from agent_console.call.gates import Reason
from agent_console.call.steps import Step
from agent_console.desk import Reply
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.labels import submission_words as of_labels
from screens.labels.submission_view import LabelSubmissionView, label_face
from screens.submission import words as of_apps
from screens.submission.view import SubmissionView, face_of

SENT = N_("7 Sent: Enter wraps up")

_ASK_AGAIN = frozenset({"again"})


def submission(session: Session) -> None:
    """Say what became of the request to unbind."""
    view = SubmissionView(
        call=session.call,
        language=session.language,
        face=face_of(session.call.submission, sending=False),
        platform_name=session.context.platform_name,
        calendar=session.desk.calendar,
        now=session.desk.now(),
    )
    _tell(session, of_apps.resting_message(view), of_apps.script_of(view), of_apps.words_of(view))


def label_submission(session: Session) -> None:
    """Say what became of the correction."""
    view = LabelSubmissionView(
        call=session.call,
        language=session.language,
        face=label_face(session.call.submission.corrections, sending=False),
        provider_name=session.context.label_provider_name,
        calendar=session.desk.calendar,
        now=session.desk.now(),
    )
    _tell(session, of_labels.resting_message(view), of_labels.script_of(view), of_labels.words_of(view))


def _tell(session: Session, told: str, script: str, words: Mapping[str, str]) -> None:
    session.say(told)
    if session.call.id not in told:
        session.say(f"{session.language.text(N_('Case no.'))}: {session.call.id}")
    session.speak(script, words)
    if session.ask(SENT, own=_ASK_AGAIN) == ":again":
        session.do(_settle_or_refresh(session))
    else:
        session.do(session.desk.line.go_to(Step.WRAP_UP))


async def _settle_or_refresh(session: Session) -> Reply:
    """Send what still waits; where nothing does, ask how far what was accepted is."""
    reply = await session.desk.filing.settle(session.call.id)
    return await session.desk.following.ask_now() if reply.reasons == (Reason.NOTHING_TO_DO,) else reply
