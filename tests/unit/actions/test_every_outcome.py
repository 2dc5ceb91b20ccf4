"""Every outcome of every task, in both shops: it is said, and its words are complete."""

import asyncio
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from exported import MONDAY, new_services
from rasa_sdk.executor import CollectingDispatcher
from talk import ACTIONS, RESPONSES, Clock, Said, Talk, message_of

from actions.services import Services
from bot.orders.database import open_database
from bot.orders.seed import EMAIL
from bot.shop.catalogue import is_question
from bot.shop.loading import load_shop
from bot.shop.order import Order
from bot.understanding.follow_up_kinds import FollowUp

WISHES = (
    "when will it come if I order now?",
    "a custom piece with priority shipping, by december 20?",
    "will it be here by december 10?",
    "will it be here by december 15?",
    "will it be here by december 13?",
    "will it be here by december 25?",
    "I need it by tomorrow",
    "is it too late for december 20?",
    "is it too late for december 15?",
    "is it too late for december 10?",
    "is it too late for december 13?",
    "is it too late for tomorrow?",
    "when should i order to have it by february 14?",
    "how long to canada?",
    "how long to germany?",
)
OF_AN_ORDER = (
    ("can you rush it", FollowUp.RUSH),
    ("can you ask them anyway", FollowUp.BARE),
    ("will you send a new one", FollowUp.REMEDY),
    ("will they try again", FollowUp.CARRIER),
    ("what's in it", FollowUp.CONTENTS),
    ("when do I get my money back", FollowUp.REFUND),
    ("how much did I pay", FollowUp.TOTAL),
    ("just refund me", FollowUp.REFUND),
    ("what's the tracking number", FollowUp.TRACKING),
    ("where is it going", FollowUp.DESTINATION),
    ("when did I order it", FollowUp.PLACED),
)
# Said by rules and by actions that answer no task; tests/content looks after their names.
NOT_OF_A_TASK = re.compile(
    r"utter_(which_question|invoice|all_on_it|topic_in_short|price_unstated|warranty_of_that_day.*|the_same|in_short|conclusion_.*|not_done_here|nothing_stated.*|as_stated|refund_of_a_cancelled_order_unstated|greet|goodbye|thank|bot_challenge|talk_to_human|affirm|deny|stop|sure.*|no_plainer|repair_price_unstated|needs_the_order|which_of_these|reply_time|of_order_no_more|where_to_buy|take_your_time|all_that_is_stated|why.*|annoyed.*|out_of_scope.*|did_you_mean|"
    r"offer_person|not_understood|trouble|one_task_at_a_time|several_unstated|unstated_question|"
    r"spanish.*|ask_.*|still_.*)"
)

# Any answer to the question for details that tells something is taken.
ONLY_A_NET = {"utter_wrong_details"}


