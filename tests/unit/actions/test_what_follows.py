"""What is said right after an answer is taken together with it."""

from collections.abc import Callable

import pytest
from talk import Talk, names, only

from actions.services import Services
from bot.understanding.follow_up_kinds import FollowUp

ANA = "ana@example.com"


@pytest.mark.parametrize(
    ("question", "kind", "words"),
    [
        ("what's in it", FollowUp.CONTENTS, "In order #2001: "),
        ("how much did i pay", FollowUp.TOTAL, "Order #2001 came to $"),
        ("tracking number?", FollowUp.TRACKING, "There is none yet"),
        ("where is it going", FollowUp.DESTINATION, "Order #2001 goes to the U.S."),
        ("when did i order it", FollowUp.PLACED, "Order #2001 was placed on "),
        ("when do i get my money", FollowUp.REFUND, "I see no refund on order #2001."),
    ],
)
def test_one_fact_of_the_order_is_told(talk: Talk, stella: Services, question: str, kind: FollowUp, words: str) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert words in only(talk.follow(question, kind, "returns/refund_timing")).text(stella.shop)


def test_money_that_went_back_is_told_with_its_day(talk: Talk) -> None:
    order = next(one for one in talk.services.database.orders.list(200) if one.refunded_at)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    said = only(talk.follow("where is my refund", FollowUp.REFUND, "returns/refund_timing"))
    assert said.response == "utter_of_order_refunded"
    assert said.values["refunded"].startswith("$")


def test_nothing_of_an_order_is_told_that_was_not_opened(talk: Talk) -> None:
    talk.say("where is #2001, eve@example.com", "track_order")
    talk.task = None
    assert names(talk.follow("what's in it", FollowUp.CONTENTS, "materials/metals")) == ["utter_materials/metals"]


def test_nothing_of_an_order_is_told_after_the_trust_has_run_out(talk: Talk, clock: Callable[..., None]) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    clock.pass_time(minutes=31)  # type: ignore[attr-defined]
    assert names(talk.follow("what's in it", FollowUp.CONTENTS, "materials/metals")) == []
    assert talk.asked == "order_number"


def test_what_happens_next_with_a_request_names_its_receipt(talk: Talk) -> None:
    done = only(talk.say("cancel #2012, jo@example.com", "change_order"))
    said = only(talk.follow("so what happens now", FollowUp.NEXT))
    assert (said.response, said.values["receipt"]) == ("utter_request_next", done.values["receipt"])


