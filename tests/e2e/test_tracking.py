"""A conversation for each verdict of track_order, with orders of Shopify's CSV and of its JSON. Today is November 23."""

from __future__ import annotations

import pytest

from bot.shop.tracking import TrackVerdict

from .chat import Chat
from .servers import RunningShop

STELLA = [
    # From the CSV export
    (TrackVerdict.IN_PRODUCTION, "#2001", ("December 3", "December 8", "November 23", "after 3:00 PM", "weekends")),
    (TrackVerdict.IN_PRODUCTION, "#2002", ("December 3", "December 7", "10–12 business days")),
    (TrackVerdict.IN_PRODUCTION, "#2016", ("November 23", "November 27", "public holidays don't count")),
    (TrackVerdict.PRODUCTION_LATE, "#2003", ("November 9", "late", "hello@stellatide.com")),
    (TrackVerdict.PAYMENT_PENDING, "#2004", ("payment", "November 22")),
    (TrackVerdict.PARTLY_SHIPPED, "#2005", ("Still to come: Rope Chain Bracelet", "November 25")),
    (TrackVerdict.PARTLY_SHIPPED, "#2017", ("Still to come: Rope Chain Bracelet", "November 3", "late")),
    (TrackVerdict.SHIPPED, "#2006", ("between Wednesday, November 25 and Monday, November 30",)),
    (TrackVerdict.SHIPPED, "#2011", ("states no delivery time",)),  # to Canada
    (TrackVerdict.SHIPPED_UNTRACKED, "#2007", ("no tracking",)),
    (TrackVerdict.SHIPMENT_LATE, "#2008", ("late", "November 17")),
    (TrackVerdict.CANCELLED, "#2009", ("cancelled on Thursday, November 19",)),
    (TrackVerdict.REFUNDED, "#2010", ("refunded ($46)",)),
    # From the Admin API's JSON
    (TrackVerdict.IN_PRODUCTION, "#3014", ("December 2", "December 4", "10–12 business days")),
    (TrackVerdict.PARTLY_SHIPPED, "#3010", ("Still to come: Rope Chain Bracelet", "November 24", "November 30")),
    (TrackVerdict.SHIPPED, "#3001", ("between Monday, November 23 and Wednesday, November 25", "tools.usps.com")),
    (TrackVerdict.SHIPPED, "#3012", ("has its label", "November 25", "November 30")),
    (TrackVerdict.SHIPPED, "#3017", ("Parcel 1", "Delivered on Friday, November 20", "Parcel 2", "November 25")),
    (TrackVerdict.SHIPMENT_LATE, "#3002", ("late", "November 17", "9400111899560000030021")),
    (TrackVerdict.OUT_FOR_DELIVERY, "#3003", ("out for delivery",)),
    (TrackVerdict.READY_FOR_PICKUP, "#3004", ("pick it up",)),
    (TrackVerdict.DELIVERY_FAILED, "#3005", ("couldn't be delivered", "hello@stellatide.com")),
    (TrackVerdict.DELIVERY_FAILED, "#3006", ("tried to deliver it",)),
    (TrackVerdict.DELIVERED, "#3007", ("Delivered on Monday, November 9",)),
    (TrackVerdict.DELIVERED, "#3009", ("the day isn't on record",)),
    (TrackVerdict.CANCELLED, "#3016", ("cancelled on Wednesday, November 18",)),
    (TrackVerdict.REFUNDED, "#3011", ("refunded ($46)",)),
]
ALLYK = [
    (TrackVerdict.NOT_SHIPPED, "#4001", ("hasn't shipped yet", "doesn't state how long", "kimberlynn9988@gmail.com")),
    (TrackVerdict.SHIPPED, "#4002", ("has shipped",)),
    (TrackVerdict.CANCELLED, "#4003", ("cancelled on Tuesday, November 3",)),
    (TrackVerdict.SHIPPED, "#5001", ("has shipped", "9400111899560000050011")),
    (TrackVerdict.DELIVERED, "#5002", ("Delivered on Thursday, November 12",)),
    (TrackVerdict.REFUNDED, "#5003", ("refunded ($40)",)),
]
# Where the timeline stands, and as what. An order that is cancelled or refunded has no timeline.
CARD_STEP = {
    TrackVerdict.IN_PRODUCTION: ("in_production", "current"),
    TrackVerdict.PRODUCTION_LATE: ("in_production", "late"),
    TrackVerdict.NOT_SHIPPED: ("in_production", "current"),
    TrackVerdict.PAYMENT_PENDING: ("ordered", "current"),
    TrackVerdict.PARTLY_SHIPPED: ("shipped", "current"),
    TrackVerdict.SHIPPED: ("shipped", "current"),
    TrackVerdict.SHIPPED_UNTRACKED: ("shipped", "current"),
    TrackVerdict.SHIPMENT_LATE: ("shipped", "late"),
    TrackVerdict.OUT_FOR_DELIVERY: ("shipped", "current"),
    TrackVerdict.READY_FOR_PICKUP: ("shipped", "current"),
    TrackVerdict.DELIVERY_FAILED: ("shipped", "late"),
    TrackVerdict.DELIVERED: ("delivered", "done"),
}


