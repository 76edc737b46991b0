import copy
import json
import logging
import pickle
from dataclasses import asdict, dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.identity.secret import Secret

HIDDEN = "hidden-value"


@dataclass(frozen=True)
class Holder:
    name: Secret


def test_a_secret_prints_its_mask_wherever_it_is_printed(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(HIDDEN, "h***")
    with caplog.at_level(logging.INFO):
        logging.getLogger(__name__).info("%s %r", secret, [secret])

    texts = [
        str(secret),
        repr(secret),
        f"{secret}",
        f"{secret:>10}",
        "%s" % secret,  # noqa: UP031 - the old way must not leak either
        repr(Holder(secret)),
        repr({"k": [secret]}),
        repr(asdict(Holder(secret))),
        repr(KeyError(secret)),
        caplog.text,
    ]

    assert all("h***" in text and HIDDEN not in text for text in texts)


def test_only_reveal_gives_the_value() -> None:
    secret = Secret(HIDDEN)

    assert secret.reveal() == HIDDEN
    assert secret.mask == "******"
    assert not hasattr(secret, "__dict__")


@given(st.text(), st.text())
def test_two_secrets_are_equal_when_their_values_are(left: str, right: str) -> None:
    assert (Secret(left, "a") == Secret(right, "b")) is (left == right)
    assert Secret(left) == Secret(left)
    assert Secret(left) != left


def test_lone_surrogates_are_compared_too() -> None:
    assert Secret("\ud800") == Secret("\ud800")
    assert Secret("\ud800") != Secret("\udfff")


def test_an_empty_secret_is_false() -> None:
    assert not Secret("")
    assert Secret("0")


def test_a_secret_can_not_be_hashed_changed_pickled_or_written_as_json() -> None:
    secret = Secret(HIDDEN)

    with pytest.raises(TypeError, match="unhashable"):
        hash(secret)
    with pytest.raises(AttributeError):
        secret._value = "other"
    with pytest.raises(AttributeError):
        del secret._value
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match="pickled"):
            pickle.dumps(secret, protocol)
    with pytest.raises(TypeError):
        json.dumps({"name": secret})


def test_a_copy_of_a_secret_is_the_secret() -> None:
    secret = Secret(HIDDEN)

    assert copy.copy(secret) is secret
    assert copy.deepcopy([secret])[0] is secret
