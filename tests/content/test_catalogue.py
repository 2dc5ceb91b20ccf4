"""Titles, neighbours and names: what every shop shares."""

from pathlib import Path

import pytest
import yaml

import bot.shop
from bot.shop import bare_topics
from bot.shop.catalogue import is_question, neighbours, titles
from bot.shop.loading import load_shop, shop_names
from bot.shop.speaking import can_serve, offers_after

TASKS = {
    "track_order",
    "check_return",
    "unsubscribe",
    "request_my_data",
    "change_order",
    "estimate_arrival",
    "report_problem",
    "talk_to_human",
}


def test_the_titles_name_every_task() -> None:
    assert {label for label in titles() if not is_question(label)} == TASKS


def test_a_title_fits_a_button_and_is_like_no_other() -> None:
    assert [title for title in titles().values() if not 5 <= len(title) <= 40] == []
    assert len(set(titles().values())) == len(titles())


def test_neighbours_are_known_others_and_at_most_three() -> None:
    for label, others in neighbours().items():
        assert is_question(label), label
        assert {label, *others} <= titles().keys()
        assert label not in others
        assert 1 <= len(others) <= 3


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("returns/policy", "check_return"),
        ("shipping/order_changes", "change_order"),
        ("privacy/email_marketing", "unsubscribe"),
        ("privacy/rights", "request_my_data"),
        ("shipping/lost_package", "track_order"),
        ("shipping/lost_package", "report_problem"),
        ("shipping/production_time", "track_order"),
        ("shipping/production_time", "estimate_arrival"),
    ],
)
def test_a_question_offers_the_task_that_lies_next_to_it(question: str, task: str) -> None:
    assert task in offers_after(load_shop("stella_tide"), question)


@pytest.mark.parametrize(
    ("label", "served"),
    [
        ("track_order", True),
        ("unsubscribe", True),
        ("check_return", False),
        ("estimate_arrival", False),
        ("change_order", False),
        ("privacy/rights", True),
        ("returns/policy", False),
    ],
)
def test_a_task_is_not_offered_where_the_shop_has_not_stated_what_it_needs(label: str, served: bool) -> None:
    assert can_serve(load_shop("allyk"), label) is served
    assert can_serve(load_shop("stella_tide"), label)


@pytest.mark.parametrize("name", shop_names())
def test_a_conversation_opens_with_what_the_shop_can_serve(name: str) -> None:
    shop = load_shop(name)
    assert 3 <= len(shop.profile.suggestions) <= 5
    assert all(can_serve(shop, label) for label in shop.profile.suggestions)


def test_a_way_of_writing_stands_for_one_value_of_its_kind() -> None:
    entities = yaml.safe_load(Path(bot.shop.__file__).with_name("entities.yml").read_text(encoding="utf-8"))
    for kind, values in entities.items():
        forms = [form for forms in values.values() for form in forms]
        assert len(forms) == len(set(forms)), kind


def test_bare_topics_have_words_of_their_own_and_offer_what_can_be_offered() -> None:
    content = yaml.safe_load(Path(bare_topics.__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    words = [word for topic in content.values() for word in topic["words"]]
    assert len(set(words)) == len(words)
    assert [word for word in words if word != word.lower()] == []
    offered = [label for topic in content.values() for label in [*topic["offers"], topic.get("answer", "shop/contact")]]
    assert [label for label in offered if label not in titles()] == []
