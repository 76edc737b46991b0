"""Each documented error code of a carrier has its sentence, in both languages and short enough for its row."""

import pytest
from wcwidth import wcswidth

from agent_console.desk import Failure, FailureKind
from agent_console.language import load_language
from backends.wire.codes import COMMON, DOCUMENTED
from screens.sentences import failure_sentence

WIDTH = 76
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
    sentence = failure_sentence(Failure(FailureKind.REFUSED, code), load_language(name))
    assert sentence
    assert wcswidth(sentence) <= WIDTH


@pytest.mark.parametrize(("code", "sentence"), SAID.items())
def test_a_refusal_says_what_to_do(code: str, sentence: str) -> None:
    assert failure_sentence(Failure(FailureKind.REFUSED, code), load_language("zh")) == sentence
