"""The table in the docs is what the files of the budget say, in both languages."""

import pytest

from tools.key_budget import PAGE, Code, load_tasks, table, written


def test_the_page_of_keys_has_the_budget_as_it_is_now() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert written(page) == page, "run `make budget`"


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_task_has_its_row(code: Code) -> None:
    rows = table(code).splitlines()

    assert len(rows) == len(load_tasks()) + 2
    assert len({row.split("|")[1] for row in rows}) == len(rows)


def test_what_the_caller_says_is_named_in_the_language_of_the_table() -> None:
    assert "<姓名> Enter <证件号码>" in table("zh")
    assert "<name> Enter <ID number>" in table("en")
    assert "<zj> Space" in table("en")
