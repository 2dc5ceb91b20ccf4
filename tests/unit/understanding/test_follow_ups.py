"""Which messages lean on the one before, by their form alone."""

from __future__ import annotations

import pytest

from bot.understanding.follow_ups import (
    BY_FORM,
    FollowUp,
    asks_how_long_that_is,
    choice_of,
    denies_custom,
    follow_up_of,
    means_a_place_before,
    means_mine,
    means_the_other,
    names_only_a_thing,
    names_only_an_order,
    says_what_was_meant,
    task_beside,
)


@pytest.mark.parametrize(
    "text",
    [
        "and to Canada?",
        "what about custom ones?",
        "Alabama?",
        "im in alabama",
        "how much is that?",
        "no, I meant plated",
        "is it?",
        "where?",
        "ok and earrings",
    ],
)
def test_what_names_another_thing_or_points_back_leans(text: str) -> None:
    assert follow_up_of(text) is FollowUp.ELLIPSIS


@pytest.mark.parametrize(
    "text", ["why not", "why?", "but why is that", "how come?", "ok but says who", "why not the earrings"]
)
def test_who_asks_for_a_reason_means_that_of_the_answer_before(text: str) -> None:
    assert follow_up_of(text) is FollowUp.WHY


@pytest.mark.parametrize("text", ["sure", "sure, why don't we", "really nice", "why did my parcel come back"])
def test_a_yes_and_a_whole_question_are_neither_doubt_nor_a_call_for_reasons(text: str) -> None:
    assert follow_up_of(text) not in (FollowUp.DOUBT, FollowUp.WHY)


@pytest.mark.parametrize(
    "text", ["are you sure?", "really??", "wait, r u serious", "u sure", "sure about that?", "so no way?"]
)
def test_a_doubt_is_a_doubt(text: str) -> None:
    assert follow_up_of(text) is FollowUp.DOUBT


@pytest.mark.parametrize(
    "text",
    [
        "do you sell my data?",
        "is the rose gold plated?",
        "where is my order",
        "how long does shipping take",
        "I want to return the necklace that I bought last week for my sister, and to know how",
    ],
)
def test_a_whole_question_stands_by_itself(text: str) -> None:
    assert follow_up_of(text) is None


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


@pytest.mark.parametrize("text", ["so when", "and when exactly?", "ok how much longer", "when?", "eta?"])
def test_who_only_asks_when_means_what_was_spoken_of(text: str) -> None:
    assert follow_up_of(text) is FollowUp.WHEN


@pytest.mark.parametrize("text", ["when do you ship", "when is the shop closed", "how many days do custom pieces take"])
def test_a_whole_question_that_begins_with_when_stands_by_itself(text: str) -> None:
    assert follow_up_of(text) is not FollowUp.WHEN


@pytest.mark.parametrize(
    "text", ["not custom, just a normal necklace", "what if it isn't personalized", "no engraving", "a plain one"]
)
def test_a_plain_piece_is_no_custom_one(text: str) -> None:
    assert denies_custom(text)


@pytest.mark.parametrize("text", ["a custom necklace", "is that not enough time for a custom piece", "normal shipping"])
def test_a_custom_piece_is_not_denied(text: str) -> None:
    assert not denies_custom(text)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (FollowUp.NEXT, ("so what happens now", "what now", "ok what do i do next", "how do i do that")),
        (FollowUp.DO_IT, ("ok do it", "go ahead", "yes go ahead and cancel", "i'll take it")),
        (FollowUp.TAKEN_BACK, ("i want to keep it", "changed my mind", "actually no dont delete it", "no, leave it")),
        (FollowUp.PLAINLY, ("so yes or no", "just tell me yes or no", "tl;dr")),
        (FollowUp.OF_ORDER, ("what's in it", "wheres my refund")),
        (FollowUp.WHEN, ("how long do i have left",)),
    ],
)
def test_a_few_words_on_what_was_said_are_told_by_their_form(kind: FollowUp, texts: tuple[str, ...]) -> None:
    assert [follow_up_of(text) for text in texts] == [kind] * len(texts)


@pytest.mark.parametrize("text", ["how do i keep it shiny", "what happens if it gets lost", "don't send me emails"])
def test_a_whole_question_is_none_of_these(text: str) -> None:
    assert follow_up_of(text) not in BY_FORM


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
