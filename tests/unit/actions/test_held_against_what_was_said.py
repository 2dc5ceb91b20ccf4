"""A number, a denial or another question that is held against the last answer; and a report that the record speaks against."""

from __future__ import annotations

import pytest
from talk import Talk, names

from actions.track_order import has_not_left
from bot.shop.order import Order
from bot.understanding.follow_up_kinds import FollowUp


def not_left(talk: Talk) -> Order:
    """An order that is in production."""
    orders = talk.services.database.orders.list(200)
    return next(order for order in orders if order.email and has_not_left(order, talk.services))


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("14 days?", "utter_conclusion_yes"),
        ("so 14 then?", "utter_conclusion_yes"),
        ("30 days?", "utter_in_short"),
        ("14 months?", "utter_in_short"),
        ("14 dollars?", "utter_in_short"),
        ("is it only 7 days", "utter_in_short"),
    ],
)
def test_a_number_is_held_against_the_answer(talk: Talk, text: str, response: str) -> None:
    talk.follow("what's the return policy", FollowUp.ELLIPSIS, "returns/policy")
    assert names(talk.follow(text, FollowUp.DOUBT, "returns/warranty")) == [response]


def test_a_price_is_held_against_the_answer(talk: Talk) -> None:
    talk.follow("how much is gift wrapping", FollowUp.ELLIPSIS, "shipping/gift_wrapping")
    assert names(talk.follow("5 bucks right?", FollowUp.DOUBT)) == ["utter_conclusion_yes"]


def test_a_number_after_what_is_not_stated_is_not_stated(talk: Talk) -> None:
    talk.follow("how soon is the refund on my card", FollowUp.ELLIPSIS, "returns/refund_timing")
    talk.follow("so you don't say how long", FollowUp.DOUBT)
    said = talk.follow("5 days?", FollowUp.DOUBT, "shipping/transit_time")
    assert "utter_conclusion_yes" not in names(said)


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("so you don't", "utter_conclusion_right"),
        ("so no?", "utter_conclusion_no"),
    ],
)
def test_a_denial_that_is_right_is_no_bare_no(talk: Talk, text: str, response: str) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow(text, FollowUp.DOUBT)) == [response]


def test_what_was_concluded_can_be_concluded_once_more(talk: Talk) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    talk.follow("so you don't", FollowUp.DOUBT)
    assert names(talk.follow("so no?", FollowUp.DOUBT)) == ["utter_conclusion_no"]


def test_another_question_is_no_doubt(talk: Talk) -> None:
    talk.follow("do you sell my email", FollowUp.ELLIPSIS, "privacy/data_sharing")
    said = talk.follow("is it true that the government can see it", FollowUp.DOUBT, "privacy/legal_disclosure")
    assert names(said) == ["utter_privacy/legal_disclosure"]


def test_why_data_is_collected_is_what_it_is_used_for(talk: Talk) -> None:
    talk.follow("can you see my ip", FollowUp.ELLIPSIS, "privacy/data_collected")
    assert names(talk.follow("why do you need that", FollowUp.WHY)) == ["utter_privacy/data_use"]


def test_opting_out_after_cookies_is_of_cookies(talk: Talk) -> None:
    talk.follow("which cookies do you use", FollowUp.ELLIPSIS, "privacy/cookies")
    said = talk.follow("how do i opt out", FollowUp.BARE, "privacy/email_marketing")
    assert names(said) == ["utter_privacy/cookies"]
    assert "cookie_opt_out" in str(said[0].values["particulars"])


def test_what_has_not_left_cannot_be_broken_and_is_reported_on_a_second_word(talk: Talk) -> None:
    order = not_left(talk)
    said = talk.say(f"the clasp snapped off when I opened it, {order.name}, {order.email}", "report_problem")
    assert names(said) == ["utter_report_problem_not_left"]
    assert talk.services.database.requests.list() == ()
    assert names(talk.follow("report it anyway", FollowUp.TAKEN_BACK, "report_problem")) == [
        "utter_report_problem_done"
    ]
    (request,) = talk.services.database.requests.list()
    assert "clasp snapped" in request.details


def test_a_task_that_was_left_has_done_nothing(talk: Talk) -> None:
    talk.say("delete my data, jo@example.com", "request_my_data")
    talk.say("i changed my mind, don't", "stop")
    assert names(talk.follow("is it done or not", FollowUp.DONE)) == ["utter_nothing_done"]


