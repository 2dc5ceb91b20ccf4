"""What a shopper concludes from an answer, and a yes or a no that is asked of it, is held against that answer."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from actions.services import Services
from bot.understanding.follow_up_kinds import FollowUp


@pytest.mark.parametrize("text", ["so not solid", "no number?", "so theres no way", "not even if i beg"])
def test_a_negative_conclusion_leaves_the_answer_as_it_stands(talk: Talk, text: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.answer_briefly(text, "deny")) == ["utter_in_short"]
    assert names(talk.follow("so thats over by then right", FollowUp.DOUBT)) == ["utter_as_stated"]


@pytest.mark.parametrize("text", ["no", "nah thanks", "not now", "no thank you"])
def test_a_bare_no_concludes_nothing(talk: Talk, text: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.answer_briefly(text, "deny")) == ["utter_deny"]


def test_not_what_i_asked_is_no_conclusion(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert names(talk.answer_briefly("thats not what i asked", "deny")) == ["utter_not_understood"]


@pytest.mark.parametrize(
    ("about", "words", "said"),
    [
        ("do you ship to germany", "so no?", "utter_conclusion_no"),
        ("do you ship to canada", "so thats a yes then?", "utter_conclusion_yes"),
        ("do you ship to canada", "so thats a no?", "utter_conclusion_yes"),
        ("do you ship to canada", "you sure?", "utter_sure"),
        ("do you ship to canada", "so its slow", "utter_as_stated"),
    ],
)
def test_a_yes_or_a_no_that_is_concluded_is_held_against_the_answer(
    talk: Talk, about: str, words: str, said: str
) -> None:
    talk.follow(about, FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow(words, FollowUp.DOUBT, "deny")) == [said]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("so its safe?", "utter_conclusion_open"),
        ("so thats a yes", "utter_conclusion_open"),
        ("you sure?", "utter_sure_of_unstated"),
    ],
)
def test_nothing_is_concluded_from_what_is_left_open(talk: Talk, words: str, said: str) -> None:
    talk.follow("shes allergic to cheap metal", FollowUp.ELLIPSIS, "materials/metals")
    assert names(talk.follow(words, FollowUp.DOUBT, "privacy/security")) == [said]


def test_another_rule_that_is_concluded_is_told(talk: Talk) -> None:
    talk.follow("do you make custom pieces", FollowUp.ELLIPSIS, "shop/custom_pieces")
    said = only(talk.follow("so i cant return it?", FollowUp.DOUBT, "check_return"))
    assert said.response == "utter_returns/policy"
    assert "customization" in [one["entity"] for one in said.values["particulars"]]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("plain yes or no", FollowUp.PLAINLY, "utter_conclusion_no"),
        ("wow. is that a no", FollowUp.PLAINLY, "utter_conclusion_no"),
        ("would that be a no, then, my dear?", FollowUp.DOUBT, "utter_conclusion_no"),
        ("so you do ship there?", FollowUp.DOUBT, "utter_conclusion_no"),
        ("in short please", FollowUp.PLAINLY, "utter_no_plainer"),
    ],
)
def test_a_yes_or_no_is_given_where_the_answer_has_one(talk: Talk, text: str, kind: FollowUp, said: str) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow(text, kind, "deny")) == [said]


def test_what_only_points_back_changes_no_verdict(talk: Talk) -> None:
    talk.follow("do you ship to germany", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("and in short", FollowUp.PLAINLY)) == ["utter_no_plainer"]
    assert names(talk.follow("is that a no", FollowUp.PLAINLY)) == ["utter_conclusion_no"]


def test_of_an_open_estimate_neither_yes_nor_no_is_said(talk: Talk) -> None:
    talk.say("can i order for delivery to the uk by dec 20", "estimate_arrival")
    assert names(talk.follow("so is that a no", FollowUp.PLAINLY)) == ["utter_conclusion_open"]


def test_never_is_not_answered_by_a_bare_no(allyk: Services) -> None:
    talk = Talk(allyk)
    talk.follow("do you sell my info", FollowUp.ELLIPSIS, "privacy/data_sharing")
    assert names(talk.follow("so never?", FollowUp.DOUBT)) == ["utter_conclusion_never"]


def test_nothing_is_certain_by_the_hundred(allyk: Services) -> None:
    talk = Talk(allyk)
    talk.follow("is my payment encrypted", FollowUp.ELLIPSIS, "privacy/security")
    assert names(talk.follow("100% safe?", FollowUp.DOUBT)) == ["utter_sure_of_no_guarantee"]
    talk.follow("is my payment encrypted", FollowUp.ELLIPSIS, "privacy/security")
    assert names(talk.follow("are you 100% sure", FollowUp.DOUBT)) == ["utter_sure"]
