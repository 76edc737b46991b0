"""The scripts as they are: complete, within their columns, and nothing left open that nobody fills."""

import hashlib
import re
import shutil
import textwrap
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len, chop_cells

from agent_console.backend import WarningWeight
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, DataProblem
from agent_console.language import Language, Page, Script, Scripts, load_language, load_scripts
from agent_console.language.pages import PLACEHOLDERS, placeholders_of
from agent_console.language.scripts import placeholders_in

LANGUAGES = ("zh", "en")
LISTED_CELLS = {"zh": 76, "en": 48}
"""How wide a list in a sentence may be, so that the sentence keeps to its two rows."""

SAY_CELLS = {"zh": 74, "en": 73}
AVOID_CELLS = {"zh": 74, "en": 73}
SAY_ROWS = 2
BODY_CELLS = 66
FULL_ROWS = 9
SMS_CHARACTERS = 160

# Whoever changes a text a caller agrees to or is sent gives it a new version, in both files, and writes it here.
AGREED_TEXTS = {
    ("zh", "N-2026-03"): "366a1b2aeda639e7",
    ("en", "N-2026-03"): "33f27a5b754a36b2",
    ("zh", "C-2026-03"): "c3bae48056e95d71",
    ("en", "C-2026-03"): "3052675ccf83b9d3",
    ("zh", "S-2026-11"): "112efca85af79739",
    ("en", "S-2026-11"): "b99cba98f53be21f",
}


@cache
def scripts(code: str) -> Scripts:
    return load_scripts(code)


def samples(language: Language) -> dict[str, str]:
    names = {
        "zh": [
            "字节跳动",
            "美团",
            "阿里/蚂蚁",
            "新浪",
            "腾讯",
            "京东",
            "百度",
            "小米",
            "滴滴",
            "携程",
            "中国电信",
        ],
        "en": ["ByteDance", "Meituan", "Alibaba / Ant", "Sina", "Tencent", "JD", "Baidu", "China Telecom"],
    }[language.code]
    listed = language.listed(names, LISTED_CELLS[language.code])
    return {
        "day": {"zh": "十二月二十八日", "en": "28 November"}[language.code],
        "when": {"zh": "十二月二十八日十点", "en": "at 10:00 on 28 November"}[language.code],
        "count": language.spoken_count(258 if language.code == "zh" else 78),
        "companies": listed,
        "platforms": listed,
        "labels": listed,
        "correctable": language.spoken_count(7),
        "open": language.spoken_count(7),
        "warnings": scripts(language.code).warning(WarningWeight.MONEY, listed),
        "case_number": {"zh": "二六幺幺二三、零四八幺、四", "en": "2-6-1-1-2-3, 0-4-8-1, 4"}[language.code],
        "carrier": {"zh": "中国联通", "en": "China Telecom"}[language.code],
        "service_line": language.spoken_digits("10010"),
        "counts": {
            "zh": "两百五十八项里一百八十八项已解绑，三十九项没有历史绑定，两项平台没同意，一项还没答",
            "en": "Of seventy-eight: forty-eight released, nine had nothing, two refused, one not answered",
        }[language.code],
    }


def filled(code: str, page: Page) -> Script:
    return scripts(code).page(page).filled(**samples(load_language(code)))


def rows(text: str, cells: int, code: str) -> int:
    return len(chop_cells(text, cells) if code == "zh" else textwrap.wrap(text, cells))


every_page = pytest.mark.parametrize("page", list(Page))
every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
@every_page
def test_what_to_say_fits_two_rows(code: str, page: Page) -> None:
    assert rows(filled(code, page).say, SAY_CELLS[code], code) <= SAY_ROWS


@every_language
@every_page
def test_what_not_to_say_fits_its_one_row(code: str, page: Page) -> None:
    assert cell_len(filled(code, page).avoid) <= AVOID_CELLS[code]


@every_language
@every_page
def test_the_whole_text_and_the_questions_fit_the_step(code: str, page: Page) -> None:
    script = filled(code, page)
    assert sum(rows(line, BODY_CELLS, code) for line in script.full.split("\n")) <= FULL_ROWS
    for asked, answer in script.questions:
        assert rows(asked, BODY_CELLS, code) == 1
        assert rows(answer, BODY_CELLS, code) <= 2


@every_language
@every_page
def test_exactly_the_named_places_are_open(code: str, page: Page) -> None:
    script = scripts(code).page(page)
    assert placeholders_in(script.say) == placeholders_of(page)
    assert placeholders_in(script.avoid) == frozenset()
    for asked, answer in script.questions:
        assert placeholders_in(asked) == placeholders_in(answer) == frozenset()


@every_page
def test_both_languages_answer_the_same_questions(page: Page) -> None:
    assert len(scripts("zh").page(page).questions) == len(scripts("en").page(page).questions)


def test_only_pages_that_exist_leave_something_open() -> None:
    assert set(PLACEHOLDERS) <= set(Page)
    assert all(PLACEHOLDERS.values())


def test_a_page_left_open_can_not_be_spoken() -> None:
    with pytest.raises(KeyError):
        scripts("zh").page(Page.SUBMITTED).filled(day="十一月三十日")


def test_braces_in_a_value_stay_braces() -> None:
    assert "{day}" in scripts("zh").page(Page.SELECTION).filled(companies="{day}").say


