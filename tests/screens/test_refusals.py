"""Each documented error code of a carrier has its sentence, in both languages and short enough for its row."""

import pytest
from wcwidth import wcswidth

from agent_console.desk import Failure, FailureKind
from agent_console.language import load_language
from backends.wire.codes import COMMON, DOCUMENTED
from screens.failures import failure_sentence, spoken_reference

WIDTH = 74
"""What the status line of a small window has between its rules."""

UUID = "3f2a91c4-5b7d-4e0f-9a61-0c2d4e6f8a1b"
CODES = sorted({code for codes in DOCUMENTED.values() for _, code in codes} | {code for _, code in COMMON})
ANSWERS = {"KNOW_YOUR_CUSTOMER", "ONE_TIME_PASSWORD_SMS"}
"""What these name in front is an answer and never comes out as a refusal."""

SAID = {
    "IDENTIFIER_NOT_FOUND": "- 不是本网号码：请找它所属的运营商",
    "INVALID_TOKEN_CONTEXT": "x 号码与授权对不上：请再问一遍号码",
    "UNNECESSARY_IDENTIFIER": "x 设置不对（subject_in）：请告诉管理员",
    "NUMBER_BINDINGS.CURRENT_HOLDER_BINDING": "# 有一项属本人：整单没有提交",
    "NUMBER_LABELS.HOLDER_NOT_VERIFIED": "x 登记中心查不到这次核验：请重新核验",
    "PERMISSION_DENIED": "x 登记中心不受理（PERMISSION_DENIED）：要人处理",
    "A_NEWER_SERVERS.WORD": "x 登记中心不受理（A_NEWER_SERVERS.WORD）：要人处理",
}


@pytest.mark.parametrize("code", [code for code in CODES if code.partition(".")[0] not in ANSWERS])
@pytest.mark.parametrize("name", ["zh", "en"])
def test_every_refusal_has_a_sentence_that_fits_its_row(code: str, name: str) -> None:
    sentence = failure_sentence(Failure(FailureKind.REFUSED, code, UUID), load_language(name))
    assert sentence.endswith(" 3f2a91c4")
    assert wcswidth(sentence) <= WIDTH


@pytest.mark.parametrize("kind", list(FailureKind))
@pytest.mark.parametrize("name", ["zh", "en"])
def test_every_failure_names_its_reference_last_and_fits_its_row(kind: FailureKind, name: str) -> None:
    for code in (None, "A_CODE_OF_SOME_NEWER_SERVER" * 3):
        sentence = failure_sentence(Failure(kind, code, UUID), load_language(name))
        assert sentence.endswith(" 3f2a91c4")
        assert wcswidth(sentence) <= WIDTH
        assert "3f2a91c4" not in failure_sentence(Failure(kind, code), load_language(name))


def test_a_reference_is_shortened_to_what_can_be_read_out() -> None:
    assert spoken_reference(UUID) == "3f2a91c4"
    assert spoken_reference("incident_20261123") == "incident"[:8]
    assert spoken_reference("[/b]\x1b[2J") == "b2J"
    assert spoken_reference("张示例") == ""
    assert spoken_reference(None) == ""


@pytest.mark.parametrize(("code", "sentence"), SAID.items())
def test_a_refusal_says_what_to_do(code: str, sentence: str) -> None:
    assert failure_sentence(Failure(FailureKind.REFUSED, code), load_language("zh")) == sentence
