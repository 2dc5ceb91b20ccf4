"""A conversation goes on after a task is done: what was reported, tracked or named in it still counts."""

from typing import Any

import pytest
from talk import Said, Talk, names

from bot.orders.requests import Request

BROKEN = "the clasp of my chain snapped, order #3007, jo@example.com"


def reports(talk: Talk) -> list[Request]:
    return [one for one in talk.services.database.requests.list() if one.kind.value == "problem"]


def lines(said: list[Said]) -> list[str]:
    """The responses that the one message is made of, in order."""
    (one,) = said
    return [part["response"] for part in one.values["parts"]]


def test_a_first_message_that_tells_what_is_wrong_is_the_report(talk: Talk) -> None:
    assert names(talk.say("my clasp is broken on order #3007, jo@example.com", "report_problem")) == [
        "utter_report_problem_done"
    ]
    assert [one.details for one in reports(talk)] == ["my clasp is broken on order #3007, jo@example.com"]


def test_what_is_told_while_the_order_is_asked_for_is_kept(talk: Talk) -> None:
    talk.say("something is wrong with my order", "report_problem")
    talk.say("it came with a scratch", "report_problem")
    assert names(talk.say("#3007, jo@example.com")) == ["utter_report_problem_done"]
    assert [one.details for one in reports(talk)] == ["it came with a scratch"]


@pytest.mark.parametrize("text", ["something is wrong with my order", "I really need help with a bad problem"])
def test_a_first_message_that_tells_nothing_is_no_report(talk: Talk, text: str) -> None:
    talk.say(f"{text} #3007, jo@example.com", "report_problem")
    assert talk.asked == "details"


def test_what_is_said_of_it_later_goes_under_the_same_receipt(talk: Talk) -> None:
    (done,) = talk.say(BROKEN, "report_problem")
    (added,) = talk.say("and the hook is bent too", "report_problem")
    assert (added.response, added.values["receipt"]) == ("utter_report_problem_added", done.values["receipt"])
    assert [one.details for one in reports(talk)] == [f"{BROKEN}\nand the hook is bent too"]


def test_to_report_it_once_more_makes_no_second_report(talk: Talk) -> None:
    (done,) = talk.say(BROKEN, "report_problem")
    (known,) = talk.say("ok report it please", "report_problem")
    assert (known.response, known.values["receipt"]) == ("utter_report_problem_known", done.values["receipt"])
    assert [one.details for one in reports(talk)] == [BROKEN]


def test_another_order_gets_a_report_of_its_own(talk: Talk) -> None:
    talk.say(BROKEN, "report_problem")
    talk.say("the bracelet of #3013, jo@example.com is bent", "report_problem")
    assert [one.order_name for one in reports(talk)] == ["#3007", "#3013"]


def test_what_comes_after_the_shop_is_done_with_it_is_a_new_report(talk: Talk) -> None:
    (done,) = talk.say(BROKEN, "report_problem")
    talk.services.database.requests.mark_done(done.values["receipt"], talk.services.now())
    talk.say("and now the hook is bent", "report_problem")
    assert [one.details for one in reports(talk)] == ["and now the hook is bent"]


def test_a_card_number_is_masked_in_what_is_added_too(talk: Talk) -> None:
    talk.say(BROKEN, "report_problem")
    talk.say("charged twice on 4111 1111 1111 1111", "report_problem")
    assert "4111" not in reports(talk)[0].details


def test_a_question_about_another_task_is_no_report(talk: Talk) -> None:
    talk.say("something is wrong with #3007, jo@example.com", "report_problem")
    assert names(talk.say("can I return it instead", "check_return")) == ["utter_check_return"]
    assert reports(talk) == []


def test_the_same_news_is_not_told_twice_at_length(talk: Talk) -> None:
    (first,) = talk.say("where is #3002, jo@example.com", "track_order")
    (second,) = talk.say("so where is it", "track_order")
    assert first.response == "utter_track_order_shipment_late"
    assert second.response == "utter_track_order_no_news"
    assert second.values["parts"][0]["response"] == "utter_track_order_shipment_late"
    assert "talk_to_human" in second.values["offers"]

    (third,) = talk.say("and now where is it", "track_order")
    assert third.response == "utter_track_order_no_news"