def test_a_page_is_found_by_its_id_and_an_unknown_one_is_refused() -> None:
    assert scripts("zh").page("home") == scripts("zh").page(Page.HOME)
    with pytest.raises(ValueError, match="nowhere"):
        scripts("zh").page("nowhere")


@every_language
def test_a_changed_text_has_a_new_version(code: str) -> None:
    loaded = scripts(code)
    sms = loaded.sms
    texts = {
        loaded.notice.version: loaded.notice.text,
        loaded.separate_consent.version: loaded.separate_consent.text,
        sms.version: "\n".join((sms.unbind, sms.own_accounts, sms.labels)),
    }
    for version, text in texts.items():
        digest = hashlib.sha256(text.encode()).hexdigest()[:16]
        assert AGREED_TEXTS[code, version] == digest, f"{version} changed: give it a new version"


LABEL_CONSENTS = {"zh": "b00d1531d107cb62", "en": "795c79587de38a77"}
"""The consent to a label's correction counts under the version of the separate consent: they change together."""


@every_language
def test_the_consent_about_labels_changes_with_the_version_of_consents_alone(code: str) -> None:
    loaded = scripts(code)
    text = loaded.separate_consent.version + loaded.page(Page.LABELS_CONSENT).full
    assert LABEL_CONSENTS[code] == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_both_languages_have_the_same_versions() -> None:
    versions = {
        (loaded.notice.version, loaded.separate_consent.version, loaded.sms.version)
        for loaded in map(load_scripts, LANGUAGES)
    }
    assert versions == {("N-2026-03", "C-2026-03", "S-2026-11")}


@every_language
def test_the_page_reads_out_the_very_text_that_is_agreed_to(code: str) -> None:
    loaded = scripts(code)
    assert loaded.page(Page.NOTICE).full == loaded.notice.text
    assert loaded.page(Page.STATEMENT_3).full == loaded.separate_consent.text


PURPOSES = {
    "unbind": ("解绑", "unbind"),
    "own_accounts": ("本人账号", "own accounts"),
    "labels": ("标记", "labels"),
}


@every_language
@pytest.mark.parametrize("service", PURPOSES)
def test_the_text_message_names_its_purpose_and_keeps_to_its_length(code: str, service: str) -> None:
    text = getattr(scripts(code).sms, service)
    assert text.count("{{code}}") == 1
    assert len(text.replace("{{code}}", "1234567890")) <= SMS_CHARACTERS
    named = [name for name, words in PURPOSES.items() if any(word in text for word in words)]
    assert named == [service]


@pytest.mark.parametrize("page", [Page.SUBMITTED, Page.SUBMITTED_PROVISIONAL, Page.SUBMITTED_UNKNOWN])
def test_nobody_is_told_that_it_is_done(page: Page) -> None:
    said = scripts("zh").page(page).say
    assert not re.search("已经解绑|一定|注销|删", said)


@every_language
@every_page
def test_only_pages_that_warn_of_the_word_speak_of_closing_accounts(code: str, page: Page) -> None:
    assert not re.search("注销|clos(e|ing) (the|your) account", scripts(code).page(page).say)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(str(data_file("scripts")), tmp_path / "scripts"))


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("最迟{day}短信答复您。", "最迟短信答复您。", "page.submitted.say", DataProblem.WRONG),
        ("您好，这里是号码服务台，请讲。", "{name}您好", "page.home.say", DataProblem.WRONG),
        ("您好，这里是号码服务台，请讲。", "您好{", "page.home.say", DataProblem.WRONG),
        ("到{day}才答复。您可以", "到{day!r}才答复。您可以", "page.lookup_pending.say", DataProblem.WRONG),
        ("[page.help]", "[page.halp]", "page.halp", DataProblem.UNKNOWN_NAME),
        ("[page.help]\nsay", "[page.help]\nsays", "page.help.say", DataProblem.MISSING),
        ("验证码{{code}}", "验证码{code}", "sms.unbind", DataProblem.WRONG),
        ("提供给：{companies}", "提供给平台", "separate_consent.text", DataProblem.WRONG),
        ("本次通话会录音", "{x}会录音", "notice.text", DataProblem.WRONG),
        ("N-2026-03", "N3", "notice.version", DataProblem.WRONG),
        ("{companies}先把", "{company}先把", "warning.plain", DataProblem.WRONG),
        ('full = ["您稍等，我这边马上回来。"]', "", "page.lock.full", DataProblem.MISSING),
        ('full = ["您稍等，我这边马上回来。"]', 'full = ["{0}"]', "page.lock.full[1]", DataProblem.WRONG),
    ],
)
def test_a_slip_of_the_pen_is_named_by_its_place(
    folder: Path, old: str, new: str, place: str, problem: DataProblem
) -> None:
    text = (folder / "zh.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "zh.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_scripts("zh", folder)
    assert (caught.value.place, caught.value.problem) == (place, problem)


def test_a_page_nobody_wrote_is_missed(folder: Path) -> None:
    text = (folder / "zh.toml").read_text(encoding="utf-8")
    head, _, tail = text.partition("[page.lock]")
    (folder / "zh.toml").write_text(head + tail[tail.index("[page.help]") :], encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_scripts("zh", folder)
    assert (caught.value.place, caught.value.problem) == ("page.lock", DataProblem.MISSING)