def test_no_verdict_is_left_out() -> None:
    assert {verdict for verdict, *_ in (*STELLA, *ALLYK)} == set(TrackVerdict)


@pytest.mark.parametrize(("verdict", "order", "words"), STELLA)
def test_the_shop_that_states_everything(chat: Chat, verdict: TrackVerdict, order: str, words: tuple[str, ...]) -> None:
    assert_tells(chat, verdict, order, words)


@pytest.mark.parametrize(("verdict", "order", "words"), ALLYK)
def test_the_shop_that_states_little_tells_what_is_on_record_and_promises_no_day(
    allyk_chat: Chat, verdict: TrackVerdict, order: str, words: tuple[str, ...]
) -> None:
    reply = assert_tells(allyk_chat, verdict, order, words)
    assert "should" not in reply


def assert_tells(chat: Chat, verdict: TrackVerdict, order: str, words: tuple[str, ...]) -> str:
    assert "Which order" in chat.say("where is my order?")
    reply = chat.say(f"{order}, jo@example.com")
    assert [word for word in words if word not in reply] == [], reply.text
    assert order in reply
    if verdict in CARD_STEP:
        assert reply.card["name"] == order
        reached = next(step for step in reversed(reply.card["steps"]) if step["state"] != "upcoming")
        assert (reached["step"], reached["state"]) == CARD_STEP[verdict]
    else:
        assert reply.cards == []
    return reply.text


def test_the_card_has_the_dates_and_the_parcels(chat: Chat) -> None:
    card = chat.say("where is #3001, jo@example.com").card
    assert {step["step"]: step["dates"] for step in card["steps"]} == {
        "ordered": "Friday, November 6",
        "in_production": "",
        "shipped": "Friday, November 20",
        "delivered": "Monday, November 23 – Wednesday, November 25",
    }
    assert card["placed"] == "2026-11-06"
    (parcel,) = card["shipments"]
    assert parcel["status"] == "The parcel is on its way."
    assert parcel["tracking_number"] == "9400111899560000030011"
    assert parcel["tracking_url"].startswith("https://tools.usps.com/")


def test_a_late_order_offers_a_person(chat: Chat) -> None:
    assert "Talk to a person" in chat.say("where is #2003, jo@example.com").buttons


def test_no_order_of_one_shop_is_found_in_the_other(allyk: RunningShop, stella: RunningShop) -> None:
    assert "I can't find an order" in Chat(allyk.url).say("where is order #3001, jo@example.com")
    assert "I can't find an order" in Chat(stella.url).say("where is order #4001, jo@example.com")