def conversations(services: Services, clock: Clock) -> Iterator[list[Said]]:
    """Every task for every order that the shop has, and what can go wrong while asking."""
    orders = services.database.orders.list(200)
    for number, order in enumerate(orders):
        yield from _about(order, services, f"session {number}")
    yield Talk(services).say(f"where are {orders[0].name} and {orders[1].name}, {orders[0].email}", "track_order")
    yield Talk(services).say(f"where are {orders[0].name} and #9999, {orders[0].email}", "track_order")
    unrefunded = next(order for order in orders if not order.refunded_amount)
    yield Talk(services).say(f"i sent it back already, {unrefunded.name}, {unrefunded.email}", "check_return")
    talk = Talk(services)
    talk.say("stop your mails, jo@example.com", "unsubscribe")
    yield talk.say("sure but only after christmas", "affirm")
    yield talk.say("what happens then?", "nlu_fallback")
    yield talk.say(f"wait, where is {orders[0].name}, {orders[0].email}", "track_order")
    talk = Talk(services)
    talk.say(f"change {orders[0].name}, {orders[0].email}", "change_order")
    for answer in ("18 inches please", "make it 20", "did it go through?"):
        yield talk.say(answer, "change_order")
    yield talk.follow("so what happens now", FollowUp.NEXT)
    yield talk.follow("how long do I have", FollowUp.WHEN)
    talk = Talk(services)
    yield talk.say(f"the clasp of my piece is broken, {orders[0].name}, {orders[0].email}", "report_problem")
    yield talk.follow("do i have to send it back", FollowUp.REMEDY)
    yield talk.say("and the chain has a scratch too", "report_problem")
    yield talk.say("i want to report it", "report_problem")
    yield talk.follow("found it, my bad", FollowUp.TAKEN_BACK)
    yield from _of_what_is_not_given(services)
    talk = Talk(services)
    talk.say("when should i order to have it by february 14?", "estimate_arrival")
    yield talk.follow("and to canada?", FollowUp.ELLIPSIS, "shipping/countries")
    talk = Talk(services)
    talk.say("will it be here by december 10?", "estimate_arrival")
    yield talk.say("whats the latest day i could have ordered", "estimate_arrival")
    yield talk.say("does that count thanksgiving", "estimate_arrival")
    talk = Talk(services)
    talk.say(f"where is {orders[0].name}, {orders[0].email}", "track_order")
    yield talk.follow("what did you tell them", FollowUp.DONE)
    yield talk.say("its broken AND i want to unsubscribe", "report_problem")
    talk = Talk(services)
    talk.say(f"unsubscribe {EMAIL}", "unsubscribe")
    yield talk.say("how long does that take", "shipping/transit_time")
    talk.say("yes", "affirm")
    yield talk.follow("how long till it stops", FollowUp.WHEN)
    yield talk.say("dont cancel my order", "change_order")
    for order in orders:
        talk = Talk(services)
        yield talk.say(f"i sent it back already, {order.name}, {order.email}", "check_return")
        yield talk.say(f"my anklet broke, {order.name}, {order.email}", "report_problem")
        yield talk.say("report it anyway", "report_problem")
        yield talk.follow("where do i send the photo", FollowUp.NEXT)
    for number, wish in enumerate(WISHES):
        yield Talk(services, f"wish {number}").say(wish, "estimate_arrival")
    for kind in ("send me my data", "correct my data", "delete my data"):
        yield Talk(services).ask_for_data(f"{kind}, {EMAIL}")
    yield talk_of_deletion(services)
    talk = Talk(services)
    talk.ask_for_data(f"send me my data, only the orders, {EMAIL}")
    yield talk.follow("what did you write to them", FollowUp.DONE)
    talk = Talk(services)
    talk.ask_for_data(f"send me my data, {EMAIL}")
    yield talk.say("wait will that cancel my order", "change_order")
    talk = Talk(services)
    talk.say(f"unsubscribe {EMAIL}", "unsubscribe")
    yield talk.say("and delete my data too", "request_my_data")
    yield talk.say("no leave it", "stop")
    yield talk.follow("is it done or not", FollowUp.DONE)
    talk = Talk(services)
    talk.say("unsubscribe me", "unsubscribe")
    yield talk.say("i clicked unsubscribe three times already", "unsubscribe")
    yield talk.say("did you stop it?", "stop", follow_up="done")
    for answer, label in (("yes", "affirm"), ("no", "deny")):
        talk = Talk(services)
        talk.say(f"unsubscribe {EMAIL}", "unsubscribe")
        yield talk.say(answer, label)
        yield talk.follow("am i off the list", FollowUp.DONE)
        yield talk.follow("put me back on", FollowUp.TAKEN_BACK)
    yield from _trouble(services, clock)


def talk_of_deletion(services: Services) -> list[Said]:
    """What is said to who has an order on its way and wants all data deleted."""
    talk = Talk(services)
    talk.ask_for_data(f"delete my data, {EMAIL}")
    return talk.say("do i still get my order", "track_order")


def _of_what_is_not_given(services: Services) -> Iterator[list[Said]]:
    """What opens an order, or an address, is given in part, in another way, or not at all."""
    yield Talk(services).say("can i send it back", "check_return")
    yield Talk(services).say("it came yesterday, can i send it back", "check_return")
    yield Talk(services).say("it came 3 weeks ago, can i send it back", "check_return")
    yield Talk(services).say("my email is jo@example.com, where is it", "track_order")
    for task, answers in (
        ("track_order", ("my name is jo miller", "i'm not giving you my email")),
        ("request_my_data", ("why do you need that", "i don't want to give it")),
    ):
        talk = Talk(services)
        talk.say("delete my data" if task == "request_my_data" else "where is it", task)
        for answer in answers:
            yield talk.say(answer)
    yield Talk(services).say("i don't want to give you my email", "unsubscribe")
    talk = Talk(services)
    talk.say(f"unsubscribe {EMAIL}", "unsubscribe")
    yield talk.say("thanks", "thank")
    talk = Talk(services)
    order = next(one for one in services.database.orders.list(200) if not one.refunded_amount)
    talk.say(f"report a problem {order.name}, {order.email}", "report_problem")
    yield talk.say("did you get that?", follow_up="done")
    yield talk.say("it never came", "report_problem")
    yield talk.follow("what will you do about it", FollowUp.REMEDY)


