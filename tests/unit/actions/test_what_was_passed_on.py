"""What is asked of a report or a request, corrected in it, or told of an order that is over."""

from __future__ import annotations

import pytest
from talk import Talk, names

from bot.shop.order import Order
from bot.understanding.follow_up_kinds import FollowUp

MAIL = "jo@example.com"


def orders(talk: Talk) -> list[Order]:
    """The orders of the one address, the latest first."""
    return [order for order in talk.services.database.orders.list(200) if order.email == MAIL]


def in_time_to_change(talk: Talk) -> Order:
    """An order that can still be changed."""
    return next(one for one in orders(talk) if not one.shipments and not one.cancelled_at and not one.refunded_amount)


def details(talk: Talk) -> list[str]:
    """What the shop has been told, request by request, the first first."""
    return [request.details for request in talk.services.database.requests.list(50)]


@pytest.fixture
def reported(talk: Talk) -> Talk:
    talk.say(f"the clasp snapped, #3007, {MAIL}", "report_problem")
    return talk


@pytest.mark.parametrize("text", ["what does the report say", "what did you tell them", "read me the report"])
def test_who_asks_what_was_reported_is_told_and_nothing_is_taken_back(reported: Talk, text: str) -> None:
    before = details(reported)
    assert names(reported.follow(text, FollowUp.DONE)) == ["utter_request_known"]
    assert details(reported) == before


def test_where_nothing_was_passed_on_that_is_said(talk: Talk) -> None:
    talk.say(f"where is #3007, {MAIL}", "track_order")
    assert names(talk.follow("what did you tell them", FollowUp.DONE)) == ["utter_nothing_passed_on"]
    assert details(talk) == []


def test_an_earlier_request_is_told_of_in_the_middle_of_a_task(talk: Talk) -> None:
    talk.ask_for_data(f"correct my data, my last name is wrong, {MAIL}")
    talk.say("what is the total of my order", "track_order")
    assert "utter_request_known" in names(talk.follow("did the name thing go through", FollowUp.DONE))


def test_a_report_on_the_wrong_order_is_taken_back_and_made_of_the_right_one(reported: Talk) -> None:
    other = next(order for order in orders(reported) if order.shipments and order.name != "#3007")
    said = names(reported.follow(f"oops no its {other.name.lstrip('#')}", FollowUp.ORDER))
    assert said[:2] == ["utter_request_taken_back", "utter_report_problem_done"]
    old, new = sorted(details(reported), key=lambda one: "oops" not in one)
    assert "oops no its" in old
    assert "the clasp snapped" in new


def test_a_question_whether_it_is_cancelled_is_not_added_to_the_request(talk: Talk) -> None:
    order = in_time_to_change(talk)
    talk.say(f"cancel {order.name}, {MAIL}", "change_order")
    before = details(talk)
    talk.say(f"is {order.name} cancelled", "change_order")
    assert details(talk) == before


def test_what_was_told_before_the_order_was_looked_up_is_reported_too(talk: Talk) -> None:
    talk.say(f"never got my package #3001, {MAIL}", "track_order")
    talk.say("i checked with neighbors. nothing came", "report_problem")
    assert details(talk) == []  # it is on its way, and not late
    talk.say("report it anyway", "report_problem")
    (told,) = details(talk)
    assert told.startswith("never got my package")


@pytest.mark.parametrize("text", ["ok then change the address please i moved", "change my shipping adress"])
def test_an_address_is_asked_for_before_a_change_of_it_is_passed_on(talk: Talk, text: str) -> None:
    order = in_time_to_change(talk)
    talk.say(f"can i still cancel {order.name}? {MAIL}", "change_order")
    said = talk.say(text, "change_order")
    assert [one.response for one in said] == ["utter_ask_change_order_value"]
    assert details(talk) == []


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("why did you refund me i wanted the necklace", "utter_why_unknown"),
        ("i never asked for that", "utter_why_unknown"),
        ("so can you reinstate it", "utter_not_done_here"),
    ],
)
@pytest.mark.parametrize("label", ["check_return", "change_order"])
def test_an_order_that_is_over_has_no_reason_on_record(talk: Talk, text: str, label: str, response: str) -> None:
    over = next(order for order in orders(talk) if order.cancelled_at)
    talk.say(f"where is {over.name}, {MAIL}", "track_order")
    assert names(talk.say(text, label)) == [response]


def test_a_no_that_tells_something_of_an_order_offers_help(talk: Talk) -> None:
    talk.say(f"where is #3007, {MAIL}", "track_order")
    assert names(talk.answer_briefly("thats not my fault", "deny")) == ["utter_of_order_no_more"]
    assert names(talk.answer_briefly("no thanks", "deny")) == ["utter_deny"]


