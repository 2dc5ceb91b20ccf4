"""How a task asks: in which order, what it takes as an answer, what comes in between, and how it ends."""

from collections.abc import Callable

import pytest
from talk import Talk, names

ASK_NUMBER, ASK_EMAIL = "order_number", "email"
FOUND = ["utter_track_order_in_production"]
NOT_FOUND = ["utter_order_not_found"]


def test_number_and_address_in_one_message_are_enough(talk: Talk) -> None:
    assert names(talk.say("where is #2001, jo@example.com", "track_order")) == FOUND


@pytest.mark.parametrize("answers", [("#2001", "jo@example.com"), ("jo@example.com", "#2001")])
def test_number_and_address_are_taken_in_either_sequence(talk: Talk, answers: tuple[str, str]) -> None:
    assert names(talk.say("where is my order", "track_order")) == []
    assert talk.asked == ASK_NUMBER
    assert names(talk.say(answers[0])) == []
    assert names(talk.say(answers[1])) == FOUND


@pytest.mark.parametrize(
    "typed", ["2001", "sorry, 2001", "it should be 2001 I think", "order 2001", "# 2001", "number: 2001."]
)
def test_an_order_number_that_looks_like_a_year_is_taken_when_it_is_asked_for(talk: Talk, typed: str) -> None:
    talk.say("where is my order", "track_order")
    talk.say(typed)
    assert talk.asked == ASK_EMAIL
    assert names(talk.say("jo@example.com")) == FOUND


@pytest.mark.parametrize("typed", ["I ordered on 11/03/2026", "on november 3 2026", "it cost $2001", "2001 or 2002"])
def test_a_number_that_names_no_order_is_not_taken_for_one(talk: Talk, typed: str) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say(typed)) == ["utter_wrong_order_number"]


def test_a_number_that_was_wrong_can_be_corrected_while_the_address_is_asked_for(talk: Talk) -> None:
    talk.say("where is #2002", "track_order")
    assert names(talk.say("sorry, 2001")) == []
    assert [said.values["order"] for said in talk.say("jo@example.com")] == ["#2001"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("#9999, jo@example.com", "sorry, #2001"), ("#2001, joe@example.com", "oh, it is jo@example.com")],
)
def test_after_a_wrong_try_the_half_that_was_wrong_is_enough(talk: Talk, wrong: str, right: str) -> None:
    assert names(talk.say(f"where is {wrong}", "track_order")) == NOT_FOUND
    assert names(talk.say(right)) == FOUND


@pytest.mark.parametrize(
    ("again", "asked", "right"),
    [("#2001", ASK_EMAIL, "jo@example.com"), ("joe@example.com", ASK_NUMBER, "#2001, jo@example.com")],
)
def test_the_half_that_was_given_again_is_no_try_of_its_own(talk: Talk, again: str, asked: str, right: str) -> None:
    assert names(talk.say("where is #2001, joe@example.com", "track_order")) == NOT_FOUND
    assert names(talk.say(again)) == []
    assert talk.asked == asked
    assert names(talk.say(right)) == FOUND


