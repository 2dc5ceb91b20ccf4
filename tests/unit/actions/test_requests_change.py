"""A change or cancellation that has been asked for: what is said of it afterwards goes with it, and nothing is asked twice."""

from __future__ import annotations

import pytest
from talk import Talk, names

from bot.orders.requests import RequestKind

ORDER = "#2012, jo@example.com"
NOTED, ADDED, KNOWN = "utter_change_order_open", "utter_request_added", "utter_request_known"


def requests(talk: Talk) -> list[tuple[RequestKind, str]]:
    """What the shop reads."""
    return [(one.kind, one.details) for one in talk.services.database.requests.list()]


def test_who_thinks_better_of_a_cancellation_makes_no_second_one(talk: Talk) -> None:
    assert names(talk.say(f"cancel {ORDER}", "change_order")) == [NOTED]
    assert names(talk.say("did you cancel it?", "change_order")) == [KNOWN]
    assert names(talk.say("actually dont cancel it, i want it", "change_order")) == ["utter_request_taken_back"]
    ((kind, details),) = requests(talk)
    assert kind is RequestKind.CANCELLATION
    assert details.endswith("\nactually dont cancel it, i want it")


def test_a_change_that_is_changed_is_still_one(talk: Talk) -> None:
    assert names(talk.say(f"make it 18 inches instead of 16, {ORDER}", "change_order")) == [NOTED]
    assert names(talk.say("no wait, 20 inches", "change_order")) == [ADDED]
    assert [kind for kind, _ in requests(talk)] == [RequestKind.CHANGE]


def test_not_to_cancel_is_no_cancellation(talk: Talk) -> None:
    talk.say(f"please don't cancel it, just make it 18 inches, {ORDER}", "change_order")
    assert [kind for kind, _ in requests(talk)] == [RequestKind.CHANGE]


@pytest.mark.parametrize("text", ["hang on", "one sec", "did it go through?", "sorry, I meant #2012"])
def test_what_tells_no_change_is_not_noted_as_one(talk: Talk, text: str) -> None:
    talk.say(f"change {ORDER}", "change_order")
    assert talk.asked == "details"
    talk.say(text)
    assert requests(talk) == []
    assert names(talk.say("18 inches please")) == [NOTED]


def test_once_the_shop_is_done_with_it_a_new_wish_is_a_new_request(talk: Talk) -> None:
    (said,) = talk.say(f"cancel {ORDER}", "change_order")
    talk.services.database.requests.mark_done(said.values["receipt"], talk.services.now())
    assert names(talk.say(f"make it 18 inches long please, {ORDER}", "change_order")) == [NOTED]


def test_a_card_number_is_masked_in_what_is_noted(talk: Talk) -> None:
    talk.say(f"cancel it, I paid with 4111 1111 1111 1111, {ORDER}", "change_order")
    assert "4111" not in requests(talk)[0][1]


def test_the_numbers_of_an_address_name_no_order(talk: Talk) -> None:
    said = talk.say(f"change the address on {ORDER} to 12 Oak Ave, Austin TX 78701 please", "change_order")
    assert names(said) == [NOTED]
    talk.say("wrong street, i need to change it", "change_order")
    assert len(requests(talk)) == 1


def test_an_address_that_was_asked_for_is_the_change(talk: Talk) -> None:
    talk.say(f"change {ORDER}", "change_order")
    assert names(talk.say("send it to 12 Oak Ave, Austin TX 78701")) == [NOTED]
