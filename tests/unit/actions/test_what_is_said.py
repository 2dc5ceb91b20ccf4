"""What an outcome says: once where once is enough, and nothing that the shop has not stated."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from talk import Said, Talk, message_of, names, said_in

from actions.answer_several import ActionAnswerSeveral
from actions.base import Speaker
from actions.follow_up import ActionFollowUp
from actions.not_understood import ActionDidYouMean, ActionOutOfScope
from actions.services import Services
from actions.turn import Turn


def lines(said: list[Said], services: Services) -> list[str]:
    """The text, line by line."""
    return [line for one in said for line in one.text(services.shop).splitlines()]


def answers_to(labels: tuple[str, ...], services: Services) -> list[Said]:
    """What is said to a message that asks all that."""
    message = message_of("several things", "several_questions")
    message["questions"] = [{"label": label, "start": 0, "end": 1} for label in labels]
    dispatcher = CollectingDispatcher()
    turn = Turn(Talk(services).tracker(message))
    ActionAnswerSeveral().perform(Speaker(dispatcher), turn, services)
    return [said_in(message) for message in dispatcher.messages]


def test_several_questions_that_the_shop_leaves_open_are_told_together(allyk: Services) -> None:
    said = answers_to(("shipping/countries", "privacy/cookies", "shipping/gift_wrapping"), allyk)
    assert names(said) == ["utter_privacy/cookies", "utter_several_unstated"]
    assert lines(said[1:], allyk)[1:] == ["– Where do you ship?", "– Do you gift wrap?"]


def test_one_question_that_the_shop_leaves_open_is_answered_like_any_other(allyk: Services) -> None:
    said = answers_to(("shipping/gift_wrapping", "privacy/cookies"), allyk)
    assert names(said) == ["utter_shipping/gift_wrapping", "utter_privacy/cookies"]


def test_that_no_return_policy_is_stated_is_said_once_for_all_pieces(allyk: Services) -> None:
    (order, *_) = [order for order in allyk.database.orders.list() if order.shipments and not order.is_refunded]
    second = replace(order.items[0], line_id="second", title="Rope Chain Bracelet")
    order = replace(order, name="#7777", items=(order.items[0], second))
    allyk.database.orders.save(order, None)
    said = Talk(allyk).say(f"can I return {order.name}, {order.email}", "check_return")
    about = [line for line in lines(said, allyk) if "return policy" in line]
    assert len(about) == 1
    assert all(item.title in about[0] for item in order.items)
    assert len(said[0].values["card"]["items"]) == len(order.items)


@pytest.mark.parametrize("stated", [True, False])
def test_when_a_refund_comes_is_said_only_by_a_shop_that_states_it(talk: Talk, stated: bool) -> None:
    if not stated:
        shop = talk.services.shop
        others = {label: answer for label, answer in shop.answers.items() if label != "returns/refund_timing"}
        talk.services = replace(talk.services, shop=replace(shop, answers=others))
    said = talk.say("can I return #3007, jo@example.com", "check_return")
    assert ("utter_check_return_refund" in said[0].names()) is stated


def test_an_order_that_has_left_can_be_returned_only_where_returns_are_stated(
    new_talk: Callable[..., Talk], allyk: Services
) -> None:
    for services, offers in ((new_talk().services, ["check_return", "returns/length_exchange"]), (allyk, None)):
        order = next(order for order in services.database.orders.list() if order.shipments and not order.is_cancelled)
        (said,) = Talk(services).say(f"change {order.name}, {order.email}", "change_order")
        assert said.response == "utter_change_order_shipped"
        assert (said.values.get("offers") or None) == offers


def test_what_is_said_of_an_order_is_not_said_of_its_only_parcel_again(talk: Talk) -> None:
    for order in talk.services.database.orders.list(200):
        (said,) = Talk(talk.services, order.name).say(f"where is {order.name}, {order.email}", "track_order")
        if said.response == "utter_track_order_out_for_delivery" and len(order.shipments) == 1:
            assert "utter_shipment_out_for_delivery" not in [part["response"] for part in said.values["parts"]]
            return
    raise AssertionError("no order is out for delivery")


def test_how_many_of_a_line_can_come_back_and_how_many_are_refunded_is_said(talk: Talk) -> None:
    (order, *_) = [order for order in talk.services.database.orders.list(200) if order.name == "#3007"]
    three = replace(order.items[0], quantity=3, refunded_quantity=1)
    talk.services.database.orders.save(replace(order, name="#7777", items=(three,), shipments=()), None)
    talk.services.database.orders.record_delivery("#7777", talk.services.today())
    said = lines(talk.say("can I return #7777, jo@example.com", "check_return"), talk.services)
    assert any(line.startswith(f"2 × {three.title}: ") for line in said)
    assert f"1 × {three.title}: has been refunded already." in said


def test_a_parcel_that_comes_today_has_no_span_of_days_beside_it(talk: Talk) -> None:
    for order in talk.services.database.orders.list(200):
        (said,) = Talk(talk.services, order.name).say(f"where is {order.name}, {order.email}", "track_order")
        if said.response == "utter_track_order_out_for_delivery":
            assert "utter_shipment_arrives" not in said.names()
            assert "utter_span" not in said.names()
            return
    raise AssertionError("no order is out for delivery")


@pytest.mark.parametrize(
    ("profile", "text", "said"),
    [
        ("stella_tide", "who pays the import duty to Canada?", "utter_shipping/countries"),
        ("stella_tide", "do you have gift cards?", "utter_out_of_scope"),
        # AllyK has not even told where it ships.
        ("allyk", "who pays the import duty to Canada?", "utter_out_of_scope"),
    ],
)
def test_what_customs_ask_is_out_of_scope_and_still_named(
    profile: str, text: str, said: str, request: pytest.FixtureRequest
) -> None:
    services = (
        request.getfixturevalue("talk").services if profile == "stella_tide" else request.getfixturevalue(profile)
    )
    dispatcher = CollectingDispatcher()
    turn = Turn(Talk(services).tracker(message_of(text, "out_of_scope")))
    ActionOutOfScope().perform(Speaker(dispatcher), turn, services)
    assert [message["response"] for message in dispatcher.messages] == [said]
    assert [one.text for one in services.database.unanswered.list()] == [text]


@pytest.mark.parametrize(
    ("before", "places"),
    [
        (["do you ship to Canada?"], ["CA"]),
        (["do you ship to Canada?", "do you gift wrap?"], ["CA"]),
        (["do you gift wrap?"], []),
        (["do you ship to Canada?", "hi", "hm", "do you gift wrap?"], []),
    ],
)
def test_there_is_the_place_that_was_named_shortly_before(talk: Talk, before: list[str], places: list[str]) -> None:
    message = {**message_of("how long to get there", "shipping/transit_time"), "follow_up": "place"}
    texts = [*before, message["text"]]
    events = [{"event": "user", "parse_data": message_of(text, "shipping/countries")} for text in texts]
    tracker = Tracker("session", {}, message, events, False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    ActionFollowUp().perform(Speaker(dispatcher), Turn(tracker), talk.services)
    (said,) = [said_in(message) for message in dispatcher.messages]
    assert said.response == "utter_shipping/transit_time"
    assert [one["value"] for one in said.values["particulars"]] == places


@pytest.mark.parametrize(
    ("text", "response"), [("size chart", "utter_chain_lengths/recommendation"), ("faq", "utter_which_question")]
)
@pytest.mark.parametrize("label", ["out_of_scope", "nlu_fallback"])
def test_a_topic_that_was_not_understood_is_a_choice_and_not_kept_as_unanswered(
    talk: Talk, label: str, text: str, response: str
) -> None:
    dispatcher = CollectingDispatcher()
    turn = Turn(talk.tracker(message_of(text, label)))
    (ActionOutOfScope() if label == "out_of_scope" else ActionDidYouMean()).perform(
        Speaker(dispatcher), turn, talk.services
    )
    (said,) = [said_in(message) for message in dispatcher.messages]
    assert said.response == response
    assert not talk.services.database.unanswered.list()
