"""Follow-ups of who has bought nothing yet: the same question about something else, its price, its days."""

from __future__ import annotations

import pytest
from talk import Talk, names, only

from bot.understanding.follow_up_kinds import FollowUp


@pytest.mark.parametrize("before", ["privacy/card_storage", "care/cleaning", "materials/gold_filled"])
def test_how_long_is_asked_of_what_was_spoken_of(talk: Talk, before: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, before)
    said = only(talk.follow("how long", FollowUp.WHEN, "shipping/transit_time"))
    assert (said.response, said.values["source_of"]) == ("utter_in_short", before)


def test_what_more_speed_costs_is_the_price_of_the_faster_way(talk: Talk) -> None:
    talk.say("will it come by december 12 with priority?", "estimate_arrival")
    assert names(talk.follow("how much more", FollowUp.COST, "out_of_scope")) == ["utter_shipping/expedited"]


@pytest.mark.parametrize("text", ["i didnt order yet", "just wondering"])
def test_who_has_not_ordered_is_not_asked_for_an_order(talk: Talk, text: str) -> None:
    talk.say("can i cancel if i order by mistake", "change_order")
    assert names(talk.say(text, "track_order")) == ["utter_not_ordered_yet"]


def test_a_custom_piece_that_was_spoken_of_before_stays_one(talk: Talk) -> None:
    talk.follow("i want matching necklaces for 6 bridesmaids", FollowUp.ELLIPSIS, "shop/custom_pieces")
    talk.follow("any discount for that", FollowUp.COST, "out_of_scope")
    said = only(talk.say("when would they be here", "estimate_arrival"))
    assert "10–12" in said.text(talk.services.shop)


@pytest.mark.parametrize(
    ("text", "label"), [("15?", "privacy/children"), ("so is 14 and 16 ok or not", "privacy/children")]
)
def test_a_bare_number_is_no_age(talk: Talk, text: str, label: str) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert "utter_privacy/children" not in names(talk.follow(text, FollowUp.ELLIPSIS, label))


def test_what_is_asked_of_orders_is_a_question_where_there_is_none(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "shop/custom_pieces")
    said = talk.follow("can i still change it after", FollowUp.CHANGE, "shipping/order_changes")
    assert names(said) == ["utter_shipping/order_changes"]


def test_a_safe_payment_is_asked_of_itself(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "payment/methods")
    assert names(talk.follow("is it safe tho", FollowUp.WORRY, "privacy/security")) == ["utter_privacy/security"]


def test_a_swap_after_lengths_is_an_exchange(talk: Talk) -> None:
    talk.follow("and that?", FollowUp.ELLIPSIS, "chain_lengths/recommendation")
    said = talk.follow("and if its wrong can i swap it", FollowUp.CHANGE, "nlu_fallback")
    assert names(said) == ["utter_returns/length_exchange"]


def test_the_last_day_is_asked_of_the_estimate(talk: Talk) -> None:
    talk.say("i need it by december 24", "estimate_arrival")
    assert names(talk.follow("whats the last day then", FollowUp.WHEN)) == ["utter_estimate_arrival_order_by"]


def test_a_piece_that_was_said_not_to_be_custom_stays_none(talk: Talk) -> None:
    talk.say("a custom necklace by december 15?", "estimate_arrival")
    talk.follow("and if its not custom", FollowUp.ELLIPSIS, "estimate_arrival")
    said = only(talk.follow("and with the fast one", FollowUp.ELLIPSIS, "estimate_arrival"))
    assert "7–10" in said.text(talk.services.shop)


