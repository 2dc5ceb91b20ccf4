"""What is said after an answer of the shop's, before there is any order: prices, places, days, buying."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp


def answered(talk: Talk, label: str) -> None:
    """The shop's answer to that question stands last."""
    assert names(talk.follow("and that?", FollowUp.ELLIPSIS, label)) == [f"utter_{label}"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("shipping/gift_wrapping", "utter_shipping/gift_wrapping"),
        ("shipping/expedited", "utter_shipping/expedited"),
        ("shipping/insurance", "utter_price_unstated"),
        ("returns/warranty", "utter_price_unstated"),
    ],
)
@pytest.mark.parametrize("kind", [FollowUp.COST, FollowUp.TOTAL])
def test_a_price_is_told_or_said_to_be_unstated(talk: Talk, kind: FollowUp, before: str, said: str) -> None:
    answered(talk, before)
    assert names(talk.follow("how much", kind, "out_of_scope")) == [said]


def test_what_faster_shipping_costs_abroad_is_not_stated(talk: Talk) -> None:
    talk.follow("and to Canada, the fast way?", FollowUp.ELLIPSIS, "shipping/expedited")
    assert names(talk.follow("how much", FollowUp.COST, "out_of_scope")) == ["utter_price_unstated"]


def test_the_price_of_something_else_is_another_question(talk: Talk) -> None:
    answered(talk, "shipping/expedited")
    assert names(talk.follow("how much is gift wrap", FollowUp.COST, "shipping/gift_wrapping")) == [
        "utter_shipping/gift_wrapping"
    ]


def test_what_asks_for_more_of_an_answer_is_told_that_there_is_no_more(talk: Talk) -> None:
    answered(talk, "returns/warranty")
    said = only(talk.follow("what counts as that", FollowUp.ELLIPSIS))
    assert said.text(talk.services.shop).startswith("In short: 30 days, for chain or clasp defects.")
    assert names(talk.follow("but what counts", FollowUp.ELLIPSIS)) == ["utter_all_that_is_stated"]


def test_another_topic_takes_over_only_beyond_doubt(talk: Talk) -> None:
    answered(talk, "returns/warranty")
    talk_of_mail = talk.follow("how often", FollowUp.ELLIPSIS, "privacy/email_marketing")
    assert names(talk_of_mail) == ["utter_privacy/email_marketing"]  # the classifier was sure: 0.9


def test_the_money_for_a_cancelled_order_is_not_stated(talk: Talk) -> None:
    answered(talk, "shipping/order_changes")
    said = talk.follow("do i get a refund", FollowUp.REFUND, "returns/refund_timing")
    assert names(said) == ["utter_refund_of_a_cancelled_order_unstated"]


def test_an_address_after_the_answer_on_mail_is_to_be_taken_off_the_list(talk: Talk) -> None:
    answered(talk, "privacy/email_marketing")
    talk.follow("my email is joan@example.com", FollowUp.ORDER, "out_of_scope")
    assert (talk.task, talk.asked) == ("unsubscribe", "confirmed")


def test_how_to_order_is_a_matter_of_the_shops_pages(talk: Talk) -> None:
    talk.say("will it be here by december 20?", "estimate_arrival")
    assert names(talk.follow("ok so how do i order", FollowUp.NEXT, "nlu_fallback")) == ["utter_where_to_buy"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("im in texas", FollowUp.ELLIPSIS), ("and with priority?", FollowUp.ELLIPSIS), ("to Canada", FollowUp.ELLIPSIS)],
)
def test_what_changes_an_estimate_is_reckoned_with(talk: Talk, text: str, kind: FollowUp) -> None:
    talk.say("will it be here by december 12?", "estimate_arrival")
    (said, *_) = names(talk.follow(text, kind, "shop/contact"))
    assert said.startswith("utter_estimate_arrival")


def test_faster_shipping_is_reckoned_with_in_an_estimate(talk: Talk) -> None:
    talk.say("will it be here by december 12?", "estimate_arrival")
    (slow,) = talk.follow("and normal shipping?", FollowUp.ELLIPSIS, "estimate_arrival")
    (fast,) = talk.follow("should i pay for faster", FollowUp.RUSH, "shipping/expedited")
    assert fast.response.startswith("utter_estimate_arrival")
    assert fast.values["latest"] != slow.values["latest"]


@pytest.mark.parametrize(
    ("asked", "ordered_on"),
    [
        (("and if i wait till december 1",), "Tuesday, December 1"),
        (("what if i order on december 1",), "Tuesday, December 1"),
        (("what if i order on december 1", "and december 2"), "Wednesday, December 2"),
    ],
)
def test_another_day_to_order_keeps_the_day_it_is_needed_by(
    talk: Talk, asked: tuple[str, ...], ordered_on: str
) -> None:
    talk.say("will it be here by december 25?", "estimate_arrival")
    for text in asked:
        (said, *_) = talk.follow(text, FollowUp.ELLIPSIS, "estimate_arrival")
    assert said.values["ordered_on"] == ordered_on
    assert said.values["needed_by"] == "Friday, December 25"


def test_the_last_word_on_an_order_is_explained(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    assert names(talk.follow("what does that mean", FollowUp.UNCLEAR)) == ["utter_meaning_shipment_late"]


def test_what_is_no_order_is_not_explained_as_one(talk: Talk) -> None:
    answered(talk, "returns/warranty")
    assert names(talk.follow("huh", FollowUp.UNCLEAR)) == ["utter_in_short"]
    assert names(talk.follow("huh", FollowUp.UNCLEAR)) == ["utter_no_plainer"]


def test_in_short_is_not_said_of_a_case(talk: Talk) -> None:
    talk.follow("can i return a custom one", FollowUp.ELLIPSIS, "returns/policy")
    assert names(talk.follow("how many days", FollowUp.ELLIPSIS, "returns/policy")) == ["utter_all_that_is_stated"]


def test_why_an_order_takes_so_long_is_told_by_the_calendar_and_the_shops_times(talk: Talk) -> None:
    talk.say("where is #2001, jo@example.com", "track_order")
    assert names(talk.follow("why so long", FollowUp.WHY)) == [
        "utter_why_of_production",
        "utter_shipping/production_time",
    ]


def test_why_a_parcel_is_late_nobody_knows(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    assert names(talk.follow("why", FollowUp.WHY)) == ["utter_why_unknown"]


def test_why_is_asked_of_the_order_after_an_apology_too(talk: Talk) -> None:
    talk.say("where is #3002, jo@example.com", "track_order")
    talk.follow("is this a joke", FollowUp.ANGER)
    assert names(talk.follow("why so late", FollowUp.WHY)) == ["utter_why_unknown"]
