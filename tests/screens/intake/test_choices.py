"""Left and Right go round the choices of the intake, from wherever the mark stands."""

import pytest

from agent_console.call.steps import CallerSaid, Service
from screens.intake.choice_keys import next_said, next_service
from screens.intake.page import SAID


@pytest.mark.parametrize("service", Service)
def test_right_and_left_lead_back_to_the_same_service(service: Service) -> None:
    assert next_service(next_service(service, 1), -1) is service


def test_each_service_is_reached_by_going_right() -> None:
    seen, service = set[Service](), Service.UNBIND
    for _ in Service:
        service = next_service(service, 1)
        seen.add(service)
    assert seen == set(Service)


@pytest.mark.parametrize("said", SAID)
def test_right_and_left_lead_back_to_the_same_words(said: CallerSaid) -> None:
    assert next_said(next_said(said, 1), -1) is said


def test_without_a_mark_right_takes_the_first_choice_and_left_the_last() -> None:
    first, *_, last = SAID
    assert next_said(None, 1) is first
    assert next_said(None, -1) is last


def test_behind_the_last_choice_the_first_comes_again() -> None:
    first, *_, last = SAID
    assert next_said(last, 1) is first