def test_a_question_in_between_is_answered_and_costs_no_try(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    for _ in range(2):
        assert names(talk.say("do you gift wrap?", "shipping/gift_wrapping")) == ["utter_shipping/gift_wrapping"]
        assert talk.asked == ASK_EMAIL
    assert names(talk.say("jo@example.com")) == FOUND


def test_who_asks_on_and_on_about_other_things_has_left_the_task(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    for _ in range(3):
        assert names(talk.say("do you gift wrap?", "shipping/gift_wrapping")) == ["utter_shipping/gift_wrapping"]
    assert talk.task is None
    # The number that was given is not asked for again.
    assert {name: value for name, value in talk.slots.items() if value} == {"order_number": "2001"}
    talk.say("so where is it", "track_order")
    assert talk.asked == ASK_EMAIL


def test_an_answer_between_two_questions_keeps_the_task(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    for answer in ("#2001", "jo@exmple.com", "jo@example.com"):
        talk.say("do you gift wrap?", "shipping/gift_wrapping")
        talk.say("do you gift wrap?", "shipping/gift_wrapping")
        said = names(talk.say(answer))
    assert said == FOUND


def test_never_mind_with_a_question_is_answered_and_ends_the_task(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    said = names(talk.say("actually nevermind, what is your return policy", "returns/policy"))
    assert said == ["utter_returns/policy"]
    assert talk.task is None


@pytest.mark.parametrize("text", ["thanks! 2001 jo@example.com", "thank you, here it is: #2001, jo@example.com"])
def test_thanks_with_an_order_are_taken_for_the_order(talk: Talk, text: str) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say(text, "thank")) == FOUND


@pytest.mark.parametrize("text", ["hang on", "wait, let me look", "one sec pls", "oh just a minute"])
def test_who_asks_for_a_moment_gets_it(talk: Talk, text: str) -> None:
    talk.say("where is #2001", "track_order")
    for _ in range(4):
        assert names(talk.say(text, "stop")) == []
        assert talk.asked == ASK_EMAIL
    assert names(talk.say("jo@example.com")) == FOUND


def test_a_bare_cancel_ends_a_task_and_cancels_nothing(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    assert names(talk.say("cancel", "change_order")) == ["utter_task_stopped"]
    assert talk.services.database.requests.list() == ()


def test_another_wish_with_an_order_is_the_wish_that_counts(talk: Talk) -> None:
    talk.say("can i cancel my order", "change_order")
    assert names(talk.say("actually no, where is it, #2012 jo@example.com", "track_order", 0.45)) == FOUND
    assert talk.services.database.requests.list() == ()


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("thanks", "thank", "utter_thank"),
        ("no thanks", "deny", "utter_task_stopped"),
        ("bye", "goodbye", "utter_task_stopped"),
        ("can i talk to a human", "talk_to_human", "utter_talk_to_human"),
        ("how long will that take", "shipping/transit_time", "utter_shipping/transit_time"),
        ("report a problem", "report_problem", "utter_wrong_details"),
    ],
)
def test_what_tells_nothing_is_no_report(talk: Talk, text: str, label: str, said: str) -> None:
    talk.say("i want to report a problem with my order #3007, jo@example.com", "report_problem")
    assert talk.asked == "details"
    assert names(talk.say(text, label)) == [said]
    assert talk.services.database.requests.list() == ()


def test_thanks_end_a_task_and_nothing_more_is_asked(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    assert names(talk.say("perfect thank you", "thank")) == ["utter_thank"]
    assert talk.task is None


@pytest.mark.parametrize(
    "text",
    [
        "i dont have the number its a gift",
        "I can't find the confirmation mail",
        "no idea, i lost the receipt",
        "forgot my email",
        "it was bought for me by my brother, i don't know it",
    ],
)
def test_who_has_no_number_is_shown_the_way_to_a_person(talk: Talk, text: str) -> None:
    talk.say("my necklace came broken, it was a gift", "report_problem")
    assert talk.asked == ASK_NUMBER
    assert names(talk.say(text, "out_of_scope")) == ["utter_without_order"]
    assert talk.task is None


@pytest.mark.parametrize("label", ["greet", "bot_challenge", "talk_to_human", "out_of_scope"])
def test_small_talk_in_between_is_answered_too(talk: Talk, label: str) -> None:
    talk.say("where is #2001", "track_order")
    assert names(talk.say("so", label)) == [f"utter_{label}"]
    assert talk.asked == ASK_EMAIL


@pytest.mark.parametrize("label", ["stop", "goodbye"])
def test_stop_ends_a_task_and_nothing_of_it_is_remembered(talk: Talk, label: str) -> None:
    talk.say("where is #2001", "track_order")
    assert names(talk.say("stop", label)) == ["utter_task_stopped"]
    assert talk.task is None
    assert {name: value for name, value in talk.slots.items() if value} == {}
    talk.say("where is my order", "track_order")
    assert talk.asked == ASK_NUMBER


def test_three_answers_that_are_none_end_it(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    said = [names(talk.say("dunno")) for _ in range(3)]
    assert said == [["utter_wrong_order_number"], ["utter_wrong_order_number"], ["utter_task_given_up"]]
    assert talk.task is None


def test_three_orders_that_are_not_found_end_it(talk: Talk) -> None:
    said = [names(talk.say("where is #9999, jo@example.com", "track_order"))]
    said += [names(talk.say(f"#{number}, jo@example.com")) for number in (9998, 9997)]
    assert said == [NOT_FOUND, NOT_FOUND, ["utter_task_given_up"]]


def test_another_task_takes_over_with_what_was_given(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    talk.say("actually, cancel it", "change_order")
    assert talk.task == "change_order"
    assert talk.asked == ASK_EMAIL
    assert names(talk.say("jo@example.com")) == ["utter_change_order_closed"]


def test_what_only_sounds_like_another_task_does_not_take_over(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    assert names(talk.say("hm, mine", "check_return", confidence=0.4)) == ["utter_wrong_email"]
    assert talk.task == "track_order"


def test_an_estimate_takes_over_and_is_answered_at_once(talk: Talk) -> None:
    talk.say("where is #2001", "track_order")
    assert names(talk.say("if I order today, when will it come?", "estimate_arrival")) == [
        "utter_estimate_arrival_unknown"
    ]
    assert talk.task is None


def test_two_tasks_in_turn_do_not_mix_their_answers(talk: Talk) -> None:
    talk.say("delete my data, jo@example.com", "request_my_data")
    assert names(talk.say("unsubscribe me", "unsubscribe")) == []
    assert talk.asked == "email"


# --- The day of receipt


def test_the_day_is_asked_for_only_where_the_answer_depends_on_it(talk: Talk) -> None:
    assert names(talk.say("can I return #3007, jo@example.com", "check_return")) == ["utter_check_return"]
    assert names(talk.say("can I return #2008, jo@example.com", "check_return")) == []
    assert talk.asked == "received_on"


@pytest.mark.parametrize(("typed", "last_day"), [("last tuesday", "December 1"), ("nov 20", "December 4")])
def test_the_day_that_is_named_decides(talk: Talk, typed: str, last_day: str) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    said = talk.say(typed)
    assert last_day in said[0].text(talk.services.shop)
    assert "utter_check_return_depends" in said[0].names()


@pytest.mark.parametrize("label", ["goodbye", "stop", "nlu_fallback", "affirm"])
@pytest.mark.parametrize("typed", ["tomorrow", "on october 1"])
def test_a_day_on_which_it_cannot_have_come_is_asked_again_however_it_sounds(
    talk: Talk, typed: str, label: str
) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")  # of October 27
    assert names(talk.say(typed, label)) == ["utter_wrong_received_on"]
    assert talk.asked == "received_on"


@pytest.mark.parametrize("label", ["deny", "out_of_scope", "nlu_fallback"])
def test_who_does_not_know_the_day_hears_that_it_depends_on_it(talk: Talk, label: str) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    said = talk.say("i don't know", label)
    assert "utter_check_return_delivery_date_unknown" in list(said[0].names())


# --- Unsubscribing


def test_unsubscribing_asks_for_the_address_and_for_one_yes(talk: Talk) -> None:
    talk.say("stop the mails", "unsubscribe")
    assert talk.asked == "email"
    talk.say("jo@example.com")
    assert talk.asked == "confirmed"
    assert names(talk.say("yes", "affirm")) == ["utter_unsubscribe_done"]
    assert [one.email for one in talk.services.database.unsubscribes.list()] == ["jo@example.com"]


def test_a_no_changes_nothing(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say("no", "deny")) == ["utter_unsubscribe_left"]
    assert list(talk.services.database.unsubscribes.list()) == []


def test_an_address_corrected_at_the_last_moment_is_the_one_that_counts(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say("no, it's jane@example.com", "deny")) == []
    assert talk.asked == "confirmed"
    talk.say("yes", "affirm")
    assert [one.email for one in talk.services.database.unsubscribes.list()] == ["jane@example.com"]


def test_known_and_unknown_addresses_hear_the_same_and_twice_is_once(new_talk: Callable[..., Talk]) -> None:
    receipts = {}
    for email in ("jo@example.com", "nobody@example.com", "jo@example.com"):
        talk = new_talk()
        talk.say(f"unsubscribe {email}", "unsubscribe")
        said = talk.say("yes", "affirm")
        assert names(said) == ["utter_unsubscribe_done"]
        assert receipts.setdefault(email, said[0].values["receipt"]) == said[0].values["receipt"]
    assert len(set(receipts.values())) == 2


# --- Privacy requests


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("send me a copy of my data", "access"),
        ("gimme all the data you hold", "access"),
        ("I want to know what you have on me", "access"),
        ("my address is misspelled", "correction"),
        ("delete everything you have about me", "deletion"),
    ],
)
def test_the_right_that_is_meant_is_taken_from_the_words(talk: Talk, typed: str, kind: str) -> None:
    talk.say(typed, "request_my_data")
    assert names(talk.say("jo@example.com")) == [f"utter_request_my_data_{kind}"]
    assert [request.kind.value for request in talk.services.database.requests.list()] == [kind]


@pytest.mark.parametrize("typed", ["lisa.seeger@example.com", "send the answer to jo@example.com please"])
def test_a_deletion_stays_one_whatever_stands_beside_the_address(talk: Talk, typed: str) -> None:
    talk.say("delete my data", "request_my_data")
    assert names(talk.say(typed)) == ["utter_request_my_data_deletion"]


def test_an_address_alone_does_not_choose_a_right(talk: Talk) -> None:
    talk.say("my data, lisa.seeger@example.com", "request_my_data")
    assert talk.asked == "request_kind"


# --- Changes and problems


def test_what_to_change_is_not_asked_for_when_it_is_too_late(talk: Talk) -> None:
    assert names(talk.say("change #2013, ana@example.com", "change_order")) == ["utter_change_order_closed"]


@pytest.mark.parametrize(("typed", "kind"), [("18 inches please", "change"), ("just cancel it", "cancellation")])
def test_a_change_in_time_is_noted_with_what_was_said(talk: Talk, typed: str, kind: str) -> None:
    talk.say("I need to change #2012, jo@example.com", "change_order")
    assert talk.asked == "details"
    assert names(talk.say(typed, "out_of_scope")) == ["utter_change_order_open"]
    (request,) = talk.services.database.requests.list()
    assert (request.kind.value, request.order_name, request.details) == (kind, "#2012", typed)


def test_a_question_is_answered_and_not_noted_as_the_change(talk: Talk) -> None:
    talk.say("I need to change #2012, jo@example.com", "change_order")
    assert names(talk.say("do you gift wrap?", "shipping/gift_wrapping")) == ["utter_shipping/gift_wrapping"]
    assert talk.asked == "details"


@pytest.mark.parametrize(
    "typed",
    [
        "the clasp of my necklace is broken, #3007, jo@example.com",
        "I received the wrong item in order #3007, jo@example.com",
    ],
)
def test_a_problem_told_at_once_is_not_asked_for_again(talk: Talk, typed: str) -> None:
    assert names(talk.say(typed, "report_problem")) == ["utter_report_problem_done"]
    (request,) = talk.services.database.requests.list()
    assert request.details == typed


@pytest.mark.parametrize(
    "typed",
    [
        "Report a problem with my order",
        "hi, I want to report a problem with my order #3007, my email is jo@example.com",
        "there's an issue with my order",
    ],
)
def test_a_problem_that_is_only_announced_is_asked_about(talk: Talk, typed: str) -> None:
    talk.say(typed, "report_problem")
    if talk.asked == "order_number":
        talk.say("#3007, jo@example.com")
    assert talk.asked == "details"
    talk.say("the clasp, card 4111 1111 1111 1111 12/27", "returns/warranty")
    (request,) = talk.services.database.requests.list()
    assert request.details == "the clasp, card [card number removed] 12/27"
