"""What a shopper concludes from an answer, asks once more or takes back, is taken of that answer and of that request."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp

CLOSED = "#2013, ana@example.com"


@pytest.mark.parametrize("text", ["so not solid", "no number?", "so theres no way", "not even if i beg"])
def test_a_negative_conclusion_leaves_the_answer_as_it_stands(talk: Talk, text: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.answer_briefly(text, "deny")) == ["utter_as_stated"]
    talk.follow("and that?", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.follow("so thats over by then right", FollowUp.DOUBT)) == ["utter_as_stated"]


@pytest.mark.parametrize("text", ["no", "nah thanks", "not now", "no thank you"])
def test_a_bare_no_concludes_nothing(talk: Talk, text: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.answer_briefly(text, "deny")) == ["utter_deny"]


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
    assert names(talk.follow("hmm no i want it after all", FollowUp.TAKEN_BACK)) == ["utter_request_added"]


def test_a_request_is_taken_back_in_the_middle_of_a_task(talk: Talk) -> None:
    talk.ask_for_data("send me a copy of my data, jo@example.com")
    talk.say("where is my order", "track_order")
    said = talk.say("wait, withdraw that request", "nlu_fallback", follow_up="taken_back")
    assert names(said) == ["utter_request_added"]
    assert talk.task is None


@pytest.mark.parametrize("text", ["can you undo it", "reinstate it pls"])
def test_an_order_that_is_over_is_not_brought_back_from_here(talk: Talk, text: str) -> None:
    order = next(one for one in talk.services.database.orders.list(200) if one.is_cancelled)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    assert names(talk.follow(text, FollowUp.TAKEN_BACK)) == ["utter_not_done_here"]


def test_a_wish_after_a_report_goes_with_it(talk: Talk) -> None:
    talk.say(f"the clasp is broken, {CLOSED}", "report_problem")
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


@pytest.mark.parametrize("before", ["privacy/card_storage", "care/cleaning", "materials/gold_filled"])
def test_how_long_is_asked_of_what_was_spoken_of(talk: Talk, before: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, before)
    said = only(talk.follow("how long", FollowUp.WHEN, "shipping/transit_time"))
    assert (said.response, said.values["source_of"]) == ("utter_in_short", before)


def test_what_more_speed_costs_is_the_price_of_the_faster_way(talk: Talk) -> None:
    talk.say("will it come by december 12 with priority?", "estimate_arrival")
    assert names(talk.follow("how much more", FollowUp.COST, "out_of_scope")) == ["utter_shipping/expedited"]


@pytest.mark.parametrize("text", ["i didnt order yet", "just wondering"])
def test_who_has_not_ordered_is_not_asked_for_an_order(talk: Talk, text: str) -> None:
    talk.say("can i cancel if i order by mistake", "change_order")
    assert names(talk.say(text, "track_order")) == ["utter_not_ordered_yet"]


def test_a_custom_piece_that_was_spoken_of_before_stays_one(talk: Talk) -> None:
    talk.follow("i want matching necklaces for 6 bridesmaids", FollowUp.ELLIPSIS, "shop/custom_pieces")
    talk.follow("any discount for that", FollowUp.COST, "out_of_scope")
    said = only(talk.say("when would they be here", "estimate_arrival"))
    assert "10–12" in said.text(talk.services.shop)


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
    assert names(talk.follow("so what can i do", FollowUp.NEXT, "greet")) == ["utter_of_order_no_more"]


@pytest.mark.parametrize(
    ("text", "label"), [("15?", "privacy/children"), ("so is 14 and 16 ok or not", "privacy/children")]
)
def test_a_bare_number_is_no_age(talk: Talk, text: str, label: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert "utter_privacy/children" not in names(talk.follow(text, FollowUp.ELLIPSIS, label))


def test_what_is_asked_of_orders_is_a_question_where_there_is_none(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "shop/custom_pieces")
    said = talk.follow("can i still change it after", FollowUp.CHANGE, "shipping/order_changes")
    assert names(said) == ["utter_shipping/order_changes"]


def test_a_safe_payment_is_asked_of_itself(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "payment/methods")
    assert names(talk.follow("is it safe tho", FollowUp.WORRY, "privacy/security")) == ["utter_privacy/security"]


def test_a_swap_after_lengths_is_an_exchange(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/recommendation")
    said = talk.follow("and if its wrong can i swap it", FollowUp.CHANGE, "nlu_fallback")
    assert names(said) == ["utter_returns/length_exchange"]


def test_the_last_day_is_asked_of_the_estimate(talk: Talk) -> None:
    talk.say("i need it by december 24", "estimate_arrival")
    assert names(talk.follow("whats the last day then", FollowUp.WHEN)) == ["utter_estimate_arrival_order_by"]


def test_a_piece_that_was_said_not_to_be_custom_stays_none(talk: Talk) -> None:
    talk.say("a custom necklace by december 15?", "estimate_arrival")
    talk.follow("and if its not custom", FollowUp.ELLIPSIS, "estimate_arrival")
    said = only(talk.follow("and with the fast one", FollowUp.ELLIPSIS, "estimate_arrival"))
    assert "7–10" in said.text(talk.services.shop)


def test_not_what_i_asked_is_no_conclusion(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert names(talk.answer_briefly("thats not what i asked", "deny")) == ["utter_not_understood"]


def test_who_gives_no_address_is_asked_no_more(talk: Talk) -> None:
    talk.say("delete my data", "request_my_data")
    assert names(talk.say("im not giving u my email", "unsubscribe")) == ["utter_task_stopped"]


@pytest.mark.parametrize(
    "text", ["pls add me to the newsletter, tess@example.com", "take my email for the newsletter, tess@example.com"]
)
def test_who_signs_up_is_never_signed_off(talk: Talk, text: str) -> None:
    assert names(talk.say(text, "unsubscribe")) == ["utter_sign_up_by_a_person"]
    assert not list(talk.services.database.unsubscribes.list())


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
    talk.say(f"my package was stolen, {CLOSED}", "report_problem")
    assert names(talk.follow("do you replace it", FollowUp.REMEDY)) == ["utter_shipping/lost_package"]


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


def test_who_was_signed_up_by_somebody_else_gets_off_the_list(talk: Talk) -> None:
    talk.say("someone signed me up as a joke, drop jo@example.com from the newsletter", "unsubscribe")
    assert talk.asked == "confirmed"


def test_an_address_after_the_word_on_signing_up_is_not_signed_off(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("yes", "affirm")
    assert names(talk.follow("resubscribe me", FollowUp.TAKEN_BACK)) == ["utter_sign_up_by_a_person"]
    assert names(talk.follow("jo@example.com", FollowUp.ORDER)) == ["utter_sign_up_by_a_person"]


def test_a_day_after_the_production_time_is_the_day_of_the_order(talk: Talk) -> None:
    talk.follow("how long does it take to make", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and on saturday?", FollowUp.ELLIPSIS, "out_of_scope"))
    leaves = said.values["parts"][0]
    assert (leaves["response"], leaves["ordered_on"]) == ("utter_arrival_leaves", "Saturday, November 28")
    talk.follow("how long does it take to make", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and for christmas?", FollowUp.ELLIPSIS, "out_of_scope"))
    assert said.response == "utter_estimate_arrival_yes"


@pytest.mark.parametrize(
    ("about", "words", "said"),
    [
        ("do you ship to germany", "so no?", "utter_conclusion_no"),
        ("do you ship to canada", "so thats a yes then?", "utter_conclusion_yes"),
        ("do you ship to canada", "so thats a no?", "utter_conclusion_yes"),
        ("do you ship to canada", "you sure?", "utter_sure"),
        ("do you ship to canada", "so its slow", "utter_as_stated"),
    ],
)
def test_a_yes_or_a_no_that_is_concluded_is_held_against_the_answer(
    talk: Talk, about: str, words: str, said: str
) -> None:
    talk.follow(about, FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow(words, FollowUp.DOUBT, "deny")) == [said]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("so its safe?", "utter_conclusion_open"),
        ("so thats a yes", "utter_conclusion_open"),
        ("you sure?", "utter_sure_of_unstated"),
    ],
)
def test_nothing_is_concluded_from_what_is_left_open(talk: Talk, words: str, said: str) -> None:
    talk.follow("shes allergic to cheap metal", FollowUp.ELLIPSIS, "materials/metals")
    assert names(talk.follow(words, FollowUp.DOUBT, "privacy/security")) == [said]


def test_another_rule_that_is_concluded_is_told(talk: Talk) -> None:
    talk.follow("do you make custom pieces", FollowUp.ELLIPSIS, "shop/custom_pieces")
    said = only(talk.follow("so i cant return it?", FollowUp.DOUBT, "check_return"))
    assert said.response == "utter_returns/policy"
    assert "customization" in [one["entity"] for one in said.values["particulars"]]


def test_of_several_questions_the_one_is_meant_that_the_piece_can_change(talk: Talk) -> None:
    talk.follow("can i return earrings", FollowUp.ELLIPSIS, "returns/policy")
    talk.follow("do you ship to canada", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("ok and a bracelet", FollowUp.ELLIPSIS, "out_of_scope")) == ["utter_returns/policy"]


def test_another_wording_of_the_last_question_adds_something(talk: Talk) -> None:
    talk.follow("can i shower in it", FollowUp.ELLIPSIS, "care/cleaning")
    assert names(talk.follow("so how do i clean it", FollowUp.NEXT, "care/cleaning")) == ["utter_care/cleaning"]
    assert names(talk.follow("and how", FollowUp.ELLIPSIS, "care/cleaning")) == ["utter_in_short"]
    assert names(talk.follow("and how", FollowUp.ELLIPSIS, "care/cleaning")) == ["utter_all_that_is_stated"]


@pytest.mark.parametrize(
    ("first", "label", "then", "read_as", "said"),
    [
        (
            "do you ship to canada",
            "shipping/countries",
            "what about customs",
            "out_of_scope",
            "utter_shipping/countries",
        ),
        ("is my card safe", "privacy/security", "do you store it", "care/cleaning", "utter_privacy/card_storage"),
    ],
)
def test_what_a_few_words_mean_after_a_question(
    talk: Talk, first: str, label: str, then: str, read_as: str, said: str
) -> None:
    talk.follow(first, FollowUp.ELLIPSIS, label)
    assert names(talk.follow(then, FollowUp.ELLIPSIS, read_as)) == [said]


def test_a_swap_that_is_asked_before_buying_asks_for_no_order(talk: Talk) -> None:
    talk.follow("what length would fit her", FollowUp.ELLIPSIS, "chain_lengths/recommendation")
    said = talk.follow("can i swap it if its wrong", FollowUp.CHANGE, "returns/policy")
    assert names(said) == ["utter_returns/length_exchange"]


@pytest.mark.parametrize(
    ("label", "said"),
    [("returns/policy", "utter_returns/policy"), ("returns/length_exchange", "utter_length_exchange_price")],
)
def test_who_pays_is_asked_of_what_goes_back(talk: Talk, label: str, said: str) -> None:
    talk.follow("can i send it back", FollowUp.ELLIPSIS, label)
    assert names(talk.follow("who pays", FollowUp.REMEDY, "payment/methods")) == [said]


def test_the_price_that_was_named_is_named_again(talk: Talk) -> None:
    talk.follow("can i exchange the length", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("ok and do you ship to mexico", FollowUp.ELLIPSIS, "shipping/countries")
    said = talk.follow("what was the fee again", FollowUp.COST, "nlu_fallback")
    assert names(said) == ["utter_returns/length_exchange"]


def test_the_price_of_something_else_is_not_that_of_the_exchange(talk: Talk) -> None:
    talk.follow("can i exchange the length", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("can i add an extender", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert names(talk.follow("how much is that", FollowUp.COST)) == ["utter_price_unstated"]


@pytest.mark.parametrize("kind", [FollowUp.WHEN, FollowUp.DISPATCH])
def test_when_it_ships_is_reckoned_from_today(talk: Talk, kind: FollowUp) -> None:
    talk.follow("how long to make it", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and when does it ship", kind, "shipping/production_time"))
    assert said.values["parts"][0]["response"] == "utter_arrival_leaves"


def test_what_happens_to_a_piece_is_nothing_to_do(talk: Talk) -> None:
    talk.follow("shes allergic to cheap metal", FollowUp.ELLIPSIS, "materials/metals")
    assert "utter_not_done_here" not in names(talk.follow("will it go green", FollowUp.DO_IT, "materials/metals"))


def test_the_reason_of_a_decision_is_the_policy_behind_it(talk: Talk) -> None:
    talk.say("cancel #2013, ana@example.com", "change_order")
    assert names(talk.follow("why not", FollowUp.WHY, "affirm")) == ["utter_shipping/order_changes"]


def test_what_holds_for_another_piece_too_is_said_to(talk: Talk) -> None:
    talk.follow("is there a warranty on custom ones", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.follow("and earrings", FollowUp.ELLIPSIS, "out_of_scope")) == ["utter_the_same"]


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("if i order tonight around 9pm when would it leave", "Friday, December 4"),
        ("if i order tonight when does it ship", "Friday, December 4"),
        ("if i order at 2pm when does it ship", "Thursday, December 3"),
        ("if i order today at 3:01 pm when does it ship", "Friday, December 4"),
        ("if i order on friday at 4pm when does it ship", "Wednesday, December 9"),
    ],
)
def test_the_hour_of_ordering_counts(talk: Talk, text: str, leaves: str) -> None:
    said = only(talk.say(text, "estimate_arrival"))
    assert said.values["parts"][0]["leaves_from"] == leaves


def test_a_state_takes_the_place_of_another_country(talk: Talk) -> None:
    talk.say("can i order for delivery to the uk by dec 20", "estimate_arrival")
    said = only(talk.follow("what about new york", FollowUp.ELLIPSIS, "nlu_fallback"))
    assert said.response == "utter_estimate_arrival_yes"


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("plain yes or no", FollowUp.PLAINLY, "utter_conclusion_no"),
        ("wow. is that a no", FollowUp.PLAINLY, "utter_conclusion_no"),
        ("would that be a no, then, my dear?", FollowUp.DOUBT, "utter_conclusion_no"),
        ("so you do ship there?", FollowUp.DOUBT, "utter_conclusion_no"),
        ("in short please", FollowUp.PLAINLY, "utter_no_plainer"),
    ],
)
def test_a_yes_or_no_is_given_where_the_answer_has_one(talk: Talk, text: str, kind: FollowUp, said: str) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow(text, kind, "deny")) == [said]


def test_a_country_in_a_few_words_is_asked_of_shipping(talk: Talk) -> None:
    assert names(talk.ask_beyond("she's in singapore")) == ["utter_shipping/countries"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("and after that i return it?", "utter_returns/policy"),
        ("can i return a necklace", "utter_returns/policy"),
        ("can i return my necklace", None),
    ],
)
def test_a_return_that_is_asked_before_buying_asks_for_no_order(talk: Talk, text: str, said: str | None) -> None:
    talk.follow("can i cancel if i change my mind", FollowUp.ELLIPSIS, "shipping/order_changes")
    assert names(talk.say(text, "check_return")) == ([said] if said else [])
    assert talk.asked == (None if said else "order_number")


def test_of_two_addresses_none_is_taken_for_the_one_to_unsubscribe(talk: Talk) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    talk.follow("new one is joanne@example.org", FollowUp.ORDER, "change_order")
    talk.task = None
    talk.slots["requested_slot"] = None
    talk.say("and take the old one off the newsletter", "unsubscribe")
    assert talk.asked == "email"


def test_what_only_points_back_changes_no_verdict(talk: Talk) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("and in short", FollowUp.PLAINLY)) == ["utter_no_plainer"]
    assert names(talk.follow("is that a no", FollowUp.PLAINLY)) == ["utter_conclusion_no"]


def test_of_an_open_estimate_neither_yes_nor_no_is_said(talk: Talk) -> None:
    talk.say("can i order for delivery to the uk by dec 20", "estimate_arrival")
    assert names(talk.follow("so is that a no", FollowUp.PLAINLY)) == ["utter_conclusion_open"]


def test_initials_are_no_sign_of_an_order(talk: Talk) -> None:
    talk.follow("can it be returned if she hates it", FollowUp.ELLIPSIS, "returns/policy")
    said = only(talk.say("its got my initials on it", "check_return"))
    assert said.response == "utter_returns/policy"


@pytest.mark.parametrize(
    ("label", "first", "then"),
    [
        ("shipping/countries", "do you ship to germany", "can you add it"),
        ("returns/policy", "can i return earrings", "even unopened?"),
    ],
)
def test_the_same_question_stays_about_the_same_thing(talk: Talk, label: str, first: str, then: str) -> None:
    talk.follow(first, FollowUp.ELLIPSIS, label)
    assert names(talk.follow(then, FollowUp.ELLIPSIS, label)) == ["utter_all_that_is_stated"]
