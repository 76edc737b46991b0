"""Names and documents of people who do not exist. It knows how they are made up, not whose number is whose."""

from __future__ import annotations

from datetime import date
from typing import Final

from backends.fake import proportions
from backends.fake.draw import Draw
from backends.fake.facts import Holder

_SURNAMES: Final = (
    "张 Zhang|王 Wang|李 Li|刘 Liu|陈 Chen|杨 Yang|赵 Zhao|黄 Huang|周 Zhou|吴 Wu|徐 Xu|孙 Sun|胡 Hu|朱 Zhu"
    "|高 Gao|林 Lin|何 He|郭 Guo|马 Ma|罗 Luo|梁 Liang|宋 Song|郑 Zheng|谢 Xie|韩 Han|唐 Tang|冯 Feng|于 Yu"
    "|欧阳 Ouyang|司马 Sima"
)
_GIVEN_NAMES: Final = (
    "示例 Shili|样本 Yangben|演示 Yanshi|练习 Lianxi|范例 Fanli|虚构 Xugou|假设 Jiashe|某某 Moumou"
    "|试用 Shiyong|模拟 Moni"
)
"""Common surnames, and given names that say what they are: samples, exercises, suppositions."""

SURNAMES: Final = tuple(pair.split() for pair in _SURNAMES.split("|"))
GIVEN_NAMES: Final = tuple(pair.split() for pair in _GIVEN_NAMES.split("|"))

_PROVINCES: Final = ("11", "12", "13", "31", "32", "33", "35", "37", "42", "43", "44", "50", "51", "61")
_NO_COUNTY: Final = "9999"
"""City 99, county 99: assigned in no province (GB/T 2260), so the number passes every check and is nobody's."""

_BORN_FIRST: Final = date(1950, 1, 1)
_BORN_LAST: Final = date(2004, 12, 31)
"""Grown up before the first derived activations end; a child's number stands in the guardian's name anyway."""


def derive_holder(draw: Draw) -> Holder:
    """Make up the holder of a number: a name, its Latin spelling for keyboards without Chinese, a document."""
    surname, surname_latin = draw.choice(SURNAMES, "surname")
    given, given_latin = draw.choice(GIVEN_NAMES, "given name")
    names = (surname + given, f"{surname_latin} {given_latin}")
    company = draw.percent(proportions.NO_NAMED_HOLDER, "held by a company")
    return Holder(names, None if company else _document(draw))


def _document(draw: Draw) -> str:
    born_on = draw.day(_BORN_FIRST, _BORN_LAST, "born on")
    sequence = 1 + draw.below(999, "sequence")
    seventeen = f"{draw.choice(_PROVINCES, 'province')}{_NO_COUNTY}{born_on:%Y%m%d}{sequence:03d}"
    # Late: stdnum brings in pydoc and ssl; the first page needs nobody's number.
    from stdnum.iso7064 import mod_11_2

    return seventeen + mod_11_2.calc_check_digit(seventeen)
