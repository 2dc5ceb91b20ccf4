"""What opens an order, or an address, given in part, in another way, or not at all; and the rule that is told meanwhile."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from actions.turn import OUT_OF_SCOPE
from bot.orders.requests import RequestKind
from bot.understanding.follow_up_kinds import FollowUp


@pytest.mark.parametrize(
    ("text", "task", "rule"),
    [
        ("i want to send it back", "check_return", "returns/policy"),
        ("cancel my order", "change_order", "shipping/order_changes"),
        ("the clasp snapped", "report_problem", "returns/warranty"),
        ("where is my order", "track_order", None),
        ("something is missing", "report_problem", None),
    ],
)
def test_the_rule_comes_with_the_question_for_the_order(talk: Talk, text: str, task: str, rule: str | None) -> None:
    said = only(talk.say(text, task))
    assert said.response == "utter_ask_order_number"
    assert said.values["source_of"] == rule
    assert bool(said.values["parts"]) == bool(rule)


def test_the_rule_is_not_told_twice(talk: Talk) -> None:
    talk.say("i want to send it back", "check_return")
    assert all(not said.values.get("parts") for said in talk.say("what?", "nlu_fallback"))


def test_a_rule_that_was_just_answered_is_not_repeated(talk: Talk) -> None:
    talk.follow("what is your return policy", FollowUp.ELLIPSIS, "returns/policy")
    assert only(talk.say("can i return mine", "check_return")).values["parts"] == []


def test_a_shop_without_the_rule_only_asks(allyk: object) -> None:
    assert only(Talk(allyk).say("cancel my order", "change_order")).values["parts"] == []  # type: ignore[arg-type]


def test_only_what_is_lacking_is_asked_for(talk: Talk) -> None:
    said = only(talk.say("where is my order, jo@example.com", "track_order"))
    assert said.response == "utter_ask_order_number_alone"


@pytest.mark.parametrize("number", ["its order no. 2,012", "2 012", "2012"])
def test_a_number_is_read_however_it_is_set(talk: Talk, number: str) -> None:
    talk.say("where is my order, jo@example.com", "track_order")
    assert "utter_track_order" in names(talk.say(number))[0]


def test_an_address_may_be_spelt_out(talk: Talk) -> None:
    talk.say("where is my order #2012", "track_order")
    assert "utter_track_order" in names(talk.say("jo at example dot com"))[0]


@pytest.mark.parametrize("text", ["i only have my phone number 555-201-8890", "name is jo miller", "(555) 201-8890"])
def test_nothing_is_looked_up_by_name_or_telephone(talk: Talk, text: str) -> None:
    talk.say("where is my stuff", "track_order")
    assert names(talk.say(text, OUT_OF_SCOPE)) == ["utter_only_number_and_email"]
    assert talk.asked == "order_number"


def test_who_keeps_the_address_is_told_what_it_is_for(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say("i dont want to give you my email", "unsubscribe")) == ["utter_not_without_both"]
    assert talk.task is None


@pytest.mark.parametrize(
    "text",
    ["i did not give you my email, take me off your list", "not giving you permission to mail me, unsubscribe me"],
)
def test_who_wants_off_the_list_is_asked_for_the_address(talk: Talk, text: str) -> None:
    talk.say(text, "unsubscribe")
    assert (talk.task, talk.asked) == ("unsubscribe", "email")


def test_who_keeps_the_address_is_not_taken_off_a_list(talk: Talk) -> None:
    assert names(talk.say("i dont want to give my email", "unsubscribe")) == ["utter_email_not_needed"]
    assert talk.task is None


def test_why_an_address_is_asked_for_is_said(talk: Talk) -> None:
    talk.say("delete all my data", "request_my_data")
    assert names(talk.say("why do you need that", "privacy/data_use")) == ["utter_why_email_asked"]
    assert talk.asked == "email"


def test_mail_about_orders_is_no_condition(talk: Talk) -> None:
    talk.say("stop sending me emails, jo@example.com", "unsubscribe")
    assert names(talk.say("yes but keep sending me the shipping ones", "affirm")) == ["utter_unsubscribe_done"]


def test_thanks_in_place_of_a_yes_do_nothing_and_hear_so(talk: Talk) -> None:
    talk.say("stop sending me emails, jo@example.com", "unsubscribe")
    assert names(talk.say("thanks", "thank")) == ["utter_nothing_done_yet"]
    assert not list(talk.services.database.unsubscribes.list())


def test_who_asks_too_early_hears_that_nothing_is_sent(talk: Talk) -> None:
    talk.say("i want to report a problem #2012 jo@example.com", "report_problem")
    assert names(talk.say("did you get that?", follow_up="done")) == ["utter_not_sent_yet"]
    assert not talk.services.database.requests.list()


def test_what_was_told_of_a_delay_is_what_is_reported(talk: Talk) -> None:
    talk.say("where is #2012 jo@example.com", "track_order")
    talk.follow("it was supposed to come 2 weeks ago!!", FollowUp.ANGER)
    talk.say("report it then", "report_problem")
    (report,) = talk.services.database.requests.list()
    assert report.kind is RequestKind.PROBLEM
    assert "2 weeks ago" in report.details


def test_a_new_address_goes_with_the_correction(talk: Talk) -> None:
    talk.ask_for_data("my email changed, correct it, jo@example.com")
    assert names(talk.follow("new one jo.new@example.com", FollowUp.ORDER)) == ["utter_request_added"]


def test_what_is_told_after_a_report_changes_no_order(talk: Talk) -> None:
    talk.say("you sent my stuff to the wrong place #2012 jo@example.com", "report_problem")
    assert names(talk.say("it went to my old house", "change_order")) == ["utter_report_problem_added"]


def test_postage_in_the_middle_of_a_return_is_that_of_the_return(talk: Talk) -> None:
    talk.say("i want to send one back", "check_return")
    assert names(talk.say("do i have to pay for shipping", "shipping/expedited"))[0] == "utter_returns/policy"


def test_where_nothing_comes_back_what_is_left_is_told(talk: Talk) -> None:
    talk.say("can i return #2008, jo@example.com", "check_return")
    talk.say("november 1")
    assert talk.asked is None
    said = names(talk.follow("so theres nothing i can do", FollowUp.DOUBT))
    assert said == ["utter_return_none_next"]


def test_a_second_task_is_offered_when_the_first_is_done(talk: Talk) -> None:
    talk.slots["left_task"] = "track_order"
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    said = talk.say("yes", "affirm")
    assert names(said) == ["utter_unsubscribe_done", "utter_left_task"]


@pytest.mark.parametrize("text", ["whats the capital of mongolia", "history of singapore"])
def test_a_country_alone_is_no_question_on_shipping(talk: Talk, text: str) -> None:
    assert names(talk.ask_beyond(text)) == ["utter_out_of_scope"]


@pytest.mark.parametrize("text", ["she's in singapore", "and to mongolia?"])
def test_hardly_more_than_a_country_is_one(talk: Talk, text: str) -> None:
    assert names(talk.ask_beyond(text)) == ["utter_shipping/countries"]


@pytest.mark.parametrize("text", ["your site is down on my phone", "my phone is broken"])
def test_ones_own_telephone_is_not_the_shops(talk: Talk, text: str) -> None:
    assert names(talk.ask_beyond(text)) == ["utter_out_of_scope"]


def test_a_joke_is_no_anger(talk: Talk) -> None:
    assert names(talk.follow("tell me a joke", FollowUp.ANGER, OUT_OF_SCOPE)) == ["utter_out_of_scope"]


def test_the_second_task_knows_what_the_message_named(talk: Talk) -> None:
    talk.slots["left_task"] = "track_order"
    talk.follow("unsubscribe me and where is #2012, jo@example.com", FollowUp.ELLIPSIS, "privacy/email_marketing")
    assert "utter_track_order" in names(talk.say("where is it", "track_order"))[0]


def test_the_number_of_a_report_is_told_again(talk: Talk) -> None:
    talk.say("the clasp broke #3007 jo@example.com", "report_problem")
    assert names(talk.ask_beyond("and whats my report number"))[0] == "utter_request_known"


@pytest.mark.parametrize("text", ["do you remove my name once the order is done", "does it get deleted, just asking"])
def test_a_question_on_ones_data_asks_for_nothing(talk: Talk, text: str) -> None:
    assert names(talk.say(text, "request_my_data")) == ["utter_privacy/rights"]
    assert talk.task is None


def test_who_only_asked_is_let_go(talk: Talk) -> None:
    talk.say("delete my data", "request_my_data")
    assert names(talk.say("im only asking, i dont want to delete anything")) == ["utter_task_stopped"]


def test_why_an_address_is_needed_is_said_afterwards_too(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    talk.say("i dont want to give you my email", "unsubscribe")
    assert names(talk.follow("why not just the number", FollowUp.WHY)) == ["utter_why_asked"]


def test_a_question_for_a_telephone_is_no_key(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say("do you have a phone", "shop/contact")) == ["utter_shop/contact"]


def test_whatever_is_said_with_all_that_opens_an_order_it_is_told_of(talk: Talk) -> None:
    assert "utter_track_order" in names(talk.ask_beyond("#2012 jo@example.com says undeliverable??"))[0]


def test_a_piece_in_a_metal_that_is_none_of_ours(talk: Talk) -> None:
    assert names(talk.ask_beyond("do you have the willow hoops in silver")) == ["utter_materials/metals"]


@pytest.mark.parametrize(
    ("text", "rule", "last_day"),
    [
        ("received it 3 weeks ago, can i still return it", "utter_rule_of_that_day_over", "Monday, November 16"),
        ("got it november 9, can i still return it", "utter_rule_of_that_day", "Monday, November 23"),
        ("got it november 8, can i still return it", "utter_rule_of_that_day_over", "Sunday, November 22"),
    ],
)
def test_what_follows_from_a_day_of_receipt_is_told_at_once(talk: Talk, text: str, rule: str, last_day: str) -> None:
    (part,) = only(talk.say(text, "check_return")).values["parts"]
    assert (part["response"], part["last_day"]) == (rule, last_day)


def test_a_day_of_ordering_is_none_of_receipt(talk: Talk) -> None:
    (part,) = only(talk.say("ordered it november 8, can i return it", "check_return")).values["parts"]
    assert part["response"] == "utter_rule_in_short"
