"""What each task asks for that no other does, and what it makes of the answer."""

from collections.abc import Callable

import pytest
from talk import Talk, names

# --- The day of receipt


def test_the_day_is_asked_for_only_where_the_answer_depends_on_it(talk: Talk) -> None:
    assert names(talk.say("can I return #3007, jo@example.com", "check_return")) == ["utter_check_return"]
    assert names(talk.say("can I return #2008, jo@example.com", "check_return")) == []
    assert talk.asked == "received_on"


@pytest.mark.parametrize(("typed", "last_day"), [("last tuesday", "December 1"), ("nov 20", "December 4")])
def test_the_day_that_is_named_decides(talk: Talk, typed: str, last_day: str) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    said = talk.say(typed)
    assert last_day in said[0].text(talk.services.shop)
    assert "utter_check_return_depends" in said[0].names()


@pytest.mark.parametrize("label", ["goodbye", "stop", "nlu_fallback", "affirm"])
@pytest.mark.parametrize("typed", ["tomorrow", "on october 1"])
def test_a_day_on_which_it_cannot_have_come_is_asked_again_however_it_sounds(
    talk: Talk, typed: str, label: str
) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")  # of October 27
    assert names(talk.say(typed, label)) == ["utter_wrong_received_on"]
    assert talk.asked == "received_on"


@pytest.mark.parametrize("label", ["deny", "out_of_scope", "nlu_fallback"])
def test_who_does_not_know_the_day_hears_that_it_depends_on_it(talk: Talk, label: str) -> None:
    talk.say("can I return #2008, jo@example.com", "check_return")
    said = talk.say("i don't know", label)
    assert "utter_check_return_delivery_date_unknown" in list(said[0].names())


# --- Unsubscribing


def test_unsubscribing_asks_for_the_address_and_for_one_yes(talk: Talk) -> None:
    talk.say("stop the mails", "unsubscribe")
    assert talk.asked == "email"
    talk.say("jo@example.com")
    assert talk.asked == "confirmed"
    assert names(talk.say("yes", "affirm")) == ["utter_unsubscribe_done"]
    assert [one.email for one in talk.services.database.unsubscribes.list()] == ["jo@example.com"]


def test_a_no_changes_nothing(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say("no", "deny")) == ["utter_nothing_changed"]
    assert list(talk.services.database.unsubscribes.list()) == []


def test_an_address_corrected_at_the_last_moment_is_the_one_that_counts(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say("no, it's jane@example.com", "deny")) == []
    assert talk.asked == "confirmed"
    talk.say("yes", "affirm")
    assert [one.email for one in talk.services.database.unsubscribes.list()] == ["jane@example.com"]


def test_known_and_unknown_addresses_hear_the_same_and_twice_is_once(new_talk: Callable[..., Talk]) -> None:
    receipts = {}
    for email in ("jo@example.com", "nobody@example.com", "jo@example.com"):
        talk = new_talk()
        talk.say(f"unsubscribe {email}", "unsubscribe")
        said = talk.say("yes", "affirm")
        assert names(said) == ["utter_unsubscribe_done"]
        assert receipts.setdefault(email, said[0].values["receipt"]) == said[0].values["receipt"]
    assert len(set(receipts.values())) == 2


@pytest.mark.parametrize("text", ["i said stop", "just stop it", "stop emailing me"])
def test_stop_the_mail_is_a_yes_to_unsubscribing(talk: Talk, text: str) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say(text, "stop")) == ["utter_unsubscribe_done"]


def test_a_bare_stop_ends_unsubscribing(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert names(talk.say("stop", "stop")) == ["utter_task_stopped"]


def test_the_address_that_is_taken_off_is_shown_before(talk: Talk) -> None:
    (asked,) = talk.say("unsubscribe jo@example.com", "unsubscribe")
    assert asked.values["email"] == "jo@example.com"


# --- Privacy requests


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("send me a copy of my data", "access"),
        ("gimme all the data you hold", "access"),
        ("I want to know what you have on me", "access"),
        ("my address is misspelled", "correction"),
        ("delete everything you have about me", "deletion"),
    ],
)
def test_the_right_that_is_meant_is_taken_from_the_words(talk: Talk, typed: str, kind: str) -> None:
    talk.say(typed, "request_my_data")
    assert names(talk.ask_for_data("jo@example.com")) == [f"utter_request_my_data_{kind}"]
    assert [request.kind.value for request in talk.services.database.requests.list()] == [kind]