def test_a_day_after_the_production_time_is_the_day_of_the_order(talk: Talk) -> None:
    talk.follow("how long does it take to make", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and on saturday?", FollowUp.ELLIPSIS, "out_of_scope"))
    leaves = said.values["parts"][0]
    assert (leaves["response"], leaves["ordered_on"]) == ("utter_arrival_leaves", "Saturday, November 28")
    talk.follow("how long does it take to make", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and for christmas?", FollowUp.ELLIPSIS, "out_of_scope"))
    assert said.response == "utter_estimate_arrival_yes"


def test_of_several_questions_the_one_is_meant_that_the_piece_can_change(talk: Talk) -> None:
    talk.follow("can i return earrings", FollowUp.ELLIPSIS, "returns/policy")
    talk.follow("do you ship to canada", FollowUp.ELLIPSIS, "shipping/countries")
    assert names(talk.follow("ok and a bracelet", FollowUp.ELLIPSIS, "out_of_scope")) == ["utter_returns/policy"]


def test_another_wording_of_the_last_question_adds_something(talk: Talk) -> None:
    talk.follow("can i shower in it", FollowUp.ELLIPSIS, "care/cleaning")
    assert names(talk.follow("so how do i clean it", FollowUp.NEXT, "care/cleaning")) == ["utter_care/cleaning"]
    assert names(talk.follow("and how", FollowUp.ELLIPSIS, "care/cleaning")) == ["utter_in_short"]
    assert names(talk.follow("and how", FollowUp.ELLIPSIS, "care/cleaning")) == ["utter_all_that_is_stated"]


@pytest.mark.parametrize(
    ("first", "label", "then", "read_as", "said"),
    [
        (
            "do you ship to canada",
            "shipping/countries",
            "what about customs",
            "out_of_scope",
            "utter_shipping/countries",
        ),
        ("is my card safe", "privacy/security", "do you store it", "care/cleaning", "utter_privacy/card_storage"),
    ],
)
def test_what_a_few_words_mean_after_a_question(
    talk: Talk, first: str, label: str, then: str, read_as: str, said: str
) -> None:
    talk.follow(first, FollowUp.ELLIPSIS, label)
    assert names(talk.follow(then, FollowUp.ELLIPSIS, read_as)) == [said]


def test_a_swap_that_is_asked_before_buying_asks_for_no_order(talk: Talk) -> None:
    talk.follow("what length would fit her", FollowUp.ELLIPSIS, "chain_lengths/recommendation")
    said = talk.follow("can i swap it if its wrong", FollowUp.CHANGE, "returns/policy")
    assert names(said) == ["utter_returns/length_exchange"]


@pytest.mark.parametrize(
    ("label", "said"),
    [("returns/policy", "utter_returns/policy"), ("returns/length_exchange", "utter_length_exchange_price")],
)
def test_who_pays_is_asked_of_what_goes_back(talk: Talk, label: str, said: str) -> None:
    talk.follow("can i send it back", FollowUp.ELLIPSIS, label)
    assert names(talk.follow("who pays", FollowUp.REMEDY, "payment/methods")) == [said]


def test_the_price_that_was_named_is_named_again(talk: Talk) -> None:
    talk.follow("can i exchange the length", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("ok and do you ship to mexico", FollowUp.ELLIPSIS, "shipping/countries")
    said = talk.follow("what was the fee again", FollowUp.COST, "nlu_fallback")
    assert names(said) == ["utter_returns/length_exchange"]


def test_the_price_of_something_else_is_not_that_of_the_exchange(talk: Talk) -> None:
    talk.follow("can i exchange the length", FollowUp.ELLIPSIS, "returns/length_exchange")
    talk.follow("can i add an extender", FollowUp.ELLIPSIS, "chain_lengths/layering")
    assert names(talk.follow("how much is that", FollowUp.COST)) == ["utter_price_unstated"]


@pytest.mark.parametrize("kind", [FollowUp.WHEN, FollowUp.DISPATCH])
def test_when_it_ships_is_reckoned_from_today(talk: Talk, kind: FollowUp) -> None:
    talk.follow("how long to make it", FollowUp.ELLIPSIS, "shipping/production_time")
    said = only(talk.follow("and when does it ship", kind, "shipping/production_time"))
    assert said.values["parts"][0]["response"] == "utter_arrival_leaves"


def test_what_happens_to_a_piece_is_nothing_to_do(talk: Talk) -> None:
    talk.follow("shes allergic to cheap metal", FollowUp.ELLIPSIS, "materials/metals")
    assert "utter_not_done_here" not in names(talk.follow("will it go green", FollowUp.DO_IT, "materials/metals"))


def test_what_holds_for_another_piece_too_is_said_to(talk: Talk) -> None:
    talk.follow("is there a warranty on custom ones", FollowUp.ELLIPSIS, "returns/warranty")
    assert names(talk.follow("and earrings", FollowUp.ELLIPSIS, "out_of_scope")) == ["utter_the_same"]


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("if i order tonight around 9pm when would it leave", "Friday, December 4"),
        ("if i order tonight when does it ship", "Friday, December 4"),
        ("if i order at 2pm when does it ship", "Thursday, December 3"),
        ("if i order today at 3:01 pm when does it ship", "Friday, December 4"),
        ("if i order on friday at 4pm when does it ship", "Wednesday, December 9"),
    ],
)
def test_the_hour_of_ordering_counts(talk: Talk, text: str, leaves: str) -> None:
    said = only(talk.say(text, "estimate_arrival"))
    assert said.values["parts"][0]["leaves_from"] == leaves


def test_a_state_takes_the_place_of_another_country(talk: Talk) -> None:
    talk.say("can i order for delivery to the uk by dec 20", "estimate_arrival")
    said = only(talk.follow("what about new york", FollowUp.ELLIPSIS, "nlu_fallback"))
    assert said.response == "utter_estimate_arrival_yes"


def test_a_country_in_a_few_words_is_asked_of_shipping(talk: Talk) -> None:
    assert names(talk.ask_beyond("she's in singapore")) == ["utter_shipping/countries"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("and after that i return it?", "utter_returns/policy"),
        ("can i return a necklace", "utter_returns/policy"),
        ("can i return my necklace", None),
    ],
)
def test_a_return_that_is_asked_before_buying_asks_for_no_order(talk: Talk, text: str, said: str | None) -> None:
    talk.follow("can i cancel if i change my mind", FollowUp.ELLIPSIS, "shipping/order_changes")
    assert names(talk.say(text, "check_return")) == ([said] if said else [])
    assert talk.asked == (None if said else "order_number")


def test_initials_are_no_sign_of_an_order(talk: Talk) -> None:
    talk.follow("can it be returned if she hates it", FollowUp.ELLIPSIS, "returns/policy")
    said = only(talk.say("its got my initials on it", "check_return"))
    assert said.response == "utter_returns/policy"


@pytest.mark.parametrize(
    ("label", "first", "then"),
    [
        ("shipping/countries", "do you ship to germany", "even if i pay more"),
        ("returns/policy", "can i return earrings", "even sealed?"),
    ],
)
def test_the_same_question_stays_about_the_same_thing(talk: Talk, label: str, first: str, then: str) -> None:
    talk.follow(first, FollowUp.ELLIPSIS, label)
    assert names(talk.follow(then, FollowUp.ELLIPSIS, label)) == ["utter_all_that_is_stated"]
