"""When an order would come and when it has to be placed, asked in the ways in which people ask it."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher
from talk import Talk, message_of, only, said_in

from actions.answer_several import ActionAnswerSeveral
from actions.base import Speaker
from actions.turn import Turn
from bot.understanding.follow_up_kinds import FollowUp


def lines(talked: Talk, text: str, label: str) -> list[str]:
    return [part["response"] for part in only(talked.say(text, label)).values["parts"]]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("is it too late for december 20?", "utter_estimate_arrival_asked_late_yes"),
        ("is it too late for tomorrow?", "utter_estimate_arrival_asked_late_no"),
        ("will i miss christmas if i order now", "utter_estimate_arrival_asked_late_yes"),
        ("will it be here by december 20?", "utter_estimate_arrival_yes"),
    ],
)
def test_whether_it_is_too_late_gets_no_bare_yes_or_no(talk: Talk, text: str, response: str) -> None:
    assert only(talk.say(text, "estimate_arrival")).response == response


def test_what_follows_too_late_is_asked_in_the_same_way(talk: Talk) -> None:
    talk.say("is it too late for tomorrow?", "estimate_arrival")
    said = only(talk.follow("and for december 20?", FollowUp.ELLIPSIS, "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_asked_late_yes"


@pytest.mark.parametrize(
    "text",
    [
        "is dec 10 too late to order for christmas",
        "is the 10th cutting it too close for christmas",
        "can i wait till dec 10 to order for christmas",
    ],
)
def test_the_day_that_may_be_too_late_is_that_of_ordering(talk: Talk, text: str) -> None:
    said = only(talk.say(text, "estimate_arrival"))
    assert "December 10" in said.values["ordered_on"]
    assert "December 25" in said.values["needed_by"]


def test_a_day_before_the_one_that_was_named_is_one_for_ordering(talk: Talk) -> None:
    talk.say("is it too late for christmas", "estimate_arrival")
    said = only(talk.follow("is dec 10 too late?", FollowUp.ELLIPSIS, "estimate_arrival"))
    assert "December 10" in said.values["ordered_on"]


def test_the_custom_piece_is_in_mind_when_the_last_day_is_asked_for(talk: Talk) -> None:
    talk.follow("do you make custom name necklaces", FollowUp.ELLIPSIS, "shop/custom_pieces")
    for text in ("can i return it", "how much is gift wrap", "do you take paypal"):
        talk.follow(text, FollowUp.ELLIPSIS, "payment/methods")
    parts = only(talk.say("ok when should i order for february 14", "estimate_arrival")).values["parts"]
    assert "utter_making_custom" in str(parts)


def test_the_shops_own_deadlines_are_named_for_christmas_alone(talk: Talk) -> None:
    assert "utter_arrival_at_christmas" in lines(talk, "will it be here by christmas", "estimate_arrival")
    assert "utter_arrival_at_christmas" not in lines(talk, "will it be here by january 5", "estimate_arrival")


def test_an_engraved_one_after_the_deadlines_is_reckoned_for_christmas(talk: Talk) -> None:
    talk.follow("is it too late for christmas", FollowUp.ELLIPSIS, "shipping/closures")
    said = only(talk.follow("what about a custom one", FollowUp.ELLIPSIS, "shop/custom_pieces"))
    assert said.response.startswith("utter_estimate_arrival_")
    assert "December 25" in said.values["needed_by"]


def test_the_last_day_to_order_is_not_the_day_it_is_needed(talk: Talk) -> None:
    said = only(talk.say("need it by christmas!! whats the last day to order", "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_order_by"


def test_waiting_another_week_moves_the_day_of_ordering(talk: Talk) -> None:
    talk.say("will it be here by christmas?", "estimate_arrival")
    said = only(talk.follow("and if i wait another week", FollowUp.ELLIPSIS, "estimate_arrival"))
    assert "November 30" in said.values["ordered_on"]
    assert "December 25" in said.values["needed_by"]


def test_cyber_monday_is_no_monday_like_any_other(talk: Talk) -> None:
    said = only(talk.say("if i order cyber monday will it come before christmas", "estimate_arrival"))
    assert "November 30" in said.values["ordered_on"]


def test_a_day_in_words_is_that_day(talk: Talk) -> None:
    said = only(talk.say("will it be here by the thirteenth of december, a sunday?", "estimate_arrival"))
    assert "December 13" in said.values["needed_by"]


def test_an_order_that_goes_abroad_after_all_is_reckoned_anew(talk: Talk) -> None:
    talk.say("when should i order for february 14", "estimate_arrival")
    said = only(talk.ask_beyond("shes in canada btw"))
    assert said.response == "utter_estimate_arrival_abroad_unstated"


@pytest.mark.parametrize(
    ("text", "needed_by"),
    [
        ("will it come by the 24th", "December 24"),  # a Monday the 23rd: nobody calls tomorrow so
        ("i need it by the 30th", "November 30"),
        ("if i order on december 3 will it come by the 24th", "December 24"),
        ("will it come by nov 24", "November 24"),
        ("i need it by wednesday the 25th", "November 25"),
    ],
)
def test_a_day_of_any_month_is_the_one_that_can_be_meant(talk: Talk, text: str, needed_by: str) -> None:
    assert needed_by in only(talk.say(text, "estimate_arrival")).values["needed_by"]


def test_a_day_of_the_month_for_ordering_may_be_tomorrow(talk: Talk) -> None:
    said = only(talk.say("if i order on the 24th when would it come", "estimate_arrival"))
    assert "November 24" in said.values["ordered_on"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("last day to order for christmas?", "shipping/closures"),
        ("whats the christmas cutoff for a custom necklace", "shipping/closures"),
    ],
)
def test_the_last_day_for_christmas_is_reckoned(talk: Talk, text: str, label: str) -> None:
    said = only(talk.follow(text, FollowUp.ELLIPSIS, label))
    assert said.response == "utter_estimate_arrival_order_by"
    assert ("utter_making_custom" in str(said.values["parts"])) is ("custom" in text)


def test_the_last_day_of_another_piece_is_another_last_day(talk: Talk) -> None:
    plain = only(talk.follow("last day to order for christmas?", FollowUp.ELLIPSIS, "shipping/closures"))
    custom = only(talk.follow("ok but a custom one, same?", FollowUp.ELLIPSIS, "shop/custom_pieces"))
    assert custom.response == plain.response == "utter_estimate_arrival_order_by"
    assert custom.values["ordered_on"] != plain.values["ordered_on"]


def test_when_it_ships_that_is_ordered_on_a_day_is_reckoned_from_that_day(talk: Talk) -> None:
    said = only(talk.follow("so if i order dec 14 when does it ship", FollowUp.ELLIPSIS, "shipping/production_time"))
    assert "December 14" in said.values["ordered_on"]


def test_arriving_on_the_very_day_is_said_to_be_close(talk: Talk) -> None:
    said = only(talk.say("will it be here by december 20?", "estimate_arrival"))
    latest = said.values["latest"].split(", ")[1]
    assert "utter_arrival_on_the_day" not in str(said.values["parts"])
    close = only(talk.say(f"will it be here by {latest}?", "estimate_arrival"))
    assert "utter_arrival_on_the_day" in str(close.values["parts"])


def test_the_day_that_may_be_too_late_may_come_last(talk: Talk) -> None:
    said = only(talk.say("Need it for christmas eve. Is Dec 1st too late?", "estimate_arrival"))
    assert "December 1" in said.values["ordered_on"]
    assert "December 24" in said.values["needed_by"]


@pytest.mark.parametrize("text", ["todays the 23rd, does that work", "today is november 23"])
def test_the_day_that_it_is_today_is_no_day_of_need(talk: Talk, text: str) -> None:
    talk.say("will it be here by december 12", "estimate_arrival")
    said = only(talk.follow(text, FollowUp.ELLIPSIS, "estimate_arrival"))
    assert "December 12" in said.values["needed_by"]


def test_it_is_the_order_that_was_named_and_not_opened(talk: Talk) -> None:
    talk.follow("tell me where order 3007 is and do you gift wrap", FollowUp.ELLIPSIS, "shipping/gift_wrapping")
    talk.say("is it going to make it before the 24th?", "estimate_arrival")
    assert talk.task == "track_order"
    assert talk.asked == "email"


@pytest.mark.parametrize(
    "text",
    [
        "my deadline is december 20, will it be here if i order today?",
        "if i order today before the cutoff will it be here by december 20",
    ],
)
def test_a_deadline_of_ones_own_is_no_question_for_the_last_day(talk: Talk, text: str) -> None:
    assert only(talk.say(text, "estimate_arrival")).response == "utter_estimate_arrival_yes"


def test_the_last_day_is_reckoned_beside_another_question(talk: Talk) -> None:
    text = "whats the last day to order for christmas and do you gift wrap"
    message = message_of(text, "several_questions")
    at = text.index(" and do you")
    message["questions"] = [
        {"label": "shipping/closures", "start": 0, "end": at},
        {"label": "shipping/gift_wrapping", "start": at, "end": len(text)},
    ]
    dispatcher = CollectingDispatcher()
    ActionAnswerSeveral().perform(Speaker(dispatcher), Turn(talk.tracker(message)), talk.services)
    said = [said_in(message).response for message in dispatcher.messages]
    assert said == ["utter_shipping/gift_wrapping", "utter_estimate_arrival_order_by"]


def test_the_last_day_for_a_feast_is_one_to_order_by(talk: Talk) -> None:
    assert only(talk.say("last day for xmas", "estimate_arrival")).response == "utter_estimate_arrival_order_by"


def test_the_last_day_stays_the_question_and_has_an_hour(talk: Talk) -> None:
    said = only(talk.say("last day to order for christmas", "estimate_arrival"))
    first = said.values["ordered_on"]
    assert "3:00 PM EST" in str(said.values["parts"])
    custom = only(talk.follow("including custom?", FollowUp.ELLIPSIS, "shop/custom_pieces"))
    assert custom.response == "utter_estimate_arrival_order_by"
    assert custom.values["ordered_on"] != first
    assert only(talk.follow("what time that day", FollowUp.WHEN, "estimate_arrival")).response == (
        "utter_arrival_by_the_cut_off"
    )


def test_how_late_can_i_wait_asks_for_the_last_day(talk: Talk) -> None:
    talk.say("i need it by december 18", "estimate_arrival")
    said = only(talk.follow("how late can i wait", FollowUp.WHEN, "estimate_arrival"))
    assert said.response == "utter_estimate_arrival_order_by"


def test_no_faster_than_the_faster_way(talk: Talk) -> None:
    talk.say("will it be here by december 12 with priority", "estimate_arrival")
    assert only(talk.say("can you rush it", "estimate_arrival")).response == "utter_shipping/production_time"


@pytest.mark.parametrize(
    ("label", "text", "response"),
    [
        ("returns/policy", "so i have 2 weeks basically", "utter_conclusion_right"),
        ("returns/policy", "so i have 3 months basically", None),
        ("shipping/production_time", "so like 3 weeks??", "utter_estimate_arrival_unknown"),
    ],
)
def test_a_time_is_held_against_what_was_said(talk: Talk, label: str, text: str, response: str | None) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, label)
    said = [one.response for one in talk.follow(text, FollowUp.BARE, label)]
    if response is None:
        assert "utter_conclusion_right" not in said
    else:
        assert said == [response]
