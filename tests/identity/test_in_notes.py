"""Notes are screened: what looks like a person's number is found, what agents do write is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.identity.in_notes import looks_like_identity


@pytest.mark.parametrize(
    "text",
    [
        "340524198001010019",
        "证件 34052419800101001X 核过",
        "３４０５２４ １９８００１０１ ００１Ｘ",
        "340524800101001",
        "打 13800138000",
        "138 0013 8000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "卡 6222 0000 0000 0000",
    ],
)
def test_what_looks_like_a_persons_number_is_found(text: str) -> None:
    assert looks_like_identity(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "客户说 3 个平台都要，回头再办",
        "工单 261123-0481-4 已告知",
        "2026-11-30 前答复，2026-12-01 回电",
        "10086 转来的，工号 8021",
        "微信里还有 1288.50 元",
        "下午 3 点 20 分以后",
    ],
)
def test_what_agents_write_about_a_call_may_stand(text: str) -> None:
    assert not looks_like_identity(text)


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "，", "号码"]))
def test_any_mobile_number_is_found_wherever_it_stands(number: str, around: str) -> None:
    # One that could be a case number of the years 2013 to 2019 may stand: nobody had cases then.
    from agent_console.identity.case_number import CaseNumber, parse_case_number

    text = f"客户{around}{number}{around}来电"
    assert looks_like_identity(text) is not isinstance(parse_case_number(number), CaseNumber)


@given(st.text(max_size=300))
def test_any_text_has_an_answer(text: str) -> None:
    assert looks_like_identity(text) in (True, False)
