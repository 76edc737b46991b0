"""Places become lines an editor can jump to."""

from importlib.resources.abc import Traversable

import pytest

from agent_console.cataloguing.places import line_of
from agent_console.cataloguing.texts import leaves
from agent_console.data_files import data_file
from agent_console.data_schema import read_toml

TOML = """\
order = ["a", "b"]

[family]
id = "a"
name = { zh = "甲", en = "A" }

[[platform]]
id = "one"
[[platform.fact]]
zh = "甲"
[[platform.fact]]
zh = "乙"

[[platform]]  # the second
id = "two"

[platform.closing]
money = { zh = "丙", en = "C" }

[names]
"丁" = "ding"
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("order[2]", 1), ("family.id", 4), ("family.name.en", 5), ("platform[1].id", 8), ("platform[1].fact[2].zh", 12),
        ("platform[1].fact[2].grade", 11), ("platform[2]", 14), ("platform[2].id", 15), ("platform[2].route", 14),
        ("platform[2].closing.money.grade", 18), ("names.丁", 21), ("line 7", 7), ("", 1), ("nowhere.at.all", 1),
    ],
)  # fmt: skip
def test_a_place_is_found_in_its_own_block(place: str, line: int) -> None:
    assert line_of(TOML, place) == line


def files() -> list[Traversable]:
    return [file for file in data_file("platforms").iterdir() if file.name.endswith(".toml")]


@pytest.mark.parametrize(
    "file", [file for file in files() if file.name != "readings.toml"], ids=lambda one: one.name
)
def test_every_text_of_our_own_files_is_found_where_it_stands(file: Traversable) -> None:
    text = file.read_text(encoding="utf-8")
    for place, _, value in leaves(read_toml(file)):
        assert value in text.splitlines()[line_of(text, place) - 1] or place.startswith("order["), place
