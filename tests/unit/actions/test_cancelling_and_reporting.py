"""Cancellations, requests and reports that are asked for, asked back, taken back or asked after."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp

CLOSED = "#2013, ana@example.com"
RECEIVED = "#3007, jo@example.com"


def test_a_refused_change_is_explained_by_the_policy(talk: Talk) -> None:
    talk.say(f"cancel {CLOSED}", "change_order")
    said = only(talk.follow("why not i only just ordered it", FollowUp.WHY))
    assert said.response == "utter_shipping/order_changes"


@pytest.mark.parametrize("text", ["#2012 jo@example.com cancel pls", "cancel #2012 jo@example.com"])
def test_an_order_that_is_named_to_be_cancelled_is_not_only_tracked(talk: Talk, text: str) -> None:
    talk.follow(text, FollowUp.ORDER, "unsubscribe")
    (request,) = talk.services.database.requests.list()
    assert request.kind.value == "cancellation"


def test_a_cancellation_is_taken_back_though_something_was_asked_since(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    talk.follow("do you ship to canada", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("hmm no i want it after all", FollowUp.TAKEN_BACK)) == ["utter_request_taken_back"]


def test_a_request_is_taken_back_in_the_middle_of_a_task(talk: Talk) -> None:
    talk.ask_for_data("send me a copy of my data, jo@example.com")
    talk.say("where is my order", "track_order")
    said = talk.say("wait, withdraw that request", "nlu_fallback", follow_up="taken_back")
    assert names(said) == ["utter_request_taken_back"]
    assert talk.task is None


@pytest.mark.parametrize("text", ["can you undo it", "reinstate it pls"])
def test_an_order_that_is_over_is_not_brought_back_from_here(talk: Talk, text: str) -> None:
    order = next(one for one in talk.services.database.orders.list(200) if one.is_cancelled)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    assert names(talk.follow(text, FollowUp.TAKEN_BACK)) == ["utter_not_done_here"]


def test_a_wish_after_a_report_goes_with_it(talk: Talk) -> None:
    talk.say(f"the clasp is broken, {RECEIVED}", "report_problem")
    said = talk.follow("i want a refund, not a replacement", FollowUp.REMEDY, "report_problem")
    assert names(said) == ["utter_report_problem_added"]
    assert names(talk.follow("ok do it", FollowUp.DO_IT)) == ["utter_request_known"]


def test_the_receipt_is_told_again(talk: Talk) -> None:
    done = only(talk.say("cancel #2012, jo@example.com", "change_order"))
    said = only(talk.follow("what was my receipt again", FollowUp.TOTAL, "out_of_scope"))
    assert said.values["receipt"] == done.values["receipt"]


def test_whether_it_is_cancelled_is_told_by_its_state(talk: Talk) -> None:
    talk.say(f"where is {CLOSED}", "track_order")
    said = talk.follow("so is it cancelled or not", FollowUp.DONE, "shipping/order_changes")
    assert names(said)[0].startswith("utter_track_order")


def test_a_yes_after_a_no_begins_the_task_again(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("no", "deny")
    talk.follow("ok yes do it", FollowUp.DO_IT, "affirm")
    assert (talk.task, talk.asked) == ("unsubscribe", "confirmed")


def test_one_word_beyond_doubt_is_a_report(talk: Talk) -> None:
    talk.say(f"where is {CLOSED}", "track_order")
    talk.say("report that its late", "report_problem")
    assert [one.details for one in talk.services.database.requests.list()] == ["report that its late"]


@pytest.mark.parametrize("task", ["track_order", "request_my_data"])
def test_a_no_to_the_question_for_an_address_ends_the_task(talk: Talk, task: str) -> None:
    talk.say("delete it", task)
    assert names(talk.say("no", "deny")) == ["utter_task_stopped"]


def test_what_can_be_done_after_a_refusal_is_no_greeting(talk: Talk) -> None:
    talk.say(f"cancel {CLOSED}", "change_order")
    talk.follow("why not", FollowUp.WHY)
    assert names(talk.follow("so what can i do", FollowUp.NEXT, "greet")) == ["utter_change_order_by_mail"]


@pytest.mark.parametrize("text", ["can i cancel it", "is it too late to cancel", "could i cancel that"])
def test_who_asks_whether_it_can_be_cancelled_has_cancelled_nothing(talk: Talk, text: str) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    talk.say(text, "change_order")
    assert talk.events[-1]["metadata"]["utter_action"] == "utter_ask_change_order_cancel"
    assert not talk.services.database.requests.list()
    assert names(talk.say("yes", "affirm")) == ["utter_change_order_open"]
    (request,) = talk.services.database.requests.list()
    assert (request.kind.value, request.details) == ("cancellation", "cancel it")


def test_a_no_to_the_cancellation_leaves_the_order(talk: Talk) -> None:
    talk.say("can i cancel #2012, jo@example.com", "change_order")
    talk.say("no", "deny")
    assert talk.task is None
    assert not talk.services.database.requests.list()


def test_an_order_named_after_the_wish_to_cancel_is_cancelled(talk: Talk) -> None:
    talk.follow("cancel everything", FollowUp.ELLIPSIS)
    talk.follow("#2012 jo@example.com", FollowUp.ORDER)
    (request,) = talk.services.database.requests.list()
    assert request.details == "cancel everything"


def test_the_number_after_not_is_not_the_one(talk: Talk) -> None:
    talk.say("cancel #2013, jo@example.com", "change_order")
    talk.say("no wait. #2012 not #2013!!", "change_order")
    assert [one.order_name for one in talk.services.database.requests.list()] == ["#2012"]


def test_a_zip_is_no_order(talk: Talk) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    talk.say("i moved, send it to 5 Oak Ave Denver CO 80202", "change_order")
    (request,) = talk.services.database.requests.list()
    assert (request.order_name, "80202" in request.details) == ("#2012", True)


def test_what_is_said_right_after_the_question_is_a_change_and_no_question(talk: Talk) -> None:
    talk.say("change #2012, jo@example.com", "change_order")
    assert names(talk.say("ok do it, 9 Pine Rd, Reno NV 89501", "nlu_fallback")) == ["utter_change_order_open"]


def test_for_a_parcel_that_is_gone_nothing_is_to_be_sent_back(talk: Talk) -> None:
    talk.say(f"my package was stolen, {RECEIVED}", "report_problem")
    assert names(talk.follow("do you replace it", FollowUp.REMEDY)) == ["utter_report_problem_of_loss"]


def test_a_wish_for_money_is_no_question_after_it(talk: Talk) -> None:
    talk.say(f"where is {CLOSED}", "track_order")
    assert names(talk.follow("just refund me", FollowUp.REFUND)) == ["utter_of_order_refund_wish"]
    assert names(talk.follow("when do i get my refund", FollowUp.REFUND)) == ["utter_of_order_not_refunded"]


def test_the_next_order_is_not_cancelled_as_well(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    talk.follow("#2001, jo@example.com", FollowUp.ORDER)
    assert [one.order_name for one in talk.services.database.requests.list()] == ["#2012"]


def test_who_asks_in_steps_is_asked_back_too(talk: Talk) -> None:
    talk.say("can i cancel my order", "change_order")
    talk.say("#2012")
    talk.say("jo@example.com")
    assert talk.events[-1]["metadata"]["utter_action"] == "utter_ask_change_order_cancel"
    assert not talk.services.database.requests.list()


def test_the_reason_of_a_decision_is_the_policy_behind_it(talk: Talk) -> None:
    talk.say("cancel #2013, ana@example.com", "change_order")
    assert names(talk.follow("why not", FollowUp.WHY, "affirm")) == ["utter_shipping/order_changes"]


def test_after_the_report_of_a_loss_it_is_with_the_shop(talk: Talk) -> None:
    talk.say("says delivered but it never came #2012 jo@example.com", "report_problem")
    said = only(talk.follow("so what are you going to do about it", FollowUp.REMEDY))
    assert said.response == "utter_report_problem_of_loss"
    assert said.values["parts"]


def test_anger_after_a_report_hears_of_it(talk: Talk) -> None:
    talk.say("the clasp broke #3007 jo@example.com", "report_problem")
    assert names(talk.follow("this is ridiculous", FollowUp.ANGER)) == ["utter_annoyed_of_request"]


def test_what_no_rule_turns_on_changes_no_verdict(talk: Talk) -> None:
    talk.say("can i return #2001 jo@example.com", "check_return")
    while talk.asked:
        talk.say("november 2")
    said = only(talk.say("but its still in the box unopened", "check_return"))
    assert said.response == "utter_check_return_no_exception"


def test_the_last_day_of_a_return_is_told_again(talk: Talk) -> None:
    talk.say("can i return #2001 jo@example.com", "check_return")
    while talk.asked:
        talk.say("november 2")
    talk.follow("how much is the fee", FollowUp.COST)
    said = names(talk.follow("what was the date i have until again", FollowUp.WHEN))
    assert said[0].startswith("utter_check_return")


def test_what_was_mistaken_is_told_under_the_receipt(talk: Talk) -> None:
    talk.say("the clasp broke and i got the wrong necklace #3007 jo@example.com", "report_problem")
    talk.follow("whats the number", FollowUp.TRACKING)
    assert names(talk.say("no wait the necklace is right my bad", "change_order")) == ["utter_request_taken_back"]


def test_the_number_after_a_report_is_its_receipt(talk: Talk) -> None:
    talk.say("the clasp broke #3007 jo@example.com", "report_problem")
    assert names(talk.follow("whats the number", FollowUp.TRACKING))[0] == "utter_request_known"
    assert names(talk.follow("and the tracking number", FollowUp.TRACKING))[0] != "utter_request_known"


def test_more_of_what_is_wrong_is_added(talk: Talk) -> None:
    talk.say("i got the wrong bracelet #2012 jo@example.com", "report_problem")
    assert names(talk.follow("both are wrong actually", FollowUp.DOUBT)) == ["utter_report_problem_added"]


def test_a_stolen_parcel_is_looked_up_before_it_is_reported(talk: Talk) -> None:
    talk.follow("my package got stolen off the porch", FollowUp.ELLIPSIS, "shipping/lost_package")
    assert "utter_track_order" in names(talk.follow("#2012 jo@example.com", FollowUp.ORDER))[0]
    talk.say("ok report it", "report_problem")
    (report,) = talk.services.database.requests.list()
    assert "stolen" in report.details


def test_too_little_in_the_box_is_no_question_on_its_contents(talk: Talk) -> None:
    said = talk.follow("#2012 jo@example.com only got one thing in the box", FollowUp.ORDER)
    assert "report_problem" in names(said)[0]


def test_whether_money_comes_back_is_no_question_after_a_refund(talk: Talk) -> None:
    talk.say("where is #2012 jo@example.com", "track_order")
    assert names(talk.follow("can i get my money back", FollowUp.REFUND)) == ["utter_of_order_refund_wish"]


def test_a_change_that_comes_with_its_order_is_a_change(talk: Talk) -> None:
    said = talk.follow(f"{CLOSED} can i change the length to 16", FollowUp.CHANGE)
    assert "utter_change_order" in names(said)[0]


def test_a_length_that_has_shipped_can_still_be_exchanged(talk: Talk) -> None:
    said = only(talk.say("#2001 jo@example.com i want to swap the necklace length to 18", "change_order"))
    assert "utter_remedy_length_exchange" in set(said.names())


def test_only_a_correction_takes_the_place_of_a_deletion(talk: Talk) -> None:
    talk.say("delete my data please, jo@example.com", "request_my_data")
    talk.say("actually no only correct my address", "deny")
    (request,) = talk.services.database.requests.list()
    assert request.kind.value == "correction"


def test_only_the_mail_is_a_yes(talk: Talk) -> None:
    talk.say("unsubscribe me jo@example.com", "unsubscribe")
    assert names(talk.say("wait dont delete, just the emails", "deny")) == ["utter_unsubscribe_done"]


def test_a_no_that_forgets_it_is_a_no(talk: Talk) -> None:
    talk.say("unsubscribe me jo@example.com", "unsubscribe")
    assert names(talk.say("no forget the email change", "request_my_data")) == ["utter_nothing_changed"]


def test_a_new_address_after_unsubscribing_is_a_correction(talk: Talk) -> None:
    talk.say("unsubscribe me jo@example.com", "unsubscribe")
    talk.say("yes", "affirm")
    said = talk.follow("also change my email to jo2@example.com", FollowUp.ORDER, "request_my_data")
    assert names(said) == ["utter_request_my_data_correction"]


def test_the_other_of_two_orders_is_tracked_after_the_first_is_cancelled(talk: Talk) -> None:
    talk.follow("cancel #2012 and tell me when #2001 comes, jo@example.com", FollowUp.ORDER, "change_order")
    talk.slots["left_task"] = "track_order"
    said = talk.follow("and the other one?", FollowUp.ELLIPSIS)
    assert "#2001" in str([one.values for one in said])


def test_until_when_is_no_end_of_the_task(talk: Talk) -> None:
    talk.say("can i return #2008, jo@example.com", "check_return")
    talk.say("so until when", "stop")
    assert talk.asked == "received_on"


def test_how_long_this_takes_is_not_asked_of_a_parcel(talk: Talk) -> None:
    talk.say("unsubscribe me jo@example.com", "unsubscribe")
    assert names(talk.say("how long does that take", "shipping/transit_time")) == ["utter_how_soon_unstated"]
    assert names(talk.say("how long does shipping take", "shipping/transit_time")) == ["utter_shipping/transit_time"]


def test_a_no_that_names_an_order_is_about_it(talk: Talk) -> None:
    said = talk.answer_briefly("#2012 jo@example.com i didnt cancel this", "deny")
    assert "utter_track_order" in names(said)[0]


def test_what_a_swap_costs_is_asked_of_the_swap(talk: Talk) -> None:
    talk.say("#2001 jo@example.com i want to swap the necklace length to 18", "change_order")
    assert names(talk.follow("does that cost", FollowUp.COST)) == ["utter_length_exchange_price"]


def test_the_right_value_goes_with_the_correction(talk: Talk) -> None:
    talk.ask_for_data("correct my address, jo@example.com")
    assert names(talk.follow("its 12 Elm St now", FollowUp.DO_IT)) == ["utter_request_added"]


STOLEN = "#2012 jo@example.com says delivered but nothing on my porch"


def test_what_is_to_be_filed_is_filed_with_what_was_told(talk: Talk) -> None:
    talk.follow(STOLEN, FollowUp.ORDER, "track_order")
    said = talk.answer_briefly("ok file it then", "affirm")
    assert names(said) == ["utter_report_problem_done"]
    (report,) = talk.services.database.requests.list()
    assert "porch" in report.details


def test_may_i_add_adds(talk: Talk) -> None:
    talk.say("somebody stole my package #2012 jo@example.com", "report_problem")
    said = talk.follow("can i add that my neighbor saw it", FollowUp.TROUBLE, "out_of_scope")
    assert names(said) == ["utter_report_problem_added"]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("and will u replace it", FollowUp.REMEDY, "returns/warranty"),
        ("will i get my money back", FollowUp.REFUND, "returns/refund_timing"),
    ],
)
def test_a_stolen_parcel_is_promised_nothing(talk: Talk, text: str, kind: FollowUp, label: str) -> None:
    talk.say("somebody stole my package #2012 jo@example.com", "report_problem")
    assert names(talk.follow(text, kind, label)) == ["utter_report_problem_of_loss"]


def test_just_fix_in_place_of_deleting_is_a_correction(talk: Talk) -> None:
    talk.say("actually dont delete just fix my last name, jo@example.com", "request_my_data")
    (request,) = talk.services.database.requests.list()
    assert request.kind.value == "correction"


def test_who_took_it_back_hears_that_nothing_changed(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("no wait i like the emails", "deny")
    assert names(talk.say("so am i off the list or not", "unsubscribe")) == ["utter_nothing_changed"]


def test_the_order_of_the_message_before_is_known(talk: Talk) -> None:
    talk.follow("my necklace from order 2012 is too short", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("jo@example.com", FollowUp.ORDER)
    assert talk.slots["verified_order"]["name"] == "#2012"


def test_what_is_right_is_kept_before_the_address_comes(talk: Talk) -> None:
    talk.say("correct my phone number", "request_my_data")
    talk.say("555-123-4567", "out_of_scope")
    talk.say("jo@example.com")
    (request,) = talk.services.database.requests.list()
    assert "555-123-4567" in request.details


def test_cancel_that_right_after_a_request_takes_it_back(talk: Talk) -> None:
    talk.ask_for_data("send me my data, jo@example.com")
    assert names(talk.follow("cancel that", FollowUp.CHANGE, "stop")) == ["utter_request_taken_back"]
    talk.ask_for_data("send me my data, jo@example.com")
    assert names(talk.answer_briefly("cancel that", "stop")) == ["utter_request_taken_back"]