def test_who_names_the_order_again_gets_all_of_it_again(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    assert names(talk.say("where is #3002", "track_order")) == ["utter_track_order_shipment_late"]


def test_another_order_is_news(talk: Talk) -> None:
    talk.say("where is #3001, jo@example.com", "track_order")
    assert names(talk.say("where is #3012, jo@example.com", "track_order")) == ["utter_track_order_shipped"]


def test_a_number_that_was_corrected_is_no_second_order(talk: Talk) -> None:
    said = talk.say("where is #3001, sorry I mean #3002, jo@example.com", "track_order")
    assert len(said) == 1


def test_a_delivered_order_says_what_to_do_if_it_is_not_there(talk: Talk) -> None:
    said = talk.say("where is #3007, jo@example.com", "track_order")
    assert lines(said)[-1] == "utter_not_there"
    assert said[0].values["offers"] == ["report_problem", "check_return"]


def test_a_partial_refund_is_told(talk: Talk) -> None:
    said = talk.say("where is #3013, jo@example.com", "track_order")
    assert {"response": "utter_refunded_so_far", "refunded": "$38"} in said[0].values["parts"]


def test_who_wants_money_back_for_a_late_order_hears_that_it_is_late_first(talk: Talk) -> None:
    said = talk.say("I want my money back for #3002, jo@example.com", "check_return")
    assert lines(said)[0] == "utter_track_order_shipment_late"
    assert said[0].values["offers"] == ["report_problem", "talk_to_human"]


def test_what_has_arrived_is_not_called_late(talk: Talk) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    assert not [name for name in lines(talk.say("last tuesday")) if name.startswith("utter_track_order")]


def items(said: list[Said]) -> list[str]:
    card: dict[str, Any] = said[0].values["card"]
    return [item["title"] for item in card["items"]]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("can I return the earrings", ["Tiny Huggie Earrings"]),
        ("can I return the necklace", ["Luna Layering Necklace", "Saint Pendant"]),
        ("can I return the custom necklace", ["Saint Pendant"]),
        ("can I return the bracelet", ["Luna Layering Necklace", "Tiny Huggie Earrings", "Saint Pendant"]),
        ("can I return it", ["Luna Layering Necklace", "Tiny Huggie Earrings", "Saint Pendant"]),
    ],
)
def test_the_answer_is_about_the_piece_that_was_named(talk: Talk, text: str, titles: list[str]) -> None:
    assert items(talk.say(f"{text}? #3007, jo@example.com", "check_return")) == titles


def test_the_piece_is_remembered_until_the_order_is_known(talk: Talk) -> None:
    talk.say("can I return the necklace from my order", "check_return")
    talk.say("#3007")
    assert items(talk.say("jo@example.com")) == ["Luna Layering Necklace", "Saint Pendant"]
    assert len(items(talk.say("and can I return my order", "check_return"))) == 3


@pytest.mark.parametrize(
    "text", ["I want to return everything except the earrings", "can I return it, it's not custom or engraved"]
)
def test_what_is_left_out_is_not_what_it_is_about(talk: Talk, text: str) -> None:
    talk.say(text, "check_return")
    assert talk.asked == "order_number"
    assert len(items(talk.say("#3007, jo@example.com"))) == 3


def test_what_never_comes_back_is_refused_without_asking_for_an_order(talk: Talk) -> None:
    for text in ("can I return my earrings", "i want to send back my custom necklace"):
        assert names(talk.say(text, "check_return")) == ["utter_returns/policy"]
        assert talk.task is None
    talk.say("can I return my necklace and earrings", "check_return")
    assert talk.asked == "order_number"


def test_in_time_is_judged_by_the_day_that_was_named_before(talk: Talk) -> None:
    talk.say("we marry on december 20, can it be here?", "estimate_arrival")
    (said,) = talk.say("if I order today will it be here in time", "estimate_arrival")
    assert said.values["needed_by"] == "Sunday, December 20"
    (said,) = talk.say("when would it come if I order today", "estimate_arrival")
    assert "needed_by" not in said.values
