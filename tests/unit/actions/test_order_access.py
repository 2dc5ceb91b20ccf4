"""Who hears about an order: nothing before number and address match, for thirty minutes, and not by guessing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from talk import Clock, Talk, names

FOUND, NOT_FOUND, LOCKED = (
    ["utter_track_order_in_production"],
    ["utter_order_not_found"],
    ["utter_order_locked"],
)
MINE, WRONG = "where is #2001, jo@example.com", "where is #2001, eve@example.com"


def fail_ten_times(new_talk: Callable[..., Talk], number: str = "#2001", session: str | None = None) -> None:
    """Ten wrong tries, each in a conversation of its own unless one is given."""
    for attempt in range(10):
        said = new_talk(session or f"session {attempt}").say(f"{number}, eve@example.com", "track_order")
        assert names(said) == NOT_FOUND


def test_a_wrong_address_and_an_unknown_order_cannot_be_told_apart(new_talk: Callable[..., Talk]) -> None:
    wrong, unknown = new_talk("a"), new_talk("b")
    assert wrong.say(WRONG, "track_order") == unknown.say("where is #9999, eve@example.com", "track_order")
    assert {**wrong.slots, "order_number": "2001"} == {**unknown.slots, "order_number": "2001"}


def test_a_verified_order_is_asked_for_no_more(talk: Talk, clock: Clock) -> None:
    talk.say(MINE, "track_order")
    clock.pass_time(minutes=29, seconds=59)
    assert names(talk.say("can I return it?", "check_return")) == ["utter_check_return"]


def test_after_thirty_minutes_it_is_asked_for_again(talk: Talk, clock: Clock) -> None:
    talk.say(MINE, "track_order")
    clock.pass_time(minutes=30)
    assert names(talk.say("can I return it?", "check_return")) == []
    assert talk.asked == "order_number"


def test_trust_that_runs_out_in_the_middle_of_a_task_is_gone(talk: Talk, clock: Clock) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    assert talk.asked == "received_on"
    clock.pass_time(minutes=31)
    assert names(talk.say("last tuesday")) == []
    assert talk.asked == "email"


def test_using_an_order_does_not_prolong_the_trust(talk: Talk, clock: Clock) -> None:
    talk.say(MINE, "track_order")
    clock.pass_time(minutes=20)
    talk.say("and now?", "track_order")
    clock.pass_time(minutes=20)
    assert names(talk.say("and now?", "track_order")) == []


@pytest.mark.parametrize("number", ["#2013", "#9999"])
def test_somebody_elses_order_and_an_unknown_one_have_to_be_verified_anew(talk: Talk, number: str) -> None:
    talk.say(MINE, "track_order")
    assert names(talk.say(f"and {number}?", "track_order")) == []
    assert talk.asked == "email"
    assert talk.slots["verified_order"] is None


def test_another_order_of_the_same_address_is_opened_by_its_number(talk: Talk, clock: Clock) -> None:
    talk.say(MINE, "track_order")
    clock.pass_time(minutes=20)
    (said,) = talk.say("and #2002?", "track_order")
    assert (said.response, said.values["order"]) == ("utter_track_order_in_production", "#2002")
    clock.pass_time(minutes=10)
    assert names(talk.say("and #2001?", "track_order")) == []


def test_no_number_opens_another_order_once_the_trust_has_run_out(talk: Talk, clock: Clock) -> None:
    talk.say(MINE, "track_order")
    clock.pass_time(minutes=30)
    assert names(talk.say("and #2002?", "track_order")) == []
    assert talk.asked == "email"


def test_a_locked_order_is_opened_by_no_other_one(new_talk: Callable[..., Talk]) -> None:
    fail_ten_times(new_talk, "#2002")
    jo = new_talk("jo")
    jo.say(MINE, "track_order")
    assert names(jo.say("and #2002?", "track_order")) == []
    assert jo.asked == "email"


def test_one_conversation_does_not_trust_for_another(new_talk: Callable[..., Talk]) -> None:
    new_talk("a").say(MINE, "track_order")
    other = new_talk("b")
    assert names(other.say("where is #2001", "track_order")) == []
    assert other.asked == "email"


def test_the_address_is_not_kept_once_it_has_served(talk: Talk) -> None:
    talk.say(MINE, "track_order")
    assert "jo@example.com" not in str(talk.slots)


def test_ten_wrong_tries_lock_the_order_number_for_everybody(new_talk: Callable[..., Talk]) -> None:
    fail_ten_times(new_talk)
    jo = new_talk("jo")
    assert names(jo.say(MINE, "track_order")) == LOCKED
    assert jo.task is None
    assert names(new_talk("other").say("where is #2002, jo@example.com", "track_order")) == FOUND


def test_ten_wrong_tries_lock_the_session_for_every_order(new_talk: Callable[..., Talk]) -> None:
    for number in range(9000, 9010):
        assert names(new_talk("eve").say(f"#{number}, eve@example.com", "track_order")) == NOT_FOUND
    assert names(new_talk("eve").say(MINE, "track_order")) == LOCKED
    assert names(new_talk("jo").say(MINE, "track_order")) == FOUND


def test_nine_wrong_tries_lock_nothing(new_talk: Callable[..., Talk]) -> None:
    for _ in range(9):
        new_talk("eve").say(WRONG, "track_order")
    assert names(new_talk("eve").say(MINE, "track_order")) == FOUND


@pytest.mark.parametrize(("waited", "said"), [(timedelta(minutes=59, seconds=59), LOCKED), (timedelta(hours=1), FOUND)])
def test_the_lock_lasts_for_an_hour(
    new_talk: Callable[..., Talk], clock: Clock, waited: timedelta, said: list[str]
) -> None:
    fail_ten_times(new_talk)
    clock.instant += waited
    assert names(new_talk("jo").say(MINE, "track_order")) == said


def test_the_right_answer_is_not_given_away_by_the_lock(new_talk: Callable[..., Talk]) -> None:
    fail_ten_times(new_talk)
    fail_ten_times(new_talk, "#9999")
    right, wrong, unknown = (
        new_talk(name).say(text, "track_order")
        for name, text in (("a", MINE), ("b", WRONG), ("c", "where is #9999, jo@example.com"))
    )
    assert right == wrong == unknown
