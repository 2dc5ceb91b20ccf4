"""What is asked next is taken for what it is about: the return, the report, the piece in mind, the day of ordering."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp

CLOSED = "#2013, ana@example.com"
RECEIVED = "#3007, jo@example.com"
ON_ITS_WAY = "#2001, jo@example.com"


def lines(talked: Talk, text: str, label: str) -> list[str]:
    return [part["response"] for part in only(talked.say(text, label)).values["parts"]]


def test_the_order_that_comes_after_the_return_policy_is_checked_for_a_return(talk: Talk) -> None:
    talk.follow("how do i send something back", FollowUp.ELLIPSIS, "returns/policy")
    talk.follow("the thing from friday", FollowUp.BARE)
    assert names(talk.follow(RECEIVED, FollowUp.ORDER)) == ["utter_check_return"]


def test_a_cancellation_that_is_done_already_is_no_wish(talk: Talk) -> None:
    talk.follow("i cancelled my order last week, where's my refund", FollowUp.BARE, "returns/refund_timing")
    said = talk.follow(ON_ITS_WAY, FollowUp.ORDER)
    assert talk.services.database.requests.list() == ()
    assert not any(name.startswith("utter_change_order") for name in names(said))


@pytest.mark.parametrize("text", ["and which address", "what's the address to send it to"])
def test_the_address_after_the_verdicts_is_that_of_returns(talk: Talk, text: str) -> None:
    talk.say(f"can i return {RECEIVED}", "check_return")
    said = talk.follow(text, FollowUp.DESTINATION, "shop/contact")
    assert names(said)[0] in ("utter_check_return_next", "utter_return_none_next")


def test_after_a_report_nothing_has_to_be_sent_back_unasked(talk: Talk) -> None:
    talk.say(f"you sent me the wrong earrings, {RECEIVED}", "report_problem")
    said = talk.say("do i have to send the earrings back first", "check_return")
    assert names(said) == ["utter_report_problem_decides"]


@pytest.mark.parametrize(
    ("text", "kind"), [("what happens next", FollowUp.NEXT), ("when do i get the right one then", FollowUp.BARE)]
)
def test_a_report_is_still_what_counts_after_a_question(talk: Talk, text: str, kind: FollowUp) -> None:
    talk.say(f"the clasp snapped, {RECEIVED}", "report_problem")
    talk.follow("is it still under warranty", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.follow(text, kind, "shop/new_arrivals")) == ["utter_request_next"]


def test_a_parcel_that_is_on_its_way_and_not_late_is_not_reported_at_once(talk: Talk) -> None:
    said = talk.say(f"my package never came, {ON_ITS_WAY}", "report_problem")
    assert names(said) == ["utter_report_problem_on_its_way"]
    assert talk.services.database.requests.list() == ()
    said = talk.say("report it anyway", "report_problem")
    assert names(said) == ["utter_report_problem_done"]
    assert "utter_report_problem_picture" not in said[0].names()


def test_a_photo_is_asked_for_of_what_is_there(talk: Talk) -> None:
    assert "utter_report_problem_picture" in lines(talk, f"the clasp snapped, {RECEIVED}", "report_problem")


def test_when_it_was_bought_may_be_told_and_not_asked(talk: Talk) -> None:
    talk.say(f"the clasp snapped, {RECEIVED}", "report_problem")
    text = "i bought it 2 months ago, does that matter?"
    said = names(talk.follow(text, FollowUp.PLACED, "returns/warranty"))
    assert said == ["utter_of_order_warranty_running", "utter_returns/warranty"]


def test_a_change_that_came_too_late_has_not_been_made(talk: Talk) -> None:
    talk.say(f"change {CLOSED}", "change_order")
    assert names(talk.follow("so is it changed now?", FollowUp.DONE)) == ["utter_change_order_not_done"]
    assert names(talk.follow("how do i do that", FollowUp.NEXT)) == ["utter_change_order_by_mail"]


def test_an_order_that_is_on_its_way_while_data_are_deleted(talk: Talk) -> None:
    talk.ask_for_data("delete my data, jo@example.com")
    said = talk.say("but i have an order coming, do i still get that", "track_order")
    assert names(said) == ["utter_request_my_data_of_an_order"]


def test_how_to_apply_is_asked_of_the_collaborations(talk: Talk) -> None:
    talk.follow("do you do collabs", FollowUp.ELLIPSIS, "shop/collaborations")
    said = only(talk.follow("where do i apply", FollowUp.NEXT, "shop/wholesale"))
    assert said.values["source_of"] == "shop/collaborations"


def test_how_cookies_are_deleted_is_asked_of_them(talk: Talk) -> None:
    talk.follow("do you use cookies", FollowUp.ELLIPSIS, "privacy/cookies")
    said = only(talk.follow("how do i delete that", FollowUp.NEXT, "request_my_data"))
    assert said.response == "utter_privacy/cookies"
    assert said.values["particulars"][0]["value"] == "cookie_opt_out"


def test_whether_it_is_a_scam_is_no_anger(talk: Talk) -> None:
    assert names(talk.follow("are you guys a scam", FollowUp.ANGER)) == ["utter_shop/contact"]


def test_who_can_hack_it_gets_no_guarantee(talk: Talk) -> None:
    talk.follow("is my card safe with you", FollowUp.ELLIPSIS, "privacy/security")
    said = names(talk.follow("so nobody can hack it?", FollowUp.DOUBT, "privacy/security"))
    assert said == ["utter_sure_of_no_guarantee"]


def test_what_it_costs_to_a_country_is_asked_of_shipping(talk: Talk) -> None:
    said = only(talk.ask_beyond("how much is it to canada"))
    assert said.response == "utter_shipping/countries"
    assert "shipping_price" in str(said.values["particulars"])


def test_a_part_of_an_order_is_changed_like_the_rest(talk: Talk) -> None:
    talk.follow("can i change my order", FollowUp.ELLIPSIS, "shipping/order_changes")
    assert names(talk.follow("and the address", FollowUp.ELLIPSIS)) == ["utter_the_same"]


def test_what_went_wrong_is_reported_with_it_though_the_order_came_in_between(talk: Talk) -> None:
    talk.say("the package never came", "report_problem")
    talk.say(ON_ITS_WAY)
    talk.say("ok report it", "report_problem")
    (report,) = talk.services.database.requests.list()
    assert report.details == "the package never came\nok report it"


def test_a_number_on_its_way_is_no_street(talk: Talk) -> None:
    said = talk.say("Is 3007 on the way? jo@example.com", "track_order")
    assert names(said)[0].startswith("utter_track_order_")


def test_a_yes_or_no_is_that_on_the_day_and_not_on_the_record_below_it(talk: Talk) -> None:
    talk.say(f"where is {ON_ITS_WAY}", "track_order")
    talk.say("will it be here by december 30?", "estimate_arrival")
    assert names(talk.follow("so is that a yes or no", FollowUp.PLAINLY)) == ["utter_conclusion_yes"]


def test_who_signs_up_with_an_address_is_asked_for_no_order(talk: Talk) -> None:
    talk.follow("when do new pieces come", FollowUp.ELLIPSIS, "shop/new_arrivals")
    assert names(talk.follow("ok sign me up mia@example.com", FollowUp.ORDER)) == ["utter_privacy/email_marketing"]


def test_the_address_after_the_rights_is_for_the_request(talk: Talk) -> None:
    talk.follow("what rights do i have", FollowUp.ELLIPSIS, "privacy/rights")
    said = talk.follow("jo@example.com", FollowUp.ORDER)
    assert not any("order_number" in name for name in names(said))


def test_a_cancellation_with_a_refund_is_a_cancellation(talk: Talk) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    talk.follow("cancel it and refund me", FollowUp.REFUND)
    (request,) = talk.services.database.requests.list()
    assert request.kind.value == "cancellation"


def test_a_delivered_parcel_that_is_not_there_is_reported_on_a_yes(talk: Talk) -> None:
    talk.say(f"where is {RECEIVED}", "track_order")
    said = talk.say("its not here", "track_order")
    assert names(said) == ["utter_not_there_by_your_word"]
    assert names(talk.answer_briefly("yes", "affirm")) == ["utter_report_problem_done"]
    (report,) = talk.services.database.requests.list()
    assert "its not here" in report.details


def test_a_present_that_is_opened_later_is_no_day_of_receipt(talk: Talk) -> None:
    text = "its a christmas gift, she wont open it til 3 weeks after it comes. can i still return it"
    assert "utter_rule_of_that_day" not in str([one.values for one in talk.say(text, "check_return")])


def test_how_long_i_have_while_a_change_is_asked_for_is_of_the_change(talk: Talk) -> None:
    talk.say("change #2012, jo@example.com", "change_order")
    said = talk.say("how long do i have for that, exactly?", "returns/warranty")
    assert names(said)[0] == "utter_shipping/order_changes"
    assert talk.asked == "details"


def test_the_record_is_not_told_again_below_a_yes_on_the_day(talk: Talk) -> None:
    talk.say(f"where is {ON_ITS_WAY}", "track_order")
    assert names(talk.say("will it be here by december 30?", "estimate_arrival")) == ["utter_order_in_time_yes"]


def test_a_parcel_that_came_back_by_itself_is_tracked(talk: Talk) -> None:
    said = talk.say(f"my order came back? it says returned, {RECEIVED}", "check_return")
    assert names(said)[0].startswith("utter_track_order_")


def test_who_pays_is_asked_of_the_length_that_was_priced(talk: Talk) -> None:
    talk.follow("can you swap my 16 inch for 18", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("how much is that", FollowUp.COST)
    assert names(talk.follow("and who pays the postage", FollowUp.REMEDY)) == ["utter_length_exchange_price"]


def test_the_warranty_of_an_open_order_is_told_with_its_last_day(talk: Talk) -> None:
    talk.say(f"where is {RECEIVED}", "track_order")
    said = talk.follow("is it still under warranty", FollowUp.BARE, "returns/warranty")
    assert [one.response for one in said] == ["utter_of_order_warranty_running", "utter_returns/warranty"]
    assert said[0].values["last_day"]
    assert names(talk.follow("so thats a yes", FollowUp.DOUBT, "affirm")) == ["utter_conclusion_yes"]


def test_the_warranty_of_what_has_not_come_is_told_in_general(talk: Talk) -> None:
    talk.say(f"where is {ON_ITS_WAY}", "track_order")
    said = talk.follow("is it still under warranty", FollowUp.BARE, "returns/warranty")
    assert names(said) == ["utter_returns/warranty"]


def test_what_went_back_by_itself_is_not_offered_for_a_return(talk: Talk) -> None:
    talk.say("my order came back? it says returned", "check_return")
    said = talk.say(RECEIVED)
    assert "utter_left_task" not in names(said)


@pytest.mark.parametrize(
    ("rule", "text", "response"),
    [
        ("returns/warranty", "no about 5 weeks ago i got it", "utter_warranty_of_that_day_over"),
        ("returns/warranty", "no i got it 2 weeks ago", "utter_warranty_of_that_day"),
        ("returns/policy", "no it came 3 weeks ago", "utter_rule_of_that_day_over"),
        ("returns/policy", "no it came yesterday", "utter_rule_of_that_day"),
    ],
)
def test_a_day_after_the_rule_is_held_against_it(talk: Talk, rule: str, text: str, response: str) -> None:
    talk.follow("and if it breaks", FollowUp.ELLIPSIS, rule)
    assert names(talk.answer_briefly(text, "deny")) == [response]


def test_the_money_of_what_has_not_come_is_no_return(talk: Talk) -> None:
    talk.say(f"where is {ON_ITS_WAY}", "track_order")
    said = talk.say("i want my money back now", "check_return")
    assert names(said) == ["utter_of_order_refund_wish"]


def test_of_an_order_in_parts_the_parcel_is_named(talk: Talk) -> None:
    order = next(
        one
        for one in talk.services.database.orders.list(100)
        if one.shipments and not one.fulfilled and one.shipments[0].lines
    )
    said = only(talk.say(f"where is {order.name}, {order.email}", "track_order"))
    assert "utter_parcel" in [part["response"] for part in said.values["parts"]]


@pytest.mark.parametrize("intent", ["follow_up", "several_questions"])
def test_what_only_rules_know_is_not_taken_for_a_question(talk: Talk, intent: str) -> None:
    """As a pipeline names it that reads no full labels."""
    assert names(talk.follow("wait, do you gift wrap?", FollowUp.BARE, intent)) != [f"utter_{intent}"]