def _of_what_is_wished(access: str, services: Services, session: str) -> Iterator[list[Said]]:
    yield Talk(services, session).say(f"the bracelet is missing from my box, {access}", "report_problem")
    talk = Talk(services, session)
    yield talk.say(f"where is {access}", "track_order")
    yield talk.follow("the 16 inch one, i want 18", FollowUp.LENGTH, "chain_lengths/recommendation")
    yield talk.follow("how much is that", FollowUp.COST)
    yield talk.follow("ok start it", FollowUp.DO_IT)


def _about(order: Order, services: Services, session: str) -> Iterator[list[Said]]:
    access = f"{order.name}, {order.email}"
    yield from _of_what_is_wished(access, services, session)
    talk = Talk(services, session)
    yield talk.say(f"where is {access}", "track_order")
    yield talk.say("it's not here", "track_order")
    yield talk.say("so where is it", "track_order")
    yield talk.follow("should i be worried", FollowUp.WORRY)
    yield talk.follow("what does that mean", FollowUp.UNCLEAR)
    yield talk.say("so where is it", "track_order")
    yield talk.follow("why so long", FollowUp.WHY)
    yield talk.say("what if it doesn't come by december 20?", "estimate_arrival")
    for question, kind in OF_AN_ORDER:
        yield talk.follow(question, kind)
    yield talk.follow("is it still under warranty", FollowUp.BARE, "returns/warranty")
    for day in ("tomorrow", "december 9", "december 11", "december 20", "january 20"):
        yield talk.say(f"will it be here by {day}?", "estimate_arrival")
        yield talk.say(f"will it miss {day}?", "estimate_arrival")
    for day in ("last tuesday", "two weeks ago", "dunno"):
        talk = Talk(services, session)
        yield talk.say(f"can I return {access}", "check_return")
        yield talk.say(f"can I return the ring of {access}", "check_return")
        if talk.asked is None:
            yield talk.say("but it is still unopened", "check_return")
            yield talk.follow("ok do it", FollowUp.DO_IT)
            yield talk.follow("yes or no", FollowUp.PLAINLY)
            yield talk.follow("how many days do i have left", FollowUp.WHEN)
            break
        yield talk.say(day)
    talk = Talk(services, session)
    yield talk.say(f"cancel {access}", "change_order")
    yield talk.follow("what now", FollowUp.NEXT)
    yield talk.follow("is it cancelled now", FollowUp.DONE)
    yield Talk(services, session).say(f"it never came, {access}", "report_problem")


def _trouble(services: Services, clock: Clock) -> Iterator[list[Said]]:
    for opening, label, answer in (
        ("where is my order", "track_order", "hm"),
        ("where is #1", "track_order", "hm"),
        ("unsubscribe", "unsubscribe", "hm"),
        (f"unsubscribe {EMAIL}", "unsubscribe", "perhaps"),
        ("my data", "request_my_data", "hm"),
    ):
        talk = Talk(services, "hm")
        talk.say(opening, label)
        for _ in range(3):
            yield talk.say(answer, "nlu_fallback")
    talk = Talk(services, "why")
    talk.say("where is my order", "track_order")
    yield talk.say("why do you need that", "privacy/data_use")
    yield talk.say("i haven't ordered yet", "out_of_scope")
    talk = Talk(services, "gift")
    talk.say("where is my order", "track_order")
    yield talk.say("i don't have the number, it was a gift", "out_of_scope")
    talk = Talk(services, "stop")
    talk.say("where is my order", "track_order")
    yield talk.say("stop", "stop")
    for number in range(8000, 8010):
        yield Talk(services, "eve").say(f"where is #{number}, eve@example.com", "track_order")
    yield Talk(services, "eve").say("where is #8010, eve@example.com", "track_order")
    clock.pass_time(hours=2)


def everything(services: Services, clock: Clock) -> list[Said]:
    """All that the shop says of its orders."""
    return [one for said in conversations(services, clock) for one in said]