def test_the_mail_that_was_named_with_a_report_is_not_forgotten(talk: Talk) -> None:
    said = talk.say(f"the clasp broke AND i want to unsubscribe, order #3007, {MAIL}", "report_problem")
    assert said[-1].values["offers"][0] == "unsubscribe"


def test_a_question_is_no_limit_of_a_deletion(talk: Talk) -> None:
    talk.say("delete my data", "request_my_data")
    talk.say("and my order history too?", "request_my_data")
    said = talk.say(MAIL, "nlu_fallback")
    assert [one.response for one in said] == ["utter_ask_deletion_confirmed"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("what time today", FollowUp.WHEN), ("is it stuck in customs", FollowUp.WHEREABOUTS)],
)
def test_the_hour_and_customs_are_the_carriers_to_tell(talk: Talk, text: str, kind: FollowUp) -> None:
    shipped = next(order for order in orders(talk) if order.shipments and not order.refunded_amount)
    talk.say(f"where is {shipped.name}, {MAIL}", "track_order")
    assert names(talk.follow(text, kind)) == ["utter_of_order_ask_the_carrier"]


def test_who_thinks_better_of_a_deletion_takes_it_back_whatever_the_reason(talk: Talk) -> None:
    talk.ask_for_data(f"delete my data, {MAIL}")
    said = talk.follow("actually dont, i still want the warranty", FollowUp.TROUBLE, "returns/warranty")
    assert names(said) == ["utter_request_taken_back"]


@pytest.mark.parametrize(
    "text", ["dont you dare ignore this", "you better not forget me", "please dont lose my report"]
)
def test_who_presses_for_an_answer_takes_nothing_back(reported: Talk, text: str) -> None:
    before = details(reported)
    assert names(reported.follow(text, FollowUp.TAKEN_BACK)) == ["utter_request_next"]
    assert details(reported) == before


def test_a_piece_that_the_order_does_not_hold_is_asked_about(talk: Talk) -> None:
    said = names(talk.say(f"my anklet broke, #3007, {MAIL}", "report_problem"))
    assert said == ["utter_report_problem_not_in_it"]
    assert details(talk) == []
    talk.say("report it anyway", "report_problem")
    assert "my anklet broke" in details(talk)[0]


def test_what_kind_of_request_was_left_is_remembered(talk: Talk) -> None:
    talk.events.append({"event": "user", "parse_data": {"text": "delete all my data and cancel it", "entities": []}})
    talk.slots["left_task"] = "request_my_data"
    talk.say("yes", "request_my_data")
    assert talk.slots["request_kind"] == "deletion"


def test_a_photo_goes_to_the_shop_with_the_receipt(reported: Talk) -> None:
    assert names(reported.ask_beyond("how do i send you a pic")) == ["utter_photo_to"]


def test_a_detail_after_a_report_is_added_to_it(reported: Talk) -> None:
    assert names(reported.follow("the hook snapped off", FollowUp.TROUBLE, "returns/warranty")) == [
        "utter_report_problem_added"
    ]
    assert names(reported.answer_briefly("no it was the left one", "deny")) == ["utter_report_problem_added"]
    assert names(reported.say("and dont cancel the order, i still want it", "change_order")) == [
        "utter_report_problem_added"
    ]


def test_money_that_is_lost_is_no_lost_parcel(reported: Talk) -> None:
    reported.follow("so what, i just lost 40 bucks??", FollowUp.REMEDY)
    assert names(reported.follow("ok how do i get a replacement", FollowUp.REMEDY)) == ["utter_report_problem_decides"]


def test_an_excuse_after_the_verdicts_on_a_return_is_no_report(talk: Talk) -> None:
    talk.say(f"can i return #3007, {MAIL}", "check_return")
    talk.say("it was a gift and she only opened it now", "report_problem")
    assert details(talk) == []


def test_how_long_nothing_has_moved_is_no_day_of_need(talk: Talk) -> None:
    talk.say(f"my tracking hasn't moved in two weeks, #3007, {MAIL}", "track_order")
    assert talk.slots.get("needed_by") is None


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("is it going to be sent back to you", "utter_of_order_ask_the_carrier"),
        ("can it be sent to my moms house instead", "utter_change_order_shipped"),
    ],
)
def test_where_it_goes_is_not_all_that_is_asked_of_an_address(talk: Talk, text: str, response: str) -> None:
    talk.say(f"where is #3007, {MAIL}", "track_order")
    assert names(talk.follow(text, FollowUp.DESTINATION)) == [response]
