import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from phonenumbers import carrier

from agent_console.data_files import data_file
from agent_console.identity.number_block import BLOCKS_FILE, BlockOwner, block_owner, is_mvno_prefix
from agent_console.identity.phone import PhoneNumber
from tests.support_identity import MOBILE_PREFIXES, MOBILES
from tools.make_number_blocks import NAMES, render


@pytest.mark.parametrize(
    ("digits", "owner"),
    [
        ("13800138000", BlockOwner.CHINA_MOBILE),
        ("13000138000", BlockOwner.CHINA_UNICOM),
        ("18900138000", BlockOwner.CHINA_TELECOM),
        ("19200138000", BlockOwner.CHINA_BROADNET),
        ("16500138000", None),
    ],
)
def test_a_block_names_its_first_owner(digits: str, owner: BlockOwner | None) -> None:
    assert block_owner(PhoneNumber(digits)) is owner


@given(MOBILES)
def test_every_number_has_an_owner_of_its_block_or_none(digits: str) -> None:
    assert block_owner(PhoneNumber(digits)) in {None, *BlockOwner}


@given(MOBILES)
def test_a_block_is_whose_libphonenumber_says_it_is(digits: str) -> None:
    name = carrier.name_for_number(phonenumbers.parse(f"+86{digits}"), "en")

    assert block_owner(PhoneNumber(digits)) is (NAMES[name] if name else None)


def test_the_file_of_blocks_is_as_it_would_be_made_now() -> None:
    assert data_file(BLOCKS_FILE).read_text(encoding="utf-8") == render(), "run tools.make_number_blocks"


def test_virtual_operators_have_five_prefixes() -> None:
    virtual = {prefix for prefix in MOBILE_PREFIXES if is_mvno_prefix(PhoneNumber(f"{prefix}00138000"))}

    assert virtual == {"162", "165", "167", "170", "171"}


def test_no_table_of_the_whole_world_is_loaded() -> None:
    look = (
        "import sys; from agent_console.identity.number_block import block_owner;"
        "from agent_console.identity.phone import PhoneNumber;"
        "block_owner(PhoneNumber('13800138000')); print('phonenumbers' in sys.modules)"
    )

    assert (
        subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
