"""Whoever wants the mail is not taken off the list, and whoever does not is."""

from __future__ import annotations

import pytest
from talk import Talk, names

from bot.understanding.follow_up_kinds import FollowUp


def test_who_gives_no_address_is_asked_no_more(talk: Talk) -> None:
    talk.say("delete my data", "request_my_data")
    assert names(talk.say("im not giving u my email", "unsubscribe")) == ["utter_not_without_email"]


@pytest.mark.parametrize(
    "text", ["pls add me to the newsletter, tess@example.com", "take my email for the newsletter, tess@example.com"]
)
def test_who_signs_up_is_never_signed_off(talk: Talk, text: str) -> None:
    assert names(talk.say(text, "unsubscribe")) == ["utter_privacy/email_marketing"]
    assert not list(talk.services.database.unsubscribes.list())


def test_who_was_signed_up_by_somebody_else_gets_off_the_list(talk: Talk) -> None:
    talk.say("someone signed me up as a joke, drop jo@example.com from the newsletter", "unsubscribe")
    assert talk.asked == "confirmed"


def test_an_address_after_the_word_on_signing_up_is_not_signed_off(talk: Talk) -> None:
    talk.say("unsubscribe jo@example.com", "unsubscribe")
    talk.say("yes", "affirm")
    assert names(talk.follow("resubscribe me", FollowUp.TAKEN_BACK)) == ["utter_sign_up_by_a_person"]
    assert names(talk.follow("jo@example.com", FollowUp.ORDER)) == ["utter_privacy/email_marketing"]


def test_of_two_addresses_none_is_taken_for_the_one_to_unsubscribe(talk: Talk) -> None:
    talk.say("where is #2012, jo@example.com", "track_order")
    talk.follow("new one is joanne@example.org", FollowUp.ORDER, "change_order")
    talk.task = None
    talk.slots["requested_slot"] = None
    talk.say("and take the old one off the newsletter", "unsubscribe")
    assert talk.asked == "email"