def test_a_cancellation_that_is_taken_back_goes_with_its_request(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    assert names(talk.follow("i want to keep it", FollowUp.TAKEN_BACK, "care/cleaning")) == ["utter_request_taken_back"]
    (request,) = talk.services.database.requests.list()
    assert request.details.endswith("i want to keep it")


def test_how_to_return_comes_after_the_verdicts(talk: Talk) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    assert names(talk.follow("ok do it", FollowUp.DO_IT, "talk_to_human")) == ["utter_check_return_next"]


def test_how_long_is_asked_of_the_change(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    said = only(talk.follow("how long do i have", FollowUp.WHEN, "out_of_scope"))
    assert said.response == "utter_request_known"
    assert [part["response"] for part in said.values["parts"]] == ["utter_request_says_of_order", "utter_changes_until"]


@pytest.mark.parametrize("text", ["and delete my data too", "also delete my data"])
def test_a_second_wish_waits_for_the_first(talk: Talk, text: str) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say(text, "request_my_data")) == ["utter_after_this"]
    assert talk.asked == "confirmed"
    assert names(talk.say("yes", "affirm")) == ["utter_unsubscribe_done"]


def test_another_wish_in_place_of_the_first_takes_over(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("delete my data instead", "request_my_data")
    assert talk.task != "unsubscribe"


def test_who_takes_a_deletion_back_while_the_address_is_asked_for_has_deleted_nothing(talk: Talk) -> None:
    talk.say("delete my data", "request_my_data")
    said = talk.say("actually no dont delete it", "request_my_data", follow_up="taken_back")
    assert names(said) == ["utter_task_stopped"]
    assert list(talk.services.database.requests.list()) == []


@pytest.mark.parametrize(
    "text", ["and if I pay for faster?", "and with the $5 one", "if i pay the 5 dollars", "priority"]
)
def test_the_faster_way_is_meant_by_its_name_and_by_its_price(talk: Talk, stella: Services, text: str) -> None:
    talk.say("a gift by december 12?", "estimate_arrival")
    assert "USPS Priority Mail" in only(talk.say(text, "estimate_arrival")).text(stella.shop)


def test_the_day_of_ordering_holds_for_the_next_question(talk: Talk) -> None:
    talk.say("when will it come if i order on december 10?", "estimate_arrival")
    said = only(talk.say("is that cutting it close? i need it for christmas", "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_asked_late_unlikely"


def test_a_new_order_begins_anew(talk: Talk) -> None:
    talk.say("when will it come if i order on december 10?", "estimate_arrival")
    said = only(talk.say("and if i order today, for christmas?", "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_yes"


def test_the_last_day_to_order_is_told(talk: Talk, stella: Services) -> None:
    said = only(talk.say("when should i order a custom one to have it by june 20?", "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_order_by"
    assert "in time for Sunday, June 20, 2027" in said.text(stella.shop)


def test_an_order_that_is_named_gets_its_own_times(talk: Talk) -> None:
    said = talk.say("will #2001 be here by december 9? jo@example.com", "estimate_arrival")
    assert [one.response for one in said] == ["utter_order_in_time_unlikely", "utter_track_order_in_production"]


def test_the_day_is_remembered_while_the_order_is_asked_for(talk: Talk) -> None:
    talk.say("will my order #2001 be here by december 9?", "estimate_arrival")
    said = talk.say("jo@example.com")
    assert said[0].response == "utter_order_in_time_unlikely"
    assert talk.slots["needed_by"] is None


def test_what_a_fault_leads_to_is_the_shops_to_say(talk: Talk) -> None:
    talk.say("the clasp of my chain snapped, order #3007, jo@example.com", "report_problem")
    assert names(talk.follow("do i have to send it back", FollowUp.REMEDY, "check_return")) == [
        "utter_report_problem_decides"
    ]
    assert names(talk.follow("so do i get a refund or new one", FollowUp.REMEDY, "returns/policy")) == [
        "utter_report_problem_decides"
    ]


def test_words_that_name_nothing_are_about_the_order(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    said = talk.follow("how long do they keep it", FollowUp.BARE, "privacy/hosting")
    assert names(said) == ["utter_of_order_not_on_record"]


@pytest.mark.parametrize(
    ("question", "kind"), [("are you sure?", FollowUp.DOUBT), ("so is it cancelled?", FollowUp.DONE)]
)
def test_nobody_is_told_that_a_request_is_done(talk: Talk, question: str, kind: FollowUp) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    assert names(talk.follow(question, kind, "affirm")) == ["utter_request_known"]


def test_a_change_without_its_value_is_asked_for_it(talk: Talk) -> None:
    said = talk.say("i put the wrong address on #2012, jo@example.com", "change_order")
    assert [one.response for one in said] == ["utter_ask_change_order_value"]
    (noted,) = talk.say("12 Oak Ave, Austin TX 78701", "out_of_scope")
    assert "12 Oak Ave" in noted.text(talk.services.shop)


def test_why_number_and_address_are_asked_for_is_told(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say("why do you need that", "privacy/data_use")) == ["utter_why_asked"]
    assert talk.asked == "order_number"


def test_who_has_not_ordered_yet_is_asked_for_no_order(talk: Talk) -> None:
    talk.say("can i return my order", "check_return")
    assert names(talk.say("i haven't ordered yet", "out_of_scope")) == ["utter_returns/policy"]
    assert talk.asked is None


def test_who_has_not_received_an_order_has_ordered(talk: Talk) -> None:
    talk.say("i haven't received my order", "track_order")
    assert talk.asked == "order_number"


def test_who_wants_no_report_gets_none(talk: Talk) -> None:
    talk.say("where is #3007, jo@example.com", "track_order")
    said = talk.say("i dont want to report it i want it redelivered", "report_problem")
    assert names(said) == ["utter_of_order_no_more"]
    assert list(talk.services.database.requests.list()) == []


def test_what_is_still_to_come_is_reported_missing_only_on_a_second_word(talk: Talk) -> None:
    order = next(
        one
        for one in talk.services.database.orders.list(200)
        if one.shipments and one.shipments[0].lines and not one.fulfilled and one.email == "jo@example.com"
    )
    (said,) = talk.say(f"the bracelet is missing from {order.name}, {order.email}", "report_problem")
    assert said.response == "utter_report_problem_not_yet"
    assert said.values["parts"][0]["response"] == "utter_track_order_partly_shipped"
    assert not talk.services.database.requests.list()
    assert names(talk.say("report it anyway", "report_problem")) == ["utter_report_problem_done"]
    (report,) = talk.services.database.requests.list()
    assert "the bracelet is missing" in report.details


def test_a_day_that_is_over_is_named_with_the_end_of_changes(talk: Talk, stella: Services) -> None:
    (said,) = talk.say("cancel #2001, jo@example.com", "change_order")
    assert said.response == "utter_change_order_closed"
    assert ", 2026" not in said.values["until"]
    assert "day, November " in said.values["until"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("what do you charge for shipping", "shipping/transit_time"),
        ("what is the policy for necklaces", "returns/policy"),
    ],
)
def test_a_question_of_the_shops_is_not_taken_for_what_is_asked_for(talk: Talk, text: str, label: str) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say(text, label)) == [f"utter_{label}"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("just looking for my order", "track_order"),
        ("just wondering where my order is", "track_order"),
        ("there is a ring in it and i haven't ordered that", "report_problem"),
        ("i got a ring, i didn't order it", "report_problem"),
    ],
)
def test_who_has_an_order_is_asked_for_it(talk: Talk, text: str, label: str) -> None:
    talk.say(text, label)
    assert talk.asked == "order_number"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can I leave a review?", "utter_out_of_scope"),
        ("where do I pick it up?", "utter_of_order_not_on_record"),
        ("I have been at home all day", "utter_of_order_no_more"),
    ],
)
def test_what_is_not_known_is_of_the_order_only_if_it_points_there(talk: Talk, text: str, said: str) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert names(talk.ask_beyond(text)) == [said]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how do i order one", "utter_where_to_buy"),
        ("ok i'll take it", "utter_where_to_buy"),
        ("can i get a gift card", "utter_out_of_scope"),
        ("how much does resizing cost", "utter_out_of_scope"),
        ("do you price match", "utter_out_of_scope"),
    ],
)
def test_only_who_wants_to_buy_is_sent_to_the_shops_pages(talk: Talk, text: str, said: str) -> None:
    assert names(talk.ask_beyond(text)) == [said]


def test_who_waits_for_an_answer_is_told_how_answers_come(talk: Talk) -> None:
    assert names(talk.follow("why dont you answer my damn emails", FollowUp.REPLY, "privacy/data_use")) == [
        "utter_reply_time"
    ]
    assert names(talk.follow("will you email me about sales", FollowUp.REPLY, "privacy/email_marketing")) == [
        "utter_privacy/email_marketing"
    ]


def test_a_few_angry_words_get_an_apology(talk: Talk) -> None:
    assert names(talk.ask_beyond("thats stupid")) == ["utter_annoyed"]


def test_an_estimate_is_for_the_country_that_was_named_before(talk: Talk) -> None:
    talk.follow("and to Mexico?", FollowUp.ELLIPSIS, "shipping/countries")
    said = talk.say("i need it by december 15", "estimate_arrival")
    assert names(said)[0] == "utter_estimate_arrival_abroad_unstated"


def test_an_estimate_for_a_state_is_for_no_other_country(talk: Talk) -> None:
    talk.follow("and to Mexico?", FollowUp.ELLIPSIS, "shipping/countries")
    said = talk.say("if i order today when will it be in Texas", "estimate_arrival")
    assert "abroad" not in names(said)[0]


def test_how_long_after_the_countries_is_asked_of_the_way(talk: Talk) -> None:
    talk.follow("and to Australia?", FollowUp.ELLIPSIS, "shipping/countries")
    (said,) = talk.follow("ok and how long", FollowUp.ELLIPSIS, "shipping/production_time")
    assert said.response == "utter_shipping/transit_time"
    assert [one["value"] for one in said.values["particulars"] if one["entity"] == "country"] == ["AU"]


def test_them_are_the_earrings_that_were_spoken_of(talk: Talk) -> None:
    talk.follow("and earrings?", FollowUp.ELLIPSIS, "materials/metals")
    said = only(talk.say("can she return them", "check_return"))
    assert said.response == "utter_returns/policy"
    assert [one["value"] for one in said.values["particulars"]] == ["earrings"]


def test_no_order_is_asked_of_who_only_supposes(talk: Talk) -> None:
    said = names(talk.say("earrings came broken tho?? hypothetically", "report_problem"))
    assert said == ["utter_not_ordered_yet"]


def test_nothing_is_guaranteed(talk: Talk) -> None:
    talk.say("will it be here by january 20?", "estimate_arrival")
    assert names(talk.follow("is that guaranteed", FollowUp.DOUBT, "returns/warranty")) == ["utter_sure_of_estimate"]
    talk.follow("is my card number safe with you", FollowUp.ELLIPSIS, "privacy/security")
    assert names(talk.follow("100% guaranteed?", FollowUp.DOUBT)) == ["utter_sure_of_no_guarantee"]


def test_no_refund_is_promised_for_a_lost_parcel(talk: Talk) -> None:
    talk.follow("is that covered", FollowUp.REMEDY, "shipping/lost_package")
    said = names(talk.follow("do i get my money back then", FollowUp.REMEDY, "returns/refund_timing"))
    assert said == ["utter_all_that_is_stated"]


def test_how_much_time_is_asked_of_what_has_a_time(talk: Talk) -> None:
    talk.follow("and the address?", FollowUp.ELLIPSIS, "shipping/order_changes")
    assert names(talk.follow("how much time do i have", FollowUp.WHEN)) == ["utter_in_short"]


def test_a_holiday_ahead_is_named(talk: Talk, stella: Services) -> None:
    said = talk.say("will it be here by january 20?", "estimate_arrival")[0].text(stella.shop)
    assert "no work is done on Thanksgiving Day (Thursday, November 26)" in said


def test_of_two_answers_the_one_is_meant_that_the_piece_can_change(talk: Talk) -> None:
    talk.events.append({"event": "user", "parse_data": {}})
    for said in ("utter_shipping/production_time", "utter_shipping/gift_wrapping"):
        talk.events.append({"event": "bot", "metadata": {"utter_action": said}})
    assert names(talk.follow("ok and custom", FollowUp.ELLIPSIS, "shop/custom_pieces")) == [
        "utter_shipping/production_time"
    ]