@pytest.fixture(scope="module")
def stella_says(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """All that the shop that states everything says: of its orders, and of its break while that was news."""
    clock = Clock(MONDAY)
    file = shutil.copy(imported, tmp_path_factory.mktemp("stella") / "orders.db")
    services = Services(load_shop("stella_tide"), open_database(f"sqlite:///{file}"), clock)
    nowhere = replace(services.database.orders.list(1)[0], name="#2999", country="")
    services.database.orders.save(nowhere, None)
    said = everything(services, clock)
    for instant in ("2018-12-11T16:00:00-05:00", "2018-12-20T10:00:00-05:00"):
        clock.instant = datetime.fromisoformat(instant)
        said += Talk(services).say("when will it come if I order now?", "estimate_arrival")
    services.database.close()
    return said


@pytest.fixture(scope="module")
def allyk_says(tmp_path_factory: pytest.TempPathFactory) -> list[Said]:
    """All that the shop that has a privacy policy and nothing else says."""
    clock = Clock(MONDAY)
    services = new_services("allyk", "allyk", tmp_path_factory.mktemp("allyk") / "orders.db", clock)
    said = everything(services, clock)
    services.database.close()
    return said


def test_every_word_of_the_shop_that_states_everything_can_be_filled_in(stella_says: list[Said]) -> None:
    shop = load_shop("stella_tide")
    assert [text for said in stella_says if "{" in (text := said.text(shop))] == []


def test_every_word_of_the_shop_that_states_little_can_be_filled_in(allyk_says: list[Said]) -> None:
    shop = load_shop("allyk")
    assert [text for said in allyk_says if "{" in (text := said.text(shop))] == []


def test_every_response_of_a_task_is_said_by_one_shop_or_the_other(
    stella_says: list[Said], allyk_says: list[Said]
) -> None:
    spoken = {name for said in (*stella_says, *allyk_says) for name in said.names()}
    of_tasks = {
        name for name in RESPONSES if not is_question(name.removeprefix("utter_")) and not NOT_OF_A_TASK.fullmatch(name)
    }
    assert of_tasks - spoken == ONLY_A_NET


def test_the_shop_that_states_little_promises_no_day_and_no_remedy(allyk_says: list[Said]) -> None:
    said = {name for one in allyk_says for name in one.names()}
    promises = re.compile(
        r"utter_(shipment_(arrives|was_due)|production_.*|making_.*|way_.*|remedy_.*|estimate_arrival_(?!not_stated).*|"
        r"check_return_(returnable|window_closed|depends|how)|change_order_(open|closed)|track_order_in_production)"
    )
    assert [name for name in said if promises.fullmatch(name)] == []


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("#3001", "Track it with USPS, number 9400111899560000030011: https://tools.usps.com/"),
        ("#3018", "Track it here: https://tools.usps.com/"),
        ("#3019", "Its tracking number is 9400111899560000030191."),
        ("#3020", "Its number with USPS is 9400111899560000030201."),
    ],
)
def test_a_parcel_is_followed_with_as_much_as_the_shop_has_entered(stella: Services, order: str, words: str) -> None:
    (said,) = Talk(stella).say(f"where is {order}, jo@example.com", "track_order")
    assert words in said.text(stella.shop)


@pytest.mark.parametrize("order", ["#3004", "#3005", "#3006"])
def test_a_parcel_that_waits_for_somebody_to_act_has_no_day_of_arrival(stella: Services, order: str) -> None:
    (said,) = Talk(stella).say(f"where is {order}, jo@example.com", "track_order")
    assert "arrive" not in said.text(stella.shop)


def test_only_abroad_is_there_said_to_be_no_delivery_time(stella: Services) -> None:
    said = {
        order: Talk(stella).say(f"where is {order}, jo@example.com", "track_order")[0].text(stella.shop)
        for order in ("#2005", "#2011")
    }
    assert "states no delivery time" in said["#2011"]  # to Canada
    assert "states no delivery time" not in said["#2005"]  # at home, and the day it left is not known


def test_an_order_that_is_not_paid_has_no_day_on_its_card(stella: Services) -> None:
    (said,) = Talk(stella).say("where is #2004, jo@example.com", "track_order")
    assert [step["dates"] for step in said.values["card"]["steps"]] == ["Sunday, November 22", "", "", ""]


def test_trouble_becomes_a_sentence_and_the_task_ends(
    stella: Services, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = Services(stella.shop, open_database(f"sqlite:///{tmp_path / 'no' / 'such.db'}"), stella.now)
    talk = Talk(away)
    talk.slots = {"requested_slot": "email", "order_number": "#2001"}
    monkeypatch.setattr("actions.base.services", lambda: away)
    said = []
    for action in ACTIONS["track_order"]:
        dispatcher = CollectingDispatcher()
        tracker = talk.tracker(message_of("jo@example.com", "nlu_fallback"))
        events = asyncio.run(action.run(dispatcher, tracker, {}))
        talk.slots |= {event["name"]: event["value"] for event in events}
        said += [message["response"] for message in dispatcher.messages]
        assert talk.asked is None
    assert said == ["utter_trouble"]
    assert talk.slots["task_ended"] is None
