"""A conversation for each verdict of check_return, with orders of Shopify's CSV and of its JSON. Today is November 23."""

from __future__ import annotations

import pytest

from bot.shop.returns import ReturnVerdict

from .chat import Chat, Reply

V = ReturnVerdict
POLICY = "What is your return policy?"
# Order, what is said besides it, the verdicts on its items, words of the answer
STELLA = [
    # From the Admin API's JSON
    ("#3007", (), [V.RETURNABLE, V.EARRINGS, V.MADE_TO_ORDER], ("until Monday, November 23, that day included",)),
    ("#3008", (), [V.WINDOW_CLOSED], ("Sunday, November 8", "14 days ended on Sunday, November 22", "December 8", "$9–12")),
    ("#3015", (), [V.WINDOW_CLOSED], ("October 15", "The warranty has ended", "replacement")),
    ("#3001", (), [V.NOT_DELIVERED], ("14 days", "begin when it arrives")),
    ("#3009", ("i have no idea",), [V.DELIVERY_DATE_UNKNOWN], ("depends on the day", "within 14 days")),
    ("#3009", ("last friday",), [V.RETURNABLE], ("until Friday, December 4", "rests on what you told me")),
    ("#3013", (), [V.RETURNABLE, V.ALREADY_REFUNDED], ("until Saturday, November 28", "refunded already")),
    ("#3016", (), [V.ORDER_CANCELLED], ("nothing to return",)),
    ("#3014", (), [V.MADE_TO_ORDER], ("made to order",)),
    # From the CSV export, which never says that a parcel has arrived
    ("#2001", (), [V.NOT_DELIVERED], ("hasn't been delivered",)),
    ("#2008", ("it came on november 12",), [V.RETURNABLE, V.EARRINGS, V.MADE_TO_ORDER], ("until Thursday, November 26",)),
    ("#2008", ("november 6",), [V.WINDOW_CLOSED, V.EARRINGS, V.MADE_TO_ORDER], ("ended on Friday, November 20",)),
    ("#2009", (), [V.ORDER_CANCELLED], ("cancelled",)),
    ("#2010", (), [V.ALREADY_REFUNDED], ("refunded already",)),
]  # fmt: skip
ALLYK = [
    ("#4001", V.NOT_STATED, ("doesn't state a return policy", "kimberlynn9988@gmail.com")),
    ("#5002", V.NOT_STATED, ("doesn't state a return policy", "kimberlynn9988@gmail.com")),
    ("#4003", V.ORDER_CANCELLED, ("nothing to return",)),
    ("#5003", V.ALREADY_REFUNDED, ("refunded already",)),
]


def test_no_verdict_is_left_out() -> None:
    told = {verdict for *_, verdicts, _ in STELLA for verdict in verdicts} | {verdict for _, verdict, _ in ALLYK}
    assert told == set(ReturnVerdict)


@pytest.mark.parametrize(("order", "besides", "verdicts", "words"), STELLA)
def test_the_shop_that_states_everything(
    chat: Chat, order: str, besides: tuple[str, ...], verdicts: list[ReturnVerdict], words: tuple[str, ...]
) -> None:
    reply = ask(chat, order)
    for message in besides:
        assert "On what day did you get it?" in reply
        reply = chat.say(message)
    assert [item["verdict"] for item in reply.card["items"]] == [verdict.value for verdict in verdicts]
    assert [word for word in words if word not in reply] == [], reply.text


@pytest.mark.parametrize(("order", "verdict", "words"), ALLYK)
def test_the_shop_that_states_little_says_so_and_borrows_nothing(
    allyk_chat: Chat, order: str, verdict: ReturnVerdict, words: tuple[str, ...]
) -> None:
    reply = ask(allyk_chat, order)
    assert [item["verdict"] for item in reply.card["items"]] == [verdict.value]
    assert [word for word in words if word not in reply] == [], reply.text
    assert "14" not in reply
    assert reply.sources == []


def ask(chat: Chat, order: str) -> Reply:
    assert "Which order" in chat.say("can I return my order?")
    return chat.say(f"{order}, jo@example.com")


def test_each_verdict_cites_the_sentence_that_it_rests_on(chat: Chat) -> None:
    reply = chat.say("can I return order #3007, jo@example.com")
    quotes = [item["source"]["quote"] for item in reply.card["items"]]
    assert "within 14 days of receipt" in quotes[0]
    assert "unable to accept returns" in quotes[1]
    assert "unable to accept returns" in quotes[2]
    assert reply.sources == [POLICY]


def test_the_last_day_is_on_the_card_for_a_program_to_read(chat: Chat) -> None:
    items = chat.say("can I return order #3013, jo@example.com").card["items"]
    assert [item["last_day"] for item in items] == ["2026-11-28", None]


def test_a_parcel_that_has_not_come_is_looked_for_instead(chat: Chat) -> None:
    ask(chat, "#2008")
    assert "should have arrived by Tuesday, November 17" in chat.say("it hasn't come yet, where is it?")
