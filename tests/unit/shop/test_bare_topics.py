"""Messages that are a topic's name and nothing else."""

from __future__ import annotations

import pytest

from bot.shop.bare_topics import bare_topic
from bot.shop.loading import load_shop
from bot.shop.placeholders import fill
from bot.shop.speaking import can_serve


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Privacy Policy", "privacy"),
        ("privacy?", "privacy"),
        ("your privacy policy pls", "privacy"),
        ("shipping", "shipping"),
        ("SHIPPING INFO!!", "shipping"),
        ("Shipping & Delivery", "shipping"),
        ("size chart", "sizes"),
        ("FAQ", "the shop"),
        ("what's your privacy policy?", "privacy"),
        ("where can i read the privacy policy", "privacy"),
        ("F.A.Q.", "the shop"),
    ],
)
def test_a_topic_and_nothing_else_is_a_choice_among_its_questions(text: str, name: str) -> None:
    topic = bare_topic(text, load_shop("stella_tide"))
    assert topic is not None
    assert topic.name == name
    assert len(topic.offers) > 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "shipping to canada",
        "free shipping",
        "privacy of children",
        "return policy",
        "hi",
        "policy",
        "where is the shipment",
        "more info",
    ],
)
def test_what_says_more_or_asks_one_thing_is_no_such_choice(text: str) -> None:
    assert bare_topic(text, load_shop("stella_tide")) is None


def test_a_shop_offers_what_it_can_serve_and_nothing_where_that_is_no_choice() -> None:
    allyk = load_shop("allyk")
    privacy = bare_topic("privacy policy", allyk)
    assert privacy is not None
    assert all(can_serve(allyk, label) for label in privacy.offers)
    faq = bare_topic("faq", allyk)
    assert faq is not None
    assert "returns/policy" not in faq.offers
    assert bare_topic("sizes", allyk) is None


@pytest.mark.parametrize("name", ["stella_tide", "allyk"])
def test_privacy_is_told_in_short_in_the_shops_own_words(name: str) -> None:
    shop = load_shop(name)
    privacy = bare_topic("privacy policy", shop)
    assert privacy is not None
    told = dict(privacy.lines(shop))
    assert len(told) == len(privacy.summary)
    assert told["Who gets my data?"] == fill(shop.answers["privacy/data_sharing"].in_short, shop.facts)
    assert "{" not in "".join(told.values())
