"""What each slot takes from the shopper's words, and when it takes nothing, so that it is asked for."""

import pytest
from talk import Talk, message_of, names

from actions.slots import fill_slot
from actions.turn import Turn


def day_of_receipt(typed: str, talk: Talk) -> str | None:
    """What is taken from the answer, on Monday, November 23."""
    return fill_slot("received_on", True, Turn(talk.tracker(message_of(typed, "nlu_fallback"))), talk.services)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Nov 8", "2026-11-08"),
        ("it came Nov 8", "2026-11-08"),
        ("last tuesday, nov 17th", "2026-11-17"),
        ("I ordered it on Nov 1 and it came Nov 8", "2026-11-08"),
        ("it came Nov 8, I had ordered it Nov 1", "2026-11-08"),
        ("bought it nov 1st, shipped nov 3rd, got it nov 8th", "2026-11-08"),
        ("the ring I ordered arrived on November 8", "2026-11-08"),
    ],
)
def test_the_day_of_receipt_is_told_from_that_of_the_order(talk: Talk, typed: str, day: str) -> None:
    assert day_of_receipt(typed, talk) == day


@pytest.mark.parametrize(
    "typed",
    [
        "I ordered it on Nov 1",
        "I bought it 2 weeks ago",
        "Nov 8 or Nov 9",
        "it came Nov 8, no wait, it came Nov 9",
        "Nov 1 is when I ordered and Nov 8 it came",
        "I got it last month",
    ],
)
def test_a_day_that_may_not_be_that_of_receipt_is_asked_for_again(talk: Talk, typed: str) -> None:
    assert day_of_receipt(typed, talk) is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("show me everything about me", "access"),
        ("you have my old number, change it", "correction"),
        ("I request that you erase my data", "deletion"),
        ("I don't want to shop here again, so delete my data", "deletion"),
    ],
)
def test_the_clear_word_counts_and_not_the_vague_one_beside_it(talk: Talk, typed: str, kind: str) -> None:
    talk.say(typed, "request_my_data")
    assert names(talk.ask_for_data("jo@example.com")) == [f"utter_request_my_data_{kind}"]
    assert [request.kind.value for request in talk.services.database.requests.list()] == [kind]


@pytest.mark.parametrize(
    "typed",
    [
        "please don't delete anything, just send me a copy of my data",
        "I don’t want anything deleted",
        "nothing is wrong, I just want a copy",
        "send me my data instead of deleting it",
        "send me what you have and then delete it",
        "my address changed, remove the old one",
        "prescription credit newsletter",  # begins with no such word, whatever is inside
    ],
)
def test_a_right_that_is_denied_or_one_of_several_is_asked_for(talk: Talk, typed: str) -> None:
    talk.say(f"{typed}, jo@example.com", "request_my_data")
    assert talk.asked == "request_kind"
    assert names(talk.ask_for_data("Delete my data")) == ["utter_request_my_data_deletion"]
