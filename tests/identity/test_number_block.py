import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given

from agent_console.identity.number_block import BlockOwner, block_owner, is_mvno_prefix
from agent_console.identity.phone import PhoneNumber
from tests.support_identity import MOBILE_PREFIXES, MOBILES


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


def test_no_name_in_the_numbering_data_is_left_out() -> None:
    from phonenumbers.carrierdata import CARRIER_DATA

    unknown = {
        prefix
        for prefix, names in CARRIER_DATA.items()
        if prefix.startswith("861") and len(prefix) <= 9
        if block_owner(PhoneNumber(f"{prefix[2:]}000000000"[:11])) is None and "en" in names
        # A longer entry may take a part of a shorter one back; then the number has that one's owner.
        if phonenumbers.is_valid_number(phonenumbers.parse(f"+{prefix}000000000"[:14]))
    }

    assert unknown == set()


def test_virtual_operators_have_five_prefixes() -> None:
    virtual = {prefix for prefix in MOBILE_PREFIXES if is_mvno_prefix(PhoneNumber(f"{prefix}00138000"))}

    assert virtual == {"162", "165", "167", "170", "171"}


def test_the_numbering_tables_are_loaded_when_first_asked() -> None:
    look = "import sys, agent_console.identity.number_block; print('phonenumbers' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
