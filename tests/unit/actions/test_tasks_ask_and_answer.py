"""How a task asks: in which order, what it takes as an answer, what comes in between, and how it ends."""

import pytest
from talk import Talk, names

ASK_NUMBER, ASK_EMAIL = "order_number", "email"
FOUND = ["utter_track_order_in_production"]
NOT_FOUND = ["utter_order_not_found"]


def test_number_and_address_in_one_message_are_enough(talk: Talk) -> None:
    assert names(talk.say("where is #2001, jo@example.com", "track_order")) == FOUND


@pytest.mark.parametrize(
    ("label", "asked"),
    [
        ("track_order", "utter_ask_order_number"),
        ("unsubscribe", "utter_ask_unsubscribe_email"),
        ("request_my_data", "utter_ask_request_kind"),
    ],
)
def test_a_task_asks_in_its_own_words_where_it_has_some(talk: Talk, label: str, asked: str) -> None:
    assert [said.response for said in talk.say("hm", label)] == [asked]


def test_what_is_still_to_be_given_is_only_called_to_mind_after_a_question_in_between(talk: Talk) -> None:
    talk.say("where is my order", "track_order")
    said = [said.response for said in talk.say("do you gift wrap?", "shipping/gift_wrapping")]
    assert said == ["utter_shipping/gift_wrapping", "utter_still_order_number"]
    said = [said.response for said in talk.say("#20O1, joexample", "nlu_fallback")]
    assert said == ["utter_wrong_order_number", "utter_ask_order_number"]


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
        assert names(talk.say(text, "stop")) == ["utter_take_your_time"]
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
    talk.ask_for_data("delete my data, jo@example.com")
    assert names(talk.say("unsubscribe me", "unsubscribe")) == []
    assert talk.asked == "confirmed"  # the yes was the other task's; the address is said back with the question
    assert talk.slots["email"] == "jo@example.com"
