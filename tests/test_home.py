"""The home: where casebooks may be, and what that is worth where a folder cannot be looked into."""

from pathlib import Path

from agent_console.backend import Environment
from agent_console.home import Casebooks, Home


def test_a_new_home_has_no_casebooks(tmp_path: Path) -> None:
    assert Home(tmp_path / "home").casebooks() == Casebooks(())


def test_casebooks_of_every_world_are_listed_where_one_would_be_made(tmp_path: Path) -> None:
    home = Home(tmp_path)
    places = [
        home.casebook(Environment.LIVE, "carrier"),
        home.casebook(Environment.TRAINING, "another"),
        home.casebook(Environment.TRAINING, "fake"),
    ]
    for place in reversed(places):
        place.mkdir(parents=True)
    assert home.casebooks() == Casebooks(tuple(places))


def test_a_world_that_can_not_be_looked_into_does_not_hide_the_other(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "live").write_text("mine", encoding="utf-8")
    home.casebook(Environment.TRAINING, "fake").mkdir(parents=True)
    found = home.casebooks()
    assert found.folders == (tmp_path / "training" / "fake",)
    assert [(one, type(why)) for one, why in found.unreadable] == [(tmp_path / "live", NotADirectoryError)]


def test_a_folder_no_backend_can_be_called_is_none_of_ours(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for name in ("fake", "\x1b[2J", "\u202egpj", ".DS_Store", "x" * 65):
        home.casebook(Environment.TRAINING, name).mkdir(parents=True)
    assert home.casebooks() == Casebooks((tmp_path / "training" / "fake",))
