"""What is said after a task was done or refused is taken of that: an order, a return, a refund, a late change."""

import pytest
from talk import Talk, names, only

from actions.services import Services
from bot.shop.tracking import TrackVerdict, track
from bot.understanding.follow_up_kinds import FollowUp


def test_an_accusation_is_no_question_on_security(talk: Talk) -> None:
    said = talk.follow("your shop is a scam", FollowUp.ANGER, "privacy/security")
    assert names(said) == ["utter_annoyed"]


def test_how_long_is_asked_of_the_money_that_went_back(talk: Talk) -> None:
    order = next(one for one in talk.services.database.orders.list(200) if one.refunded_at)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    talk.follow("where is my refund", FollowUp.REFUND, "returns/refund_timing")
    assert names(talk.follow("how long does it take", FollowUp.WHEN, "shipping/transit_time")) == [
        "utter_of_order_refunded"
    ]


def test_how_long_is_asked_of_the_way_where_no_money_went_back(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert "utter_of_order_refunded" not in names(
        talk.follow("how long does it take", FollowUp.WHEN, "shipping/transit_time")
    )


def test_what_a_repair_costs_is_not_stated(talk: Talk) -> None:
    assert names(talk.follow("is that covered", FollowUp.REMEDY, "returns/warranty")) == ["utter_returns/warranty"]
    assert names(talk.follow("do i have to pay", FollowUp.REMEDY, "payment/methods")) == ["utter_repair_price_unstated"]


def test_paying_is_asked_of_the_ways_to_pay_without_anything_broken(talk: Talk) -> None:
    assert names(talk.follow("do i have to pay", FollowUp.REMEDY, "payment/methods")) == ["utter_payment/methods"]


def test_where_nothing_can_come_back_nobody_is_told_how_to_send_it(talk: Talk) -> None:
    talk.say("can I return #3014, jo@example.com", "check_return")
    assert names(talk.follow("ok so what do I do", FollowUp.NEXT)) == ["utter_return_none_next"]


def test_the_verdicts_are_said_once_more_in_short(talk: Talk, stella: Services) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    said = only(talk.follow("so can I or not", FollowUp.PLAINLY, "returns/policy"))
    assert said.response == "utter_return_in_short"
    assert "Yes, it can come back: " in said.text(stella.shop)


def test_whoever_presses_for_the_answer_is_asked_for_the_order_kindly(talk: Talk) -> None:
    talk.say("I want my money back", "check_return")
    said = names(talk.say("so can I or not", "returns/policy", 0.3, FollowUp.PLAINLY.value))
    assert said[0] == "utter_needs_the_order"
    assert talk.asked == "order_number"


def test_a_question_that_sounds_like_a_no_is_none(talk: Talk) -> None:
    assert "utter_deny" not in names(talk.follow("is that normal", FollowUp.ELLIPSIS, "deny"))


def test_anger_that_goes_on_is_not_met_with_the_same_words(talk: Talk) -> None:
    for times, said in enumerate(["utter_annoyed", "utter_annoyed_again", "utter_annoyed_again"]):
        assert names(talk.ask_beyond("wtf")) == [said], times


def test_whether_a_late_cancellation_worked_is_told_by_the_order(talk: Talk) -> None:
    talk.say("cancel #2001, jo@example.com", "change_order")
    assert names(talk.follow("did it work", FollowUp.DONE, "talk_to_human")) == ["utter_change_order_not_done"]


def test_a_cancellation_that_moves_to_another_order_names_none(talk: Talk) -> None:
    talk.say("cancel #2001, jo@example.com", "change_order")
    talk.follow("ugh i meant #2012", FollowUp.ORDER, "change_order")
    (request,) = talk.services.database.requests.list()
    assert (request.order_name, request.details) == ("#2012", "cancel")


@pytest.mark.parametrize("text", ["the other one i mean", "no the gold filled one"])
def test_the_other_piece_is_asked_of_the_same_return(talk: Talk, text: str) -> None:
    talk.say("can I return the earrings of #3007, jo@example.com", "check_return")
    assert names(talk.follow(text, FollowUp.ELLIPSIS, "materials/metals")) == ["utter_check_return"]


def test_how_long_after_the_verdicts_is_asked_of_the_money(talk: Talk) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    assert names(talk.follow("how long will that take", FollowUp.WHEN, "shipping/transit_time")) == [
        "utter_returns/refund_timing"
    ]


def test_the_rest_is_asked_of_the_parcels(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    (said, *_) = names(talk.follow("when does the rest come", FollowUp.WHEREABOUTS, "out_of_scope"))
    assert said.startswith("utter_track_order")


def test_after_a_change_that_came_too_late_it_is_told_how_to_ask_for_it(talk: Talk) -> None:
    talk.say("cancel #2001, jo@example.com", "change_order")
    assert names(talk.follow("what do i do then", FollowUp.NEXT, "track_order")) == ["utter_change_order_by_mail"]


def test_anger_over_an_order_asks_for_no_number(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert names(talk.ask_beyond("you guys suck")) == ["utter_annoyed_of_order"]


def test_the_rest_of_an_order_is_told_again_with_its_day(talk: Talk, stella: Services) -> None:
    orders = talk.services.database.orders.list(200)
    reports = ((order, track(order, stella.profile, stella.now())) for order in orders)
    order = next(one for one, report in reports if report.verdict is TrackVerdict.PARTLY_SHIPPED)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    said = only(talk.follow("where is the other one", FollowUp.WHEREABOUTS, "track_order"))
    assert said.response == "utter_track_order_no_news"
    assert "Still to come" in said.text(stella.shop)


@pytest.mark.parametrize(("order", "said"), [("#2001", "utter_of_order_on_time"), ("#3002", "utter_of_order_late")])
def test_who_worries_is_told_whether_the_order_is_late(talk: Talk, order: str, said: str) -> None:
    talk.say(f"where is {order}, jo@example.com", "track_order")
    assert names(talk.follow("is that normal", FollowUp.WORRY, "care/cleaning")) == [said]


def test_nothing_is_taken_back_where_nothing_was_asked_for(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert names(talk.follow("forget it", FollowUp.TAKEN_BACK)) == ["utter_stop"]


def test_only_the_carrier_knows_whether_it_tries_again(talk: Talk, stella: Services) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    (said,) = talk.follow("will they try again", FollowUp.CARRIER, "talk_to_human")
    assert said.response == "utter_of_order_ask_the_carrier"
    assert "#3002" in said.text(stella.shop)


def test_without_an_order_the_carrier_is_a_question_like_any_other(talk: Talk) -> None:
    said = talk.follow("do they deliver weekends", FollowUp.CARRIER, "shipping/transit_time")
    assert names(said) == ["utter_shipping/transit_time"]


def test_sending_it_back_is_no_change_of_the_order(talk: Talk) -> None:
    talk.say("cancel #3007, jo@example.com", "change_order")
    said = names(talk.follow("can i send it back instead", FollowUp.CHANGE, "check_return"))
    assert said[-1] == "utter_check_return"


def test_what_happens_if_it_never_comes_is_what_is_stated_of_lost_parcels(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    said = talk.follow("and if it never comes", FollowUp.WORRY, "returns/policy")
    assert names(said) == ["utter_shipping/lost_package"]


def test_the_remedy_after_the_verdicts_on_a_return_is_the_policys(talk: Talk) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    assert names(talk.follow("would i get a refund", FollowUp.REMEDY, "returns/policy")) == ["utter_returns/policy"]


@pytest.mark.parametrize(
    "wish", ["sign me up for the mails", "can i subscribe to your newsletter", "add me to the list"]
)
def test_who_wants_the_mail_is_not_taken_off_the_list(talk: Talk, wish: str) -> None:
    talk.follow(wish, FollowUp.ELLIPSIS, "privacy/email_marketing")
    assert names(talk.follow("jo@example.com", FollowUp.ORDER, "out_of_scope")) == ["utter_sign_up_by_a_person"]
    assert talk.task is None


def test_where_to_send_a_piece_is_asked_of_the_return(talk: Talk) -> None:
    talk.say("can i return #3007, jo@example.com", "check_return")
    assert names(talk.follow("where do i send it", FollowUp.NEXT, "shop/contact")) == ["utter_check_return_next"]


def test_another_order_in_words_that_are_not_understood_is_told_of(talk: Talk) -> None:
    talk.say("where is #3001, jo@example.com", "track_order")
    (said,) = talk.ask_beyond("and does #3002 have the same problem")
    assert said.values["order"] == "#3002"


def test_track_is_no_question_for_a_number_alone(talk: Talk) -> None:
    talk.say("track #3001 jo@example.com", "track_order")
    assert talk.events[-1]["metadata"]["utter_action"].startswith("utter_track_order_")


@pytest.mark.parametrize(
    ("text", "label"),
    [("i mean how long do i have", "shipping/order_changes"), ("i ordered like yesterday", "out_of_scope")],
)
def test_what_is_no_change_is_not_noted_as_one(talk: Talk, text: str, label: str) -> None:
    talk.say("change my order #2012, jo@example.com", "change_order")
    talk.say(text, label)
    assert not talk.services.database.requests.list()
    assert talk.asked == "details"


def test_what_is_to_be_added_need_not_be_said_twice(talk: Talk) -> None:
    talk.say("add a bracelet to my order #2012, jo@example.com", "change_order")
    (request,) = talk.services.database.requests.list()
    assert "bracelet" in request.details


def test_another_question_is_not_added_to_the_request(talk: Talk) -> None:
    talk.say("make it 18 inches, #2012, jo@example.com", "change_order")
    talk.ask_beyond("and hows the weather lol")
    (request,) = talk.services.database.requests.list()
    assert "weather" not in request.details


def test_the_lack_of_an_address_is_no_end(talk: Talk) -> None:
    talk.say("track #2012", "track_order")
    said = talk.say("i dont have that email anymore", "nlu_fallback", follow_up=FollowUp.TAKEN_BACK.value)
    assert names(said) == ["utter_without_order"]


def test_an_order_that_is_named_goes_to_the_task_that_asked_for_it(talk: Talk) -> None:
    talk.say("may i send my bracelet back", "check_return")
    said = talk.say("I believe the number is #3007, and my daughter used jo@example.com", "track_order", 0.5)
    assert [one.response for one in said] == ["utter_check_return_no_such_piece"]


def test_of_a_return_on_its_way_it_is_said_that_nothing_is_on_record(talk: Talk) -> None:
    talk.say("did u get my return", "check_return")
    assert names(talk.say("sent it back last wk, #3007 jo@example.com", "nlu_fallback")) == [
        "utter_return_not_on_record"
    ]


def test_a_wrong_address_is_a_change(talk: Talk) -> None:
    talk.say("where is #3001, jo@example.com", "track_order")
    said = talk.follow("wrong address on it i moved", FollowUp.DESTINATION, "change_order")
    assert names(said) == ["utter_change_order_shipped"]
    assert names(talk.follow("where does it go", FollowUp.DESTINATION, "track_order")) == ["utter_of_order_destination"]


def test_whether_to_cancel_is_asked_until_it_is_answered(talk: Talk) -> None:
    talk.say("#2012 jo@example.com can i cancel it?", "change_order")
    asked = talk.say("i mean how long do i have", "shipping/order_changes")
    assert asked[-1].response == "utter_ask_change_order_cancel"
