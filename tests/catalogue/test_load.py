"""The platform files as they are, and what becomes of a damaged one."""

import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len

from agent_console.backend import UnbindMethod, WarningWeight
from agent_console.catalogue.limits import NAME_CELLS, WORD_CELLS
from agent_console.catalogue.load import load_catalogue
from agent_console.catalogue.model import Catalogue
from agent_console.data_files import data_file
from agent_console.data_schema import MAX_BYTES, DataFileError, DataProblem
from backends.fake.derived_labels import PROVIDERS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(str(data_file("platforms")), tmp_path / "platforms"))


def test_the_list_has_250_platforms_with_ids_of_their_own(catalogue: Catalogue) -> None:
    assert len(catalogue.platforms) == 250
    assert len({platform.id for platform in catalogue.platforms}) == 250
    assert set(catalogue.cards) == {platform.id for platform in catalogue.platforms}


def test_platforms_of_a_family_stand_together_under_one_name(catalogue: Catalogue) -> None:
    seen: list[str] = []
    for platform in catalogue.platforms:
        if not seen or seen[-1] != platform.family_id:
            seen.append(platform.family_id)
    assert len(seen) == len(set(seen))
    names = {(platform.family_id, platform.family_name) for platform in catalogue.platforms}
    assert len(names) == len(seen)


def test_families_are_of_mixed_size(catalogue: Catalogue) -> None:
    sizes: dict[str, int] = {}
    for platform in catalogue.platforms:
        sizes[platform.family_id] = sizes.get(platform.family_id, 0) + 1
    assert {1, 2, 3, 5, 10, 40} <= set(sizes.values())


def test_every_platform_only_the_caller_can_release_shows_its_route(catalogue: Catalogue) -> None:
    own_way = [p for p in catalogue.platforms if p.unbind_method is UnbindMethod.SELF_SERVICE]
    assert {"bestpay", "bank-apps"} <= {platform.id for platform in own_way}
    assert all(platform.route is not None for platform in own_way)


def test_every_heavy_warning_has_its_sentence_and_its_word(catalogue: Catalogue) -> None:
    for card in catalogue.cards.values():
        if card.platform.warning_weight is not WarningWeight.PLAIN:
            assert card.platform.warning is not None, card.platform.id
        assert (card.platform.warning is None) == (card.warning_word is None), card.platform.id


def test_names_and_words_fit_their_columns(catalogue: Catalogue) -> None:
    for card in catalogue.cards.values():
        names = (card.platform.name, card.platform.family_name)
        assert all(cell_len(text) <= NAME_CELLS for name in names for text in (name.zh, name.en))
        if card.warning_word is not None:
            words = (card.warning_word.zh, card.warning_word.en)
            assert all(cell_len(word) <= WORD_CELLS for word in words), card.platform.id


def test_made_up_platforms_say_so_and_claim_no_source(catalogue: Catalogue) -> None:
    samples = [card for card in catalogue.cards.values() if card.platform.id.startswith("sample-app-")]
    assert len(samples) == 223
    for card in samples:
        assert card.platform.name.zh.startswith("示例应用 ")
        assert card.platform.family_name.en.startswith("Sample company ")
        assert [fact.grade for fact in card.facts] == [None]


def test_a_platform_of_a_carriers_own_has_no_card(catalogue: Catalogue) -> None:
    assert catalogue.card(type(catalogue.platforms[0].id)("nobody-knows")) is None