def test_how_long_it_takes_after_a_receipt_is_asked_of_the_answer(talk: Talk) -> None:
    talk.say("send me a copy of my data, jo@example.com", "request_my_data")
    talk.answer_briefly("yes", "affirm")
    said = talk.follow("how long does it take", FollowUp.WHEN, "shipping/transit_time")
    assert names(said) == ["utter_request_next"]


def test_a_sentence_in_place_of_an_address_is_no_misspelt_address(talk: Talk) -> None:
    talk.say("unsubscribe me", "unsubscribe")
    said = talk.say("i already clicked unsubscribe like 3 times", "unsubscribe")
    assert names(said) == ["utter_no_address_in_it"]
    assert names(talk.say("jo@example", "nlu_fallback")) == ["utter_wrong_email"]


BROKEN = "#3007, jo@example.com"


def test_what_was_told_of_a_broken_piece_is_kept_until_the_order_is_named(talk: Talk) -> None:
    talk.follow("my chain broke", FollowUp.TROUBLE, "returns/warranty")
    talk.follow("i got it like 3 weeks ago", FollowUp.BARE)
    assert names(talk.follow(f"order {BROKEN}", FollowUp.ORDER)) == ["utter_report_problem_done"]
    (request,) = talk.services.database.requests.list()
    assert "my chain broke" in request.details


def test_which_piece_is_to_go_back_is_no_report(talk: Talk) -> None:
    talk.say("i need to return one thing from my order", "check_return")
    talk.say("just the earrings, not the rest", "report_problem")
    assert talk.task == "check_return"
    assert names(talk.say(BROKEN, "nlu_fallback")) == ["utter_check_return"]
    assert talk.services.database.requests.list() == ()


@pytest.mark.parametrize(
    "text",
    [
        "is that gonna cancel my order that is on its way",
        "is that going to cancel my order",
        "does it delete my orders too",
    ],
)
def test_what_a_yes_would_do_is_asked_before_it(talk: Talk, text: str) -> None:
    talk.say("delete my data, jo@example.com", "request_my_data")
    assert names(talk.say(text, "change_order", confidence=0.99)) == ["utter_unknown_before_a_yes"]
    assert talk.asked == "confirmed"


def test_whether_it_is_done_is_no_wish_to_stop(talk: Talk) -> None:
    talk.say("stop the newsletter", "unsubscribe")
    said = talk.say("did you stop it?", "stop", follow_up="done")
    assert names(said) == ["utter_nothing_done_yet_here"]
    assert talk.asked == "email"


def test_a_swap_of_what_was_received_is_an_exchange(talk: Talk) -> None:
    talk.say(f"can i return {BROKEN}", "check_return")
    said = talk.follow("ok then swap it for an 18 inch", FollowUp.LENGTH, "returns/length_exchange")
    assert names(said) == ["utter_returns/length_exchange"]


@pytest.mark.parametrize("text", ["can i get an invoice for my order", "can you send a copy of my receipt"])
def test_who_sends_an_invoice_is_said(talk: Talk, text: str) -> None:
    assert names(talk.ask_beyond(text)) == ["utter_invoice"]
    talk.say(f"where is {BROKEN}", "track_order")
    assert names(talk.follow(text, FollowUp.ELLIPSIS, "out_of_scope")) == ["utter_invoice"]


def test_an_address_that_is_given_late_goes_with_what_was_told(talk: Talk) -> None:
    talk.follow("my earrings came and they're both bent", FollowUp.TROUBLE, "returns/warranty")
    talk.follow("he won't tell me the number", FollowUp.BARE)
    talk.follow("his email is jo@example.com", FollowUp.ORDER, "shop/contact")
    assert talk.task == "report_problem"
    assert names(talk.say("3007", "nlu_fallback")) == ["utter_report_problem_done"]


def test_too_late_after_an_exchange_is_not_of_a_parcel(talk: Talk) -> None:
    talk.follow("can i swap the length", FollowUp.ELLIPSIS, "returns/length_exchange")
    said = talk.follow("is that too late as well?", FollowUp.BARE, "estimate_arrival")
    assert names(said) == ["utter_returns/length_exchange"]


def test_who_has_paid_already_reports_nothing(talk: Talk) -> None:
    talk.say(f"where is {BROKEN}", "track_order")
    talk.say("I already paid for that", "report_problem")
    assert talk.services.database.requests.list() == ()


