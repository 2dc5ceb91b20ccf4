"""What a message that leans on the one before names or says."""

from __future__ import annotations

import pytest

from bot.understanding.follow_ups import (
    asks_how_long_that_is,
    asks_of_an_order_to_come,
    choice_of,
    denies_custom,
    means_a_place_before,
    means_another,
    means_mine,
    means_safe_for_somebody,
    means_the_other,
    names_nothing,
    names_only_a_number,
    names_only_a_thing,
    names_only_an_order,
    says_what_was_meant,
    task_beside,
)


@pytest.mark.parametrize(
    ("text", "index"),
    [("the second one", 1), ("1", 0), ("last one please", -1), ("how much is the second one?", None), ("second", 1)],
)
def test_a_choice_from_a_list(text: str, index: int | None) -> None:
    assert choice_of(text) == index


@pytest.mark.parametrize(
    ("text", "entities", "only"),
    [
        ("sorry its 1043", [("order_number", 10, 14)], True),
        ("#1043, jo@example.com", [("order_number", 1, 5), ("email", 7, 21)], True),
        ("jo@example.com", [("email", 0, 14)], True),
        ("his email is jo@example.com", [("email", 13, 27)], True),
        ("unsubscribe jo@example.com", [("email", 12, 26)], False),
        ("1043 came without the earrings that I ordered", [("order_number", 0, 4)], False),
        ("sorry its late", [], False),
    ],
)
def test_an_order_that_is_only_named(text: str, entities: list[tuple[str, int, int]], only: bool) -> None:
    assert names_only_an_order(text, entities) is only


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("how long does it take to get there", True),
        ("can you send it there express?", True),
        ("hi there, where do you ship?", False),
        ("is there a charge for faster shipping", False),
        ("if there's a fee, how much", False),
        ("how long does shipping take", False),
    ],
)
def test_there_is_a_place_unless_it_only_says_that_something_is(text: str, place: bool) -> None:
    assert means_a_place_before(text) is place


ORDER = ("order_number", 0, 5)
EMAIL = ("email", 7, 21)


@pytest.mark.parametrize(
    ("label", "entities", "task"),
    [
        ("returns/refund_timing", [ORDER, EMAIL], "track_order"),
        ("returns/policy", [ORDER, EMAIL], "check_return"),
        ("returns/warranty", [ORDER, EMAIL], "check_return"),
        ("shipping/order_changes", [ORDER, EMAIL], "change_order"),
        ("returns/policy", [ORDER], None),
        ("returns/policy", [EMAIL], None),
        ("unsubscribe", [ORDER, EMAIL], None),
    ],
)
def test_a_question_with_an_order_and_its_address_asks_for_a_task_besides(
    label: str, entities: list[tuple[str, int, int]], task: str | None
) -> None:
    assert task_beside(label, entities) == task


@pytest.mark.parametrize(
    "text", ["not custom, just a normal necklace", "what if it isn't personalized", "no engraving", "a plain one"]
)
def test_a_plain_piece_is_no_custom_one(text: str) -> None:
    assert denies_custom(text)


@pytest.mark.parametrize("text", ["a custom necklace", "is that not enough time for a custom piece", "normal shipping"])
def test_a_custom_piece_is_not_denied(text: str) -> None:
    assert not denies_custom(text)


@pytest.mark.parametrize(
    ("text", "means"), [("and the other one", True), ("what about the rest", True), ("the ring", False)]
)
def test_the_other_one_is_of_what_was_spoken_of(text: str, means: bool) -> None:
    assert means_the_other(text) is means


@pytest.mark.parametrize(
    ("text", "thing", "names"),
    [
        ("and necklaces?", "necklaces", True),
        ("same for bracelets?", "bracelets", True),
        ("even if its custom?", "custom", True),
        ("do you make bracelets", "bracelets", False),
        ("and which chain for a necklace", "necklace", False),
    ],
)
def test_a_thing_beside_words_that_name_nothing_asks_what_was_asked_before(text: str, thing: str, names: bool) -> None:
    start = text.index(thing)
    kind = "customization" if thing == "custom" else "item_type"
    assert names_only_a_thing(text, [(kind, start, start + len(thing))]) is names


def test_a_time_without_its_subject_is_of_what_was_spoken_of() -> None:
    assert asks_how_long_that_is("how many days is it")
    assert not asks_how_long_that_is("how many days is shipping")


@pytest.mark.parametrize(
    ("text", "means"), [("what about my order?", True), ("and mine", True), ("my order is late", False)]
)
def test_ones_own_order_is_named_without_a_question(text: str, means: bool) -> None:
    assert means_mine(text) is means


def test_who_says_what_was_meant_corrects_what_was_understood() -> None:
    assert says_what_was_meant("no sorry I meant plated")
    assert not says_what_was_meant("no thanks")


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("no the gold filled one", True),
        ("and the other one", True),
        ("which one is gold filled", False),
        ("where can I read the other rules of the shop on returns", False),
    ],
)
def test_one_of_what_was_spoken_of_is_named_in_a_few_words(text: str, another: bool) -> None:
    assert means_another(text) is another


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("should i be worried", True),
        ("can you ask them anyway", True),
        ("why do you need it", True),
        ("do you sell my data", False),
        ("how do i clean it", False),
        ("help", False),
    ],
)
def test_words_that_could_be_said_of_anything_name_nothing(text: str, nothing: bool) -> None:
    assert names_nothing(text) is nothing


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("30 days?", True),
        ("so 14 then?", True),
        ("is it 7-10 business days", True),
        ("5 dollars right?", True),
        ("16?", False),
        ("30 days from when", False),
        ("1042", False),
    ],
)
def test_a_number_with_its_unit_is_held_against_what_was_said(text: str, only: bool) -> None:
    assert names_only_a_number(text) is only


@pytest.mark.parametrize(
    ("text", "means"),
    [("so its safe for me?", True), ("safe to wear then", True), ("is it safe", False), ("is my data safe", False)],
)
def test_safe_for_somebody_may_be_of_a_metal(text: str, means: bool) -> None:
    assert means_safe_for_somebody(text) is means


@pytest.mark.parametrize(
    ("label", "text", "asks"),
    [
        ("shipping/closures", "last day to order for christmas", True),
        ("shipping/closures", "is it too late for christmas or what", True),
        ("shipping/closures", "are you closed on christmas", False),
        ("shipping/closures", "what is the deadline page for christmas", False),
        ("shipping/production_time", "if i order dec 14 when does it ship", True),
        ("shipping/production_time", "do you make things on christmas", False),
        ("returns/policy", "last day for a return is christmas?", False),
    ],
)
def test_the_last_day_and_a_day_of_ordering_are_of_an_order_to_come(label: str, text: str, asks: bool) -> None:
    assert asks_of_an_order_to_come(label, text) is asks
