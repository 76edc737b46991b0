"""The pages of labels as they are drawn: however many labels, whoever shows them, in every size and language."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from agent_console.backend import CorrectionReason, Label, LabelCategory, LabelProviderState, ProviderLabels
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.filing_state import FilingState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Service, Step
from agent_console.language import Language
from screens.labels import list_words, read_back_words
from screens.labels.page import labels_block
from screens.labels.read_back_page import label_read_back_block
from screens.labels.read_back_view import LabelReadBackView
from screens.labels.submission_page import label_submission_block
from screens.labels.submission_view import LabelSubmissionView, label_face
from screens.labels.view import LabelsView
from screens.submission.view import Face
from screens.widgets.keyline import hint_line
from screens.widgets.line import overflow
from tests.screens.pages import faults_of, rows_of
from tests.support_call import ACTIVATED_ON, at, then, to_lookup, worked
from tests.support_late_pages import EN, LANGUAGES, SCRIPTS, TODAY, ZH

SIZES = ((78, 15), (67, 31))
PROMISE = promise(PromiseKind.LABEL_CORRECTION, TODAY, WorkingCalendar())
HOSTILE = "[/b] [@click=app.quit]" + "长" * 40
EARLIER = ACTIVATED_ON - timedelta(days=400)
every_size = pytest.mark.parametrize("size", SIZES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(
    number: int, category: LabelCategory = LabelCategory.AGENCY, text: str = "房产中介"
) -> ProviderLabels:
    label = Label(f"l-{number}", category, text, 10**9, EARLIER, True)
    return ProviderLabels(f"firm-{number}", LabelProviderState.CURRENT, (label,))


def answered(*providers: ProviderLabels) -> Call:
    return then(
        worked(to_lookup()),
        e.ServiceChosen(at=at(21), service=Service.LABELS),
        e.LabelsAnswered(at=at(22), providers=providers),
        e.StepEntered(at=at(22), step=Step.SELECTION),
    )


def chosen(count: int, text: str = "房产中介") -> Call:
    call = answered(*(shown(number, text=text) for number in range(count)))
    for number in range(count):
        reason = CorrectionReason.WRONG_NAME if number % 2 else CorrectionReason.PREVIOUS_HOLDER
        call = then(call, e.LabelChosen(at=at(23), label_id=f"l-{number}", reason=reason))
    return then(call, e.StepEntered(at=at(24), step=Step.READ_BACK))


def listed(call: Call, language: Language, place: int = 0) -> LabelsView:
    return LabelsView(call, language, str, PROMISE, at(30), place)


def read_back(call: Call, language: Language, page: int = 0) -> LabelReadBackView:
    return LabelReadBackView(call, language, str, PROMISE, at(30), page)


def filed(count: int) -> Call:
    call = chosen(count)
    return then(
        call,
        e.CorrectionQueued(
            at=at(40),
            filing=1,
            items=call.reading.labels,
            reason=CorrectionReason.PREVIOUS_HOLDER,
            promise=PROMISE,
            tell_outcome_by=at(90_000),
        ),
        e.StepEntered(at=at(40), step=Step.SUBMISSION),
    )


@every_size
@every_language
def test_the_list_fits_however_many_firms_and_long_their_names(
    language: Language, size: tuple[int, int]
) -> None:
    call = answered(
        *(shown(number, one, HOSTILE) for number, one in enumerate(LabelCategory)),
        *(ProviderLabels(f"firm-{one}", one, (), TODAY) for one in LabelProviderState),
        ProviderLabels(HOSTILE, LabelProviderState.CURRENT),
        *(shown(number) for number in range(10, 30)),
    )
    for place in range(len(call.label_rows)):
        assert faults_of(labels_block(listed(call, language, place), *size), *size) == []
    assert faults_of(labels_block(listed(answered(), language), *size), *size) == []


def test_the_highlighted_row_is_always_shown() -> None:
    call = answered(*(shown(number) for number in range(30)))
    for place in range(30):
        rows = rows_of(labels_block(listed(call, ZH, place), 78, 15), 78)
        assert [row for row in rows if row.lstrip().startswith(">")]


@every_size
@every_language
@pytest.mark.parametrize("count", [1, 5, 6, 40])
def test_the_read_back_fits_and_leaves_no_label_out(
    language: Language, size: tuple[int, int], count: int
) -> None:
    call = chosen(count)
    pages = read_back(call, language).pages(size[1])
    blocks = [label_read_back_block(read_back(call, language, page), *size, "") for page in range(len(pages))]
    assert [fault for block in blocks for fault in faults_of(block, *size)] == []
    text = "\n".join(row for block in blocks for row in rows_of(block, size[0]))
    assert all(f"firm-{number}" in text for number in range(count))


@every_size
@every_language
def test_on_each_page_of_many_labels_its_own_are_said(language: Language, size: tuple[int, int]) -> None:
    call = chosen(40)
    pages = read_back(call, language).pages(size[1])
    for number, items in enumerate(pages[:-1]):
        view = read_back(call, language, number)
        script = SCRIPTS[language.code].page(read_back_words.script_of(view, pages))
        said = script.filled(**read_back_words.words_of(view, pages)).say
        assert said.count(view.said(items[0])) == 1
        assert language.spoken_count(40) in said
        assert not re.search("对吗|Is that right", said)
    last = read_back(call, language, len(pages) - 1)
    assert read_back_words.script_of(last, pages) == "labels_read_back"


def test_a_code_is_asked_for_once_the_answers_are_there_and_the_proof_is_too_old() -> None:
    call = chosen(2)
    call = then(call, e.LastPageShown(at=at(24), reading=call.reading))
    for statement in (Statement.READ_BACK, Statement.SEPARATE_CONSENT):
        call = then(call, e.StatementMade(at=at(25), statement=statement, reading=call.reading))
    view = read_back(call, ZH)
    assert read_back_words.script_of(view) == "labels_agreed"
    assert read_back_words.script_of(replace(view, now=at(2_000))) == "labels_code"


@every_size
@every_language
def test_a_label_of_any_length_breaks_no_row(language: Language, size: tuple[int, int]) -> None:
    call = chosen(3, HOSTILE)
    assert faults_of(label_read_back_block(read_back(call, language), *size, ""), *size) == []


@pytest.mark.parametrize(
    ("states", "sending", "face"),
    [
        ((FilingState.ACCEPTED,), False, Face.ACCEPTED),
        ((FilingState.QUEUED,), True, Face.SENDING),
        ((FilingState.ACCEPTED, FilingState.QUEUED), False, Face.QUEUED),
        ((FilingState.ACCEPTED, FilingState.NEEDS_PERSON), False, Face.NEEDS_PERSON),
        ((FilingState.NEEDS_PERSON, FilingState.OUTCOME_UNKNOWN), False, Face.UNKNOWN),
    ],
)
def test_the_least_settled_request_gives_the_page_its_face(
    states: tuple[FilingState, ...], sending: bool, face: Face
) -> None:
    (one,) = filed(1).submission.corrections
    assert label_face(tuple(replace(one, state=state) for state in states), sending) is face


@every_size
@every_language
@pytest.mark.parametrize("state", FilingState)
def test_what_became_of_it_fits_in_every_state(
    language: Language, size: tuple[int, int], state: FilingState
) -> None:
    call = filed(20)
    corrections = tuple(
        replace(one, state=state, refused_code=HOSTILE, reference="ab-12" * 8)
        for one in call.submission.corrections
    )
    for sending in (False, True):
        face = label_face(corrections, sending)
        shown_call = replace(call, submission=replace(call.submission, corrections=corrections))
        view = LabelSubmissionView(shown_call, language, face, str, WorkingCalendar(), at(50))
        assert faults_of(label_submission_block(view, *size), *size) == []


@every_language
def test_the_keys_of_the_pages_fit_their_row(language: Language) -> None:
    call = chosen(2)
    hints = [
        list_words.hints_of(listed(call, language)),
        list_words.hints_of(listed(answered(), language)),
        read_back_words.hints_of(read_back(call, language), 1),
        read_back_words.hints_of(read_back(call, language), 2),
    ]
    for width in (80, 120):
        assert [overflow([hint_line(one, width)], width) for one in hints] == [[]] * len(hints)


def test_what_is_said_follows_what_was_answered() -> None:
    none = ProviderLabels("360", LabelProviderState.CURRENT)
    open_one = ProviderLabels("baidu", LabelProviderState.PENDING)
    fraud = shown(1, LabelCategory.FRAUD)
    said = {
        "labels": answered(shown(1), none),
        "labels_locked": answered(fraud, none),
        "labels_none": answered(none),
        "labels_some_open": answered(none, open_one),
        "labels_reason": then(answered(shown(1)), e.LabelChosen(at=at(23), label_id="l-1")),
    }
    assert {name: list_words.script_of(listed(call, EN)) for name, call in said.items()} == {
        name: name for name in said
    }