def test_the_money_for_what_never_came_is_no_money_after_a_return(talk: Talk) -> None:
    talk.say(f"where is {BROKEN}", "track_order")
    talk.follow("i asked the neighbors, there is nothing on my porch", FollowUp.BARE)
    said = talk.follow("so you just keep my money?", FollowUp.REFUND, "returns/refund_timing")
    assert names(said) == ["utter_shipping/lost_package"]


def test_safe_after_a_metal_is_not_of_data(talk: Talk) -> None:
    talk.follow("i have a nickel allergy", FollowUp.ELLIPSIS, "materials/metals")
    (said,) = talk.follow("so it's safe for me?", FollowUp.WORRY, "privacy/security")
    assert said.response in ("utter_materials/metals", "utter_all_that_is_stated")


def test_what_asks_and_names_no_trouble_is_not_reported_at_once(talk: Talk) -> None:
    talk.say(f"can i return {BROKEN}", "check_return")
    talk.say("I already threw away the box, is that a problem", "report_problem")
    assert talk.services.database.requests.list() == ()


def test_in_time_is_asked_of_the_order_that_is_asked_for(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    said = talk.say("is it going to make it before the 24th?", "estimate_arrival")
    assert names(said) == ["utter_needs_the_order"]
    assert talk.task == "track_order"
    assert any(
        name.startswith("utter_order_in_time") for one in talk.say("#2001, jo@example.com") for name in one.names()
    )


def test_a_number_after_an_estimate_is_not_held_against_its_dates(talk: Talk) -> None:
    talk.say("will it be here by december 20?", "estimate_arrival")
    assert "utter_conclusion_yes" not in names(talk.follow("8 days?", FollowUp.DOUBT))


def test_another_country_in_a_denial_is_asked_anew(talk: Talk) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("so not to canada?", FollowUp.DOUBT)) == ["utter_shipping/countries"]


def test_not_late_after_a_no_is_not_right(talk: Talk) -> None:
    talk.say("will it be here by tomorrow?", "estimate_arrival")
    assert "utter_conclusion_right" not in names(talk.follow("so it won't be late?", FollowUp.DOUBT))


@pytest.mark.parametrize("text", ["ok don't report it then", "no need to report it"])
def test_who_wants_no_report_gets_none(talk: Talk, text: str) -> None:
    order = not_left(talk)
    talk.say(f"the clasp snapped off when I opened it, {order.name}, {order.email}", "report_problem")
    talk.follow(text, FollowUp.TAKEN_BACK, "report_problem")
    talk.say(text, "report_problem")
    assert talk.services.database.requests.list() == ()


def test_real_trouble_takes_over_from_a_return(talk: Talk) -> None:
    talk.say("i need to return one thing from my order", "check_return")
    talk.say("actually the package arrived smashed", "report_problem")
    assert talk.task == "report_problem"


@pytest.mark.parametrize(
    ("told", "between"),
    [("my old necklace from another shop broke", "ok cool"), ("my chain broke", "do you ship to canada")],
)
def test_what_was_told_of_something_else_is_not_reported(talk: Talk, told: str, between: str) -> None:
    talk.follow(told, FollowUp.TROUBLE, "returns/warranty")
    talk.follow(between, FollowUp.BARE, "shipping/countries")
    talk.follow(BROKEN, FollowUp.ORDER)
    assert talk.services.database.requests.list() == ()


def test_whether_a_receipt_is_needed_asks_for_no_invoice(talk: Talk) -> None:
    assert "utter_invoice" not in names(talk.ask_beyond("do i need the receipt"))


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("No, I never got it", "utter_shipping/lost_package"),
        ("no, the clasp is broken", ""),
        ("no thanks", "utter_deny"),
    ],
)
def test_a_no_that_tells_of_trouble_is_no_refusal(talk: Talk, text: str, response: str) -> None:
    talk.say(f"where is {BROKEN}", "track_order")
    said = talk.answer_briefly(text, "deny")
    assert names(said) == ([response] if response else [])
    assert talk.task == (None if response else "report_problem")


def test_who_insists_on_no_mail_is_asked_for_the_address_again(talk: Talk) -> None:
    talk.say("stop emailing me", "unsubscribe")
    assert names(talk.say("i said stop", "stop")) == ["utter_no_address_in_it"]
    assert talk.asked == "email"
