"""Another chain length for a piece that has been ordered: changed in time, exchanged otherwise, and what that takes."""

from __future__ import annotations

import pytest
from talk import Said, Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp

OPEN, TOO_LATE = "#2012, jo@example.com", "#2013, ana@example.com"


def wish(talk: Talk, order: str) -> list[Said]:
    """What is said to the wish after that order was opened."""
    talk.say(f"where is {order}", "track_order")
    return talk.follow("the 16 inch one, i want 18", FollowUp.LENGTH, "chain_lengths/recommendation")


def test_in_time_it_is_a_change_of_the_order(talk: Talk) -> None:
    assert names(wish(talk, OPEN)) == ["utter_change_order_open"]
    (request,) = talk.services.database.requests.list()
    assert request.details == "the 16 inch one, i want 18"


def test_too_late_for_a_change_it_tells_of_the_exchange(talk: Talk) -> None:
    said = only(wish(talk, TOO_LATE))
    assert said.response == "utter_change_order_closed"
    assert said.values["parts"][-1]["response"] == "utter_remedy_length_exchange"
    assert not talk.services.database.requests.list()


@pytest.mark.parametrize(
    ("then", "kind", "said"),
    [
        ("how much is that", FollowUp.COST, "utter_length_exchange_price"),
        ("ok start it", FollowUp.DO_IT, "utter_length_exchange_next"),
        ("so what do i do", FollowUp.NEXT, "utter_length_exchange_next"),
    ],
)
def test_what_the_exchange_costs_and_takes_is_told(talk: Talk, then: str, kind: FollowUp, said: str) -> None:
    wish(talk, TOO_LATE)
    assert names(talk.follow(then, kind)) == [said]


def test_another_change_that_comes_too_late_tells_of_no_exchange(talk: Talk) -> None:
    said = only(talk.say(f"cancel {TOO_LATE}", "change_order"))
    assert "utter_remedy_length_exchange" not in [part["response"] for part in said.values["parts"]]


def test_without_an_order_it_is_the_question_that_it_sounds_like(talk: Talk) -> None:
    said = talk.follow("i want 18 inches instead of 16", FollowUp.LENGTH, "returns/length_exchange")
    assert names(said) == ["utter_returns/length_exchange"]
    assert names(talk.follow("how much is that", FollowUp.COST)) == ["utter_length_exchange_price"]


def test_whether_it_can_still_be_swapped_is_asked_of_the_order(talk: Talk) -> None:
    talk.say(f"where is {TOO_LATE}", "track_order")
    said = only(talk.follow("can i still swap the length", FollowUp.CHANGE, "returns/length_exchange"))
    assert said.values["parts"][-1]["response"] == "utter_remedy_length_exchange"
    assert names(talk.follow("how much is that", FollowUp.COST)) == ["utter_length_exchange_price"]