@pytest.mark.parametrize("typed", ["lisa.seeger@example.com", "send the answer to jo@example.com please"])
def test_a_deletion_stays_one_whatever_stands_beside_the_address(talk: Talk, typed: str) -> None:
    talk.say("delete my data", "request_my_data")
    assert names(talk.ask_for_data(typed)) == ["utter_request_my_data_deletion"]


@pytest.mark.parametrize(
    ("answer", "label", "said"),
    [
        ("no", "deny", ["utter_nothing_changed"]),
        ("yes, delete it all", "request_my_data", ["utter_request_my_data_deletion"]),
        ("what do you need to delete it", "request_my_data", ["utter_unknown_before_a_yes"]),
        ("did you delete it?", "request_my_data", ["utter_unknown_before_a_yes"]),
        ("will i still get my order if you do that", "nlu_fallback", ["utter_unknown_before_a_yes"]),
        ("hmm", "nlu_fallback", ["utter_wrong_confirmed"]),
        ("ok then wait with it", "affirm", ["utter_nothing_changed"]),
        ("yes. wait, not that, the order first", "affirm", ["utter_nothing_changed"]),
        ("sure but only after my order arrived", "affirm", ["utter_no_conditions"]),
        ("yes, delete it all but wait till 1042 is here", "request_my_data", ["utter_wrong_confirmed"]),
        ("take me off the list", "unsubscribe", []),  # begins the other task
    ],
)
def test_nothing_is_deleted_without_a_yes(talk: Talk, answer: str, label: str, said: list[str]) -> None:
    talk.say("delete my data, jo@example.com", "request_my_data")
    assert talk.asked == "confirmed"
    assert names(talk.say(answer, label)) == said
    assert bool(list(talk.services.database.requests.list())) is (said == ["utter_request_my_data_deletion"])


def test_an_address_alone_does_not_choose_a_right(talk: Talk) -> None:
    talk.say("my data, lisa.seeger@example.com", "request_my_data")
    assert talk.asked == "request_kind"


# --- Changes and problems


def test_what_to_change_is_not_asked_for_when_it_is_too_late(talk: Talk) -> None:
    assert names(talk.say("change #2013, ana@example.com", "change_order")) == ["utter_change_order_closed"]


@pytest.mark.parametrize(("typed", "kind"), [("18 inches please", "change"), ("just cancel it", "cancellation")])
def test_a_change_in_time_is_noted_with_what_was_said(talk: Talk, typed: str, kind: str) -> None:
    talk.say("I need to change #2012, jo@example.com", "change_order")
    assert talk.asked == "details"
    assert names(talk.say(typed, "out_of_scope")) == ["utter_change_order_open"]
    (request,) = talk.services.database.requests.list()
    assert (request.kind.value, request.order_name, request.details) == (kind, "#2012", typed)


def test_a_question_is_answered_and_not_noted_as_the_change(talk: Talk) -> None:
    talk.say("I need to change #2012, jo@example.com", "change_order")
    assert names(talk.say("do you gift wrap?", "shipping/gift_wrapping")) == ["utter_shipping/gift_wrapping"]
    assert talk.asked == "details"


@pytest.mark.parametrize(
    "typed",
    [
        "the clasp of my necklace is broken, #3007, jo@example.com",
        "I received the wrong item in order #3007, jo@example.com",
    ],
)
def test_a_problem_told_at_once_is_not_asked_for_again(talk: Talk, typed: str) -> None:
    assert names(talk.say(typed, "report_problem")) == ["utter_report_problem_done"]
    (request,) = talk.services.database.requests.list()
    assert request.details == typed


@pytest.mark.parametrize(
    "typed",
    [
        "Report a problem with my order",
        "hi, I want to report a problem with my order #3007, my email is jo@example.com",
        "there's an issue with my order",
    ],
)
def test_a_problem_that_is_only_announced_is_asked_about(talk: Talk, typed: str) -> None:
    talk.say(typed, "report_problem")
    if talk.asked == "order_number":
        talk.say("#3007, jo@example.com")
    assert talk.asked == "details"
    talk.say("the clasp, card 4111 1111 1111 1111 12/27", "returns/warranty")
    (request,) = talk.services.database.requests.list()
    assert request.details == "the clasp, card [card number removed] 12/27"
