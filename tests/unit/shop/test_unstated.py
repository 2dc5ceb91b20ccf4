"""Topics that a shop leaves open within a question that it answers: named as such before the answer."""

from datetime import date

import pytest

from bot.shop.cases import Particulars
from bot.shop.catalogue import titles
from bot.shop.loading import load_shop
from bot.shop.speaking import Spoken, speak
from bot.shop.unstated import topics, topics_of

STELLA = load_shop("stella_tide")
A_DAY = date(2026, 3, 2)


def spoken(label: str, **named: object) -> Spoken:
    said = speak(STELLA, label, Particulars(**named), A_DAY)  # type: ignore[arg-type]
    assert said is not None
    return said


def test_what_is_not_stated_is_named_beside_the_plain_answer() -> None:
    said = spoken("returns/policy", unstated=("store_credit",))
    assert (said.unstated, said.text) == ("store credit", spoken("returns/policy").text)


def test_several_are_named_together() -> None:
    assert (
        spoken("returns/policy", unstated=("store_credit", "return_fees")).unstated
        == "store credit or fees for a return"
    )


def test_a_topic_counts_only_in_its_own_questions() -> None:
    assert spoken("care/cleaning", unstated=("store_credit",)).unstated == ""


def test_what_decides_stays_decided() -> None:
    said = spoken("returns/policy", item_types=("earrings",), unstated=("store_credit",))
    assert said.unstated == "store credit"
    assert "earrings can't be returned" in said.text


def test_one_thing_that_is_not_stated_is_enough_of_a_beginning() -> None:
    said = spoken("shipping/expedited", shipping_price=True, unstated=("free_shipping",))
    assert (said.unstated, said.text) == ("free shipping", spoken("shipping/expedited").text)


def test_a_topic_that_the_shop_has_words_for_is_stated() -> None:
    said = spoken("care/cleaning", unstated=("tarnish",))
    assert said.unstated == ""
    assert "resists tarnish" in said.text


@pytest.mark.parametrize("topic", topics())
def test_every_topic_belongs_to_questions_that_exist(topic: str) -> None:
    assert set(topics()[topic].labels) <= titles().keys()


def test_no_words_belong_to_two_topics() -> None:
    said = [words for one in topics().values() for words in one.said]
    assert sorted(said) == sorted(set(said))


def test_the_topics_of_a_question_are_found() -> None:
    assert "store_credit" in topics_of("returns/policy")
    assert topics_of("shipping/gift_wrapping", ["store_credit", "gift_note"]) == ["gift_note"]


def test_what_is_stated_under_one_question_counts_under_the_others_of_its_topic() -> None:
    allyk = load_shop("allyk")
    said = speak(allyk, "privacy/hosting", Particulars(unstated=("google_analytics",)), A_DAY)
    assert said is not None
    assert (said.unstated, "Google" in said.text) == ("", True)
    other = speak(allyk, "privacy/hosting", Particulars(unstated=("other_trackers",)), A_DAY)
    assert other is not None
    assert other.unstated == "such trackers"


def test_an_answer_that_says_nothing_near_is_left_out() -> None:
    assert spoken("returns/warranty", unstated=("other_makers",)).text == ""
    assert spoken("returns/policy", item_types=("earrings",), unstated=("other_makers",)).text != ""
