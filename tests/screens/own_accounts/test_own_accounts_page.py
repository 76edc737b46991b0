"""The result of a query of own accounts as it is drawn: what stands below the list fits, whoever is highlighted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_console.language import Language
from screens.own_accounts.below import lines_below, route_of
from screens.own_accounts.view import OwnAccountsView
from screens.widgets.page import Block
from tests.screens.pages import rows_of
from tests.support_call import to_lookup, worked
from tests.support_late_pages import CATALOGUE, LANGUAGES, TERMS, WIDTHS


def highlighted(place: int, language: Language) -> OwnAccountsView:
    call = replace(worked(to_lookup()), terms=TERMS)
    return OwnAccountsView(call, call.own_rows, place, "", language, CATALOGUE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [width for width, _ in WIDTHS])
def test_where_an_account_is_closed_is_said_whole_of_every_platform(language: Language, width: int) -> None:
    for place in range(len(TERMS.platforms.platforms)):
        view = highlighted(place, language)
        assert route_of(view) in rows_of(Block(lines_below(view, width)), width)[0]
