"""Tasks over HTTP: in which order a shopper gives what is asked for, what comes in between, and how a task ends."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from .chat import Chat
from .servers import RunningShop, clasp

FOUND = "Order #2001, placed on Friday, November 20, hasn't shipped yet."
NOT_FOUND = "I can't find an order with that number and that e-mail address together."
MAIL = "hello@stellatide.com"


@pytest.mark.parametrize(
    "messages",
    [
        ("where is my order?", "#2001", "jo@example.com"),
        ("where is my order?", "jo@example.com", "#2001"),
        ("where is my order?", "#2001, jo@example.com"),
        ("where is order #2001, my email is jo@example.com",),
        ("where is my order?", "sorry, 2001", "JO@Example.com"),
        ("track my order", "ST2001", "no wait, it's #2001", "jo@example.com"),
    ],
)
def test_number_and_address_come_in_any_sequence(chat: Chat, messages: tuple[str, ...]) -> None:
    *before, last = messages
    for message in before:
        assert FOUND not in chat.say(message)
    assert FOUND in chat.say(last)


def test_a_question_in_the_middle_is_answered_and_the_task_goes_on(chat: Chat) -> None:
    chat.say("where is my order?")
    reply = chat.say("do you gift wrap?")
    assert "$5" in reply
    assert "And for your order, its number and e-mail address" in reply
    chat.say("#2001")
    assert "the e-mail address" in chat.say("and what is your return policy?")
    assert FOUND in chat.say("jo@example.com")


def test_stop_ends_the_task(chat: Chat) -> None:
    chat.say("where is my order?")
    assert "we'll leave it there" in chat.say("stop")
    assert FOUND not in chat.say("jo@example.com")


def test_a_correction_is_taken(chat: Chat) -> None:
    chat.say("where is order #2002")
    chat.say("sorry, #2001")
    assert FOUND in chat.say("jo@example.com")


def test_three_wrong_tries_end_it_kindly_with_the_address(chat: Chat) -> None:
    chat.say("where is my order?")
    for _ in range(2):
        assert NOT_FOUND in chat.say("#9999, jo@example.com")
    reply = chat.say("#9998, jo@example.com")
    assert MAIL in reply
    assert "Which order" not in reply


def test_an_unknown_order_and_a_wrong_address_get_the_same_sentence(new_chat: Callable[[], Chat]) -> None:
    replies = [new_chat().say(f"where is order {order}, eve@example.com").answers for order in ("#2002", "#9990")]
    for reply in replies:
        for answer in reply:
            del answer["recipient_id"]
    assert NOT_FOUND in replies[0][0]["text"]
    assert replies[0] == replies[1]


def test_ten_failed_tries_lock_the_order_number_for_everybody(new_chat: Callable[[], Chat]) -> None:
    for _ in range(10):
        assert NOT_FOUND in new_chat().say("where is order #2014, eve@example.com")
    locked = new_chat().say("where is order #2014, ana@example.com")
    assert "for an hour" in locked
    assert MAIL in locked
    assert "Order #2015" in new_chat().say("where is order #2015, ana@example.com")


def test_ten_failed_tries_lock_the_session_for_every_order(chat: Chat, new_chat: Callable[[], Chat]) -> None:
    for number in range(9100, 9110):
        chat.say(f"where is order #{number}, eve@example.com")
    while "Which order" not in (reply := chat.say("where is my order?")):
        assert "for an hour" not in reply
    assert "for an hour" in chat.say("#2015, ana@example.com")
    assert "Order #2015" in new_chat().say("where is order #2015, ana@example.com")


def test_a_verified_order_stays_verified(chat: Chat) -> None:
    chat.say("where is order #3007, jo@example.com")
    assert "until Monday, November 23" in chat.say("can I return it?")
    assert "has shipped already" in chat.say("I want to cancel my order")


def test_another_order_is_verified_anew(chat: Chat) -> None:
    chat.say("where is order #3007, jo@example.com")
    assert "e-mail address that you ordered with" in chat.say("and where is order #2013?")
    assert NOT_FOUND in chat.say("jo@example.com")


def test_one_task_can_take_over_from_another(chat: Chat) -> None:
    chat.say("where is order #2001")
    assert "e-mail address should get no more" in chat.say("unsubscribe me from your emails")


# --- Unsubscribing


def unsubscribe(chat: Chat, email: str) -> str:
    """The receipt, after the address and one yes."""
    assert "Which e-mail address" in chat.say("please unsubscribe me")
    question = chat.say(email)
    assert question.buttons == ["Yes", "No"]
    done = chat.say("Yes")
    assert "no more marketing mail" in done
    assert done.card["type"] == "receipt"
    assert re.fullmatch(r"U-\w{4}-\w{4}", done.card["number"])
    assert done.card["number"] in done
    return done.card["number"]


def test_unsubscribing_gives_the_same_receipt_twice_and_tells_nobody_who_is_known(
    new_chat: Callable[[], Chat], stella: RunningShop
) -> None:
    known, stranger = unsubscribe(new_chat(), "jo@example.com"), unsubscribe(new_chat(), "stranger@example.com")
    assert unsubscribe(new_chat(), "jo@example.com") == known != stranger
    exported = clasp(stella.environment, "unsubscribes", "export")
    assert exported.returncode == 0, exported.stderr
    rows = list(csv.DictReader(io.StringIO(exported.stdout)))
    for email in ("jo@example.com", "stranger@example.com"):
        assert rows.count({"Email": email, "Accepts Email Marketing": "no"}) == 1


def test_a_no_changes_nothing(chat: Chat, stella: RunningShop) -> None:
    chat.say("unsubscribe nochange@example.com")
    assert "changed nothing" in chat.say("No")
    assert "nochange@example.com" not in clasp(stella.environment, "unsubscribes", "export").stdout


def test_the_shops_keep_their_own_lists(allyk_chat: Chat, stella: RunningShop, allyk: RunningShop) -> None:
    unsubscribe(allyk_chat, "only-here@example.com")
    assert "only-here@example.com" in clasp(allyk.environment, "unsubscribes", "export").stdout
    assert "only-here@example.com" not in clasp(stella.environment, "unsubscribes", "export").stdout


# --- The other tasks


def test_a_change_in_time_is_noted_and_the_owner_reads_it(chat: Chat, stella: RunningShop) -> None:
    chat.say("I need to change my order #2012, jo@example.com")
    reply = chat.say("18 inches instead of 16, card 4111 1111 1111 1111 12/27")
    assert "until 10:30 AM" in reply
    listed = clasp(stella.environment, "requests", "list").stdout
    assert reply.card["number"] in listed
    assert "18 inches instead of 16, card [card number removed]" in listed


def test_a_change_too_late_is_refused_with_the_hour(chat: Chat) -> None:
    reply = chat.say("cancel my order #2013, ana@example.com")
    assert "within 1 hour, until 9:30 AM" in reply


def test_a_request_for_my_data_is_noted(chat: Chat, stella: RunningShop) -> None:
    chat.say("delete my data please")
    assert "delete the data that it holds about lisa.seeger@example.com?" in chat.say("lisa.seeger@example.com")
    reply = chat.say("yes")
    assert "you want your data deleted" in reply
    assert re.search(
        rf"{reply.card['number']}.*deletion.*lisa.seeger@example.com",
        clasp(stella.environment, "requests", "list").stdout,
    )


def test_a_problem_is_reported(chat: Chat) -> None:
    chat.say("I want to report a problem with my order")
    assert "What happened" in chat.say("#3007, jo@example.com")
    reply = chat.say("the clasp came off on the first day")
    assert "I've passed it on" in reply
    assert reply.card["number"].startswith("R-")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("If I order today, will it be here by December 20?", ("Yes", "December 8", "December 15")),
        ("if I order today will I have it by december 10", ("Not likely", "December 15")),
        ("if I order today will I have it by december 14", ("Likely, but not surely", "December 15")),
        ("I need it by December 1, will it arrive in time if I order now?", ("No", "December 8")),
    ],
)
def test_an_arrival_is_worked_out_with_its_reasons(chat: Chat, asked: str, words: tuple[str, ...]) -> None:
    reply = chat.say(asked)
    assert [word for word in words if word not in reply] == [], reply.text
    assert "7–10 business days" in reply


def test_the_shop_that_states_little_does_not_guess_an_arrival(allyk_chat: Chat) -> None:
    assert "doesn't state" in allyk_chat.say("If I order today, will it be here by December 20?")


@pytest.mark.parametrize("correction", ["sorry its 2013", "no, 2013", "i meant 2013", "#2013"])
def test_an_order_that_is_only_named_is_taken_for_what_the_one_before_was(chat: Chat, correction: str) -> None:
    chat.say("where is order #3007, jo@example.com")
    assert "e-mail address that you ordered with" in chat.say(correction)
    assert "Order #2013" in chat.say("ana@example.com")


def test_an_order_that_is_only_named_is_tracked(chat: Chat) -> None:
    assert "#2013" in chat.say("2013, ana@example.com")


@pytest.mark.parametrize("question", ["ok and when will it come", "when will my package arrive?"])
def test_when_it_comes_is_asked_of_the_order_that_was_tracked(chat: Chat, question: str) -> None:
    chat.say("where is order #2013, ana@example.com")
    assert "#2013" in chat.say(question)
    assert "#2013" not in chat.say("if I order another one today, when will it come?")


@pytest.mark.parametrize(
    ("asked", "taken_back"),
    [
        ("cancel order #2012, jo@example.com", "actually no"),
        ("cancel order #2012, jo@example.com", "nah forget it, don't cancel"),
        ("send me a copy of my data, jo@example.com", "wait no don't send it"),
    ],
)
def test_a_no_right_after_a_request_goes_with_it(chat: Chat, asked: str, taken_back: str) -> None:
    assert "receipt" in chat.say(asked)
    assert "that you take it back" in chat.say(taken_back)
    assert "has your request under" in chat.say("did you do it?")


def test_thanks_right_after_a_request_add_nothing_to_it(chat: Chat) -> None:
    chat.say("delete my data, jo@example.com")
    chat.say("yes")
    assert "added" not in chat.say("no thanks that's all")