def test_a_company_nobody_ordered_follows_by_its_name(folder: Path) -> None:
    (folder / "aaa.toml").write_text(
        (folder / "zhihu.toml").read_text(encoding="utf-8").replace("zhihu", "aaa"), encoding="utf-8"
    )
    families = list(dict.fromkeys(platform.family_id for platform in load_catalogue(folder).platforms))
    assert families[:2] == ["bytedance", "meituan"]
    assert families[families.index("aaa") + 1] == "sample-company-a"


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "problem"),
    [
        ("zhihu.toml", 'unbind = "automatic"', 'unbind = "maybe"', "platform[1].unbind", DataProblem.WRONG),
        ("zhihu.toml", 'unbind = "automatic"', "", "platform[1].unbind", DataProblem.MISSING),
        ("zhihu.toml", "weight", "wieght", "platform[1].weight", DataProblem.MISSING),
        ("zhihu.toml", "[family]", "[family", "line 1", DataProblem.NOT_TOML),
        ("zhihu.toml", 'id = "zhihu"', 'id = "知乎"', "family.id", DataProblem.WRONG),
        ("zhihu.toml", 'zh = "知乎"', r'zh = "\u001b]0;x"', "family.name.zh", DataProblem.WRONG),
        ("zhihu.toml", 'id = "zhihu"', 'id = "dida"', "family.id", DataProblem.TWICE),
        ("tencent.toml", '"qq"', '"wechat"', "platform[2].id", DataProblem.TWICE),
        ("banks.toml", "route =", "#", "platform[1].route", DataProblem.MISSING),
        ("banks.toml", "warning =", "#", "platform[1].warning", DataProblem.MISSING),
        (
            "tencent.toml",
            'grade = "A"',
            'grade = "Z"',
            "platform[1].closing.cool_off.grade",
            DataProblem.WRONG,
        ),
        ("list.toml", '"soul"', '"sole"', "order[19]", DataProblem.WRONG),
        ("list.toml", "2026-11-20", "soon", "version", DataProblem.WRONG),
        ("sample_apps.toml", "[40,", "[4000,", "sizes", DataProblem.WRONG),
        ("sample_apps.toml", "{number}", "1", "sizes[2].id", DataProblem.TWICE),
    ],
)
def test_a_slip_of_the_pen_is_named_by_its_place(
    folder: Path, name: str, old: str, new: str, place: str, problem: DataProblem
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_catalogue(folder)
    assert (caught.value.file, caught.value.place, caught.value.problem) == (name, place, problem)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe\x00", DataProblem.NOT_TOML),
        (b"a = " + b"[" * 100_000, DataProblem.NOT_TOML),
        (b"#" * (MAX_BYTES + 1), DataProblem.TOO_LARGE),
        (b"", DataProblem.MISSING),
    ],
)
def test_a_file_that_is_no_list_is_refused(folder: Path, content: bytes, problem: DataProblem) -> None:
    (folder / "list.toml").write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        load_catalogue(folder)
    assert caught.value.problem is problem


def test_a_missing_folder_is_said_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        load_catalogue(tmp_path / "nowhere")
    assert caught.value.problem is DataProblem.NOT_THERE
    assert str(tmp_path) not in str(caught.value)


def test_a_file_saved_with_a_byte_order_mark_is_read(folder: Path) -> None:
    text = (folder / "zhihu.toml").read_text(encoding="utf-8")
    (folder / "zhihu.toml").write_text(text, encoding="utf-8-sig")
    assert len(load_catalogue(folder).platforms) == 250


def test_the_firms_behind_labels_are_those_a_registry_answers_with(catalogue: Catalogue) -> None:
    providers = catalogue.label_providers
    assert tuple(providers.by_id) == PROVIDERS
    assert providers.working_days is not None
    assert providers.working_days.value == 5
    assert providers.name("dianhuabang").zh == "电话邦"
    assert providers.name("a-carriers-own").en == "a-carriers-own"
    assert all(fact.grade and fact.as_of for fact in providers.facts)


def test_every_warning_and_every_route_says_how_well_it_is_known(catalogue: Catalogue) -> None:
    for card in catalogue.cards.values():
        for known, text in ((card.warning, card.platform.warning), (card.route, card.platform.route)):
            assert (known.value if known else None) == text
            assert known is None or known.grade or card.platform.id.startswith("sample-app-")


def test_a_firm_named_twice_is_refused(folder: Path) -> None:
    file = folder / "label_providers.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"sogou"', '"baidu"'), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_catalogue(folder)
    assert (caught.value.place, caught.value.problem) == ("provider[5].id", DataProblem.TWICE)
