"""What is said right after an answer is taken together with it."""

from collections.abc import Callable

import pytest
from talk import Said, Talk, names

from actions.services import Services

ANA = "ana@example.com"


def only(said: list[Said]) -> Said:
    (one,) = said
    return one


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what's in it", "In order #2001: "),
        ("how much did i pay", "Order #2001 came to $"),
        ("tracking number?", "There is none yet"),
        ("where is it going", "Order #2001 goes to the U.S."),
        ("when did i order it", "Order #2001 was placed on "),
        ("when do i get my money", "I see no refund on order #2001."),
    ],
)
def test_one_fact_of_the_order_is_told(talk: Talk, stella: Services, question: str, words: str) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert words in only(talk.follow(question, "returns/refund_timing")).text(stella.shop)


def test_money_that_went_back_is_told_with_its_day(talk: Talk) -> None:
    order = next(one for one in talk.services.database.orders.list(200) if one.refunded_at)
    talk.say(f"where is {order.name}, {order.email}", "track_order")
    said = only(talk.follow("where is my refund", "returns/refund_timing"))
    assert said.response == "utter_of_order_refunded"
    assert said.values["refunded"].startswith("$")


def test_nothing_of_an_order_is_told_that_was_not_opened(talk: Talk) -> None:
    talk.say("where is #2001, eve@example.com", "track_order")
    talk.task = None
    assert names(talk.follow("what's in it", "materials/metals")) == ["utter_materials/metals"]


def test_nothing_of_an_order_is_told_after_the_trust_has_run_out(talk: Talk, clock: Callable[..., None]) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    clock.pass_time(minutes=31)  # type: ignore[attr-defined]
    assert names(talk.follow("what's in it", "materials/metals")) == []
    assert talk.asked == "order_number"


def test_what_happens_next_with_a_request_names_its_receipt(talk: Talk) -> None:
    done = only(talk.say("cancel #2012, jo@example.com", "change_order"))
    said = only(talk.follow("so what happens now"))
    assert (said.response, said.values["receipt"]) == ("utter_request_next", done.values["receipt"])


def test_a_cancellation_that_is_taken_back_goes_with_its_request(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    assert names(talk.follow("i want to keep it", "care/cleaning")) == ["utter_request_added"]
    (request,) = talk.services.database.requests.list()
    assert request.details.endswith("i want to keep it")


def test_how_to_return_comes_after_the_verdicts(talk: Talk) -> None:
    talk.say("can I return #3007, jo@example.com", "check_return")
    assert names(talk.follow("ok do it", "talk_to_human")) == ["utter_check_return_next"]


def test_how_long_is_asked_of_the_change(talk: Talk) -> None:
    talk.say("cancel #2012, jo@example.com", "change_order")
    said = only(talk.follow("how long do i have", "out_of_scope"))
    assert said.response == "utter_request_known"
    assert [part["response"] for part in said.values["parts"]] == ["utter_changes_until"]


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
