"""Several orders of one shopper, and what is left undone when another task comes in between."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp


def orders_told(talk: Talk, text: str, label: str = "track_order") -> list[str]:
    return [said.values["order"] for said in talk.say(text, label)]


def test_both_orders_of_a_message_are_told_of(talk: Talk) -> None:
    assert orders_told(talk, "where are #3001 and #3002, both jo@example.com") == ["#3001", "#3002"]


def test_both_are_told_of_where_the_address_comes_after_them(talk: Talk) -> None:
    talk.say("where are #3001 and #3002", "track_order")
    assert orders_told(talk, "jo@example.com", "nlu_fallback") == ["#3001", "#3002"]
    assert orders_told(talk, "where is it", "track_order") == ["#3002"]


@pytest.mark.parametrize("other", ["#2013", "#9999"])
def test_an_order_of_somebody_elses_and_an_unknown_one_are_to_be_asked_for_alike(talk: Talk, other: str) -> None:
    first, second = talk.say(f"where are #3001 and {other}, jo@example.com", "track_order")
    assert (first.values["order"], second.response) == ("#3001", "utter_one_order_at_a_time")
    assert second.values["others"] == [other]


def test_a_change_is_made_of_one_order_at_a_time(talk: Talk) -> None:
    said = talk.say("please cancel #2012 and #3001, jo@example.com", "change_order")
    assert names(said) == ["utter_change_order_open", "utter_one_order_at_a_time"]
    (request,) = talk.services.database.requests.list()
    assert request.order_name == "#2012"


@pytest.mark.parametrize(("words", "order"), [("and the other one again?", "#3001"), ("the first order", "#3001")])
def test_the_other_one_of_two_orders_is_an_order(talk: Talk, words: str, order: str) -> None:
    talk.say("where are #3001 and #3002, jo@example.com", "track_order")
    (said,) = talk.follow(words, FollowUp.ELLIPSIS, "out_of_scope")
    assert said.values["order"] == order


def test_the_other_one_is_asked_for_where_the_address_is_not_its(talk: Talk) -> None:
    talk.say("where are #3001 and #2013, jo@example.com", "track_order")
    talk.follow("the other one", FollowUp.ELLIPSIS, "out_of_scope")
    assert talk.asked == "email"
    assert orders_told(talk, "ana@example.com", "nlu_fallback") == ["#2013"]


def test_the_other_piece_is_no_order(talk: Talk) -> None:
    talk.say("where are #3001 and #3002, jo@example.com", "track_order")
    said = talk.follow("and the other necklace", FollowUp.ELLIPSIS, "out_of_scope")
    assert all(one.values.get("order") != "#3001" for one in said)


@pytest.mark.parametrize(
    "words",
    ["the address is wrong, should be 1420 Pine Rd, 36101 Montgomery AL, ok do it", "send it to 12002 Oak Ave please"],
)
def test_the_numbers_of_an_address_are_no_order(talk: Talk, words: str) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    said = only(talk.say(words, "change_order"))
    assert (said.response, said.values["order"]) == ("utter_change_order_open", "#2012")
    (request,) = talk.services.database.requests.list()
    assert request.details == words


def test_what_was_begun_before_another_task_is_offered_again(talk: Talk) -> None:
    talk.say("stop emailing me", "unsubscribe")
    told, offered = talk.say("wait where is my order #3002, jo@example.com", "track_order")
    assert told.values["order"] == "#3002"
    assert (offered.response, offered.values["offers"]) == ("utter_left_task", ["unsubscribe"])
    assert len(talk.say("and where is #3001", "track_order")) == 1


def test_what_another_task_takes_the_place_of_is_not_offered_again(talk: Talk) -> None:
    talk.say("can i cancel my order", "change_order")
    assert len(talk.say("actually no, where is it, #2012 jo@example.com", "track_order", 0.45)) == 1


@pytest.mark.parametrize(
    ("words", "details"),
    [
        ("send me a copy of my data but only the orders", "send me a copy of my data but only the orders"),
        ("send me all you have about me", ""),
    ],
)
def test_what_a_request_about_data_is_limited_to_goes_with_it(talk: Talk, words: str, details: str) -> None:
    talk.say(words, "request_my_data")
    said = only(talk.say("jo@example.com", "nlu_fallback"))
    (request,) = talk.services.database.requests.list()
    assert request.details == details
    assert [part["details"] for part in said.values["parts"]] == [details] * bool(details)


def test_what_if_it_is_late_is_asked_of_the_order(talk: Talk) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    said = only(talk.follow("and if its late?", FollowUp.WORRY, "shipping/lost_package"))
    assert said.response == "utter_of_order_if_not"
    assert said.values["latest"]


def test_who_wants_to_be_signed_up_is_told_how(talk: Talk) -> None:
    assert names(talk.follow("sign me up", FollowUp.TAKEN_BACK, "out_of_scope")) == ["utter_privacy/email_marketing"]


def test_a_limit_is_said_back_before_anything_is_deleted(talk: Talk) -> None:
    talk.say("please delete only my phone number", "request_my_data")
    asked = only(talk.say("jo@example.com", "nlu_fallback"))
    assert (asked.response, "phone" in asked.values["details"]) == ("utter_ask_deletion_confirmed_with_limits", True)
    talk.say("yes", "affirm")
    (request,) = talk.services.database.requests.list()
    assert request.details == "please delete only my phone number"


def test_a_limit_that_comes_with_the_yes_is_asked_for_once_more(talk: Talk) -> None:
    talk.say("delete my data, jo@example.com", "request_my_data")
    talk.say("yes but only my phone number", "affirm")
    assert talk.asked == "confirmed"
    assert not talk.services.database.requests.list()
    talk.say("yes", "affirm")
    (request,) = talk.services.database.requests.list()
    assert request.details == "yes but only my phone number"
